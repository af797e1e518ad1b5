/**
 * The raw text of a top-level member, or undefined. Answers are spliced as text because parsing and printing again would
 * round big integers.
 */
export function member(json: string, name: string): string | undefined {
  let i = space(json, 0)
  if (json[i] !== '{') return undefined
  for (i = space(json, i + 1); json[i] === '"'; i = space(json, i + 1)) {
    const key = json.slice(i, (i = end(json, i)))
    i = space(json, space(json, i) + 1)
    const start = i
    i = end(json, i)
    if (key === `"${name}"`) return json.slice(start, i)
    i = space(json, i)
  }
  return undefined
}

const space = (json: string, i: number) => {
  while (json[i] === ' ' || json[i] === '\n' || json[i] === '\r' || json[i] === '\t') i++
  return i
}

/** Index after the value that begins at `i`. */
function end(json: string, i: number): number {
  let depth = 0
  for (; i < json.length; i++) {
    const c = json[i]
    if (c === '"') {
      for (i++; i < json.length && json[i] !== '"'; i++) if (json[i] === '\\') i++
      if (depth === 0) return i + 1
    } else if (c === '{' || c === '[') depth++
    else if (c === '}' || c === ']') {
      if (depth === 0) return i
      if (--depth === 0) return i + 1
    } else if (depth === 0 && (c === ',' || c === ' ' || c === '\n' || c === '\r' || c === '\t')) return i
  }
  return i
}
