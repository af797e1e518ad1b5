import { nonce, wasteful } from '../bodies.mjs'
import { check, same } from '../check.mjs'
import { said } from '../client.mjs'
import { answerText } from '../provider.mjs'

export const title = 'slow / down / garbage: the original request goes through'

/** Longest a call may be held by an optimizer that does not answer (the adapters' deadline is 800 ms), in ms. */
const patience = 1600

export default async function ({ ask, provider, tap, calm, asHostSends }) {
  for (const fault of ['slow', 'down', 'error', 'garbage']) {
    await calm()
    const id = nonce()
    const body = wasteful(id)
    const expected = await asHostSends(body)
    if (fault === 'down') await tap.down()
    else tap.mode = fault
    try {
      const answer = await ask(body)
      same(answer.status, 200, `status with the optimizer "${fault}"`)
      same(said(answer), answerText, 'answer')
      same(provider.of(id).at(-1)?.body, expected, `body with the optimizer "${fault}"`)
      check(answer.ms < patience, `the call was held by an optimizer that is "${fault}"`, `${answer.ms | 0} ms`)
    } finally {
      if (fault === 'down') await tap.up()
      tap.mode = 'pass'
    }
  }
}
