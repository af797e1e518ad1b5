const suffixes = ['/chat/completions', '/messages', '/responses', '/completions', '/embeddings']

/** The protocol's endpoint and provider of a gateway path such as `/openai/chat/completions`; undefined = not a model call. */
export function endpointOf(path: string): { endpoint: string; provider?: string } | undefined {
  const suffix = suffixes.find((s) => path.endsWith(s))
  if (!suffix) return undefined
  const first = path.split('/')[1] ?? ''
  return { endpoint: `/v1${suffix}`, provider: first === 'compat' || first === 'v1' || suffix === `/${first}` ? undefined : first }
}
