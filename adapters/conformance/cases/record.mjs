import { nonce, wasteful } from '../bodies.mjs'
import { check, same } from '../check.mjs'
import { until } from '../until.mjs'

export const title = 'record: the call becomes a row in the ledger'

export default async function ({ ask, host, ledger, streams = [false, true] }) {
  for (const stream of host.recordsStreams === false ? [false] : streams) {
    const session = `s-${nonce()}`
    await ask(wasteful(session, stream), { ...host.as.alice, ...host.claim({ session }) })
    const row = await until(() => ledger.row(session), 8000)
    check(row, `no row for a ${stream ? 'streamed' : 'plain'} call`)
    same(row.status, 200, 'status of the row')
    same(row.inputTokens, 42, 'input tokens of the row')
    same(row.outputTokens, 8, 'output tokens of the row')
  }
}
