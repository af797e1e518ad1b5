/** Assertions whose message says what was seen. */
export function check(condition, message, seen) {
  if (!condition) throw new Error(seen === undefined ? message : `${message}: ${brief(seen)}`)
}

export const same = (seen, expected, what) => check(seen === expected, `${what} should be ${brief(expected)}`, seen)

const brief = (value) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text?.length > 300 ? `${text.slice(0, 300)}…` : text
}
