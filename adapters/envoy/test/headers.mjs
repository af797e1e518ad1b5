const forbidden = /^(:method|:scheme|:authority|host$|x-envoy-)/

export const toEnvoy = (pseudo, headers) => ({
  headers: { headers: [...Object.entries(pseudo), ...Object.entries(headers)].map(([key, value]) => ({ key, raw_value: Buffer.from(String(value)) })) },
})

/** Applies a header mutation by Envoy's rules; throws on one that Envoy would refuse. */
export function mutate(headers, mutation) {
  for (const { header, append_action: action } of mutation?.set_headers ?? []) {
    if (forbidden.test(header.key)) throw new Error(`${header.key} may not be set`)
    if (header.value && header.raw_value.length) throw new Error(`${header.key}: both value and raw_value`)
    if (!['OVERWRITE_IF_EXISTS_OR_ADD', 'OVERWRITE_IF_EXISTS', 'ADD_IF_ABSENT'].includes(action)) throw new Error(`${header.key}: would be added twice`)
    headers[header.key] = header.raw_value.toString()
  }
  for (const name of mutation?.remove_headers ?? []) delete headers[name]
}
