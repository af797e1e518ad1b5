/** Prints host x case, the reasons for what a host cannot do, the added time, and the closing line. Gives the number of failures. */
export function print(results, names, bounds) {
  const hosts = Object.values(results)
  const rows = [['case', ...hosts.map((h) => h.name)], ['---', ...hosts.map(() => '---')]]
  const reasons = []
  let passed = 0, failed = 0
  for (const name of names)
    rows.push([name, ...hosts.map((host) => {
      const { reason, error } = host.cases[name]
      if (reason) return `no [${reasons.push(`${host.name}, ${name}: ${reason}`)}]`
      error ? failed++ : passed++
      const note = host.notes[name]
      return error ? 'FAILED' : note ? `yes [${reasons.push(`${host.name}, ${name}: ${note}`)}]` : 'yes'
    })])
  rows.push(['added p50 / p99 (ms)', ...hosts.map(({ overhead: o }) => {
    if (!o) return '-'
    o.p50 <= bounds.p50 && o.p99 <= bounds.p99 ? passed++ : failed++
    return `${o.p50.toFixed(1)} / ${o.p99.toFixed(1)}`
  })])
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)))
  for (const row of rows) console.log(`| ${row.map((cell, i) => (cell === '---' ? '-'.repeat(widths[i]) : cell.padEnd(widths[i]))).join(' | ')} |`)
  reasons.forEach((reason, i) => console.log(`[${i + 1}] ${reason}`))
  console.log(`${passed} passed, ${failed} failed`)
  return failed
}
