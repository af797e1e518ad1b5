import { nonce, wasteful } from '../bodies.mjs'
import { check, same } from '../check.mjs'
import { events, said } from '../client.mjs'
import { answerText, spacingMs } from '../provider.mjs'

export const title = 'stream: chunks are not held back; usage and [DONE] arrive'

export default async function ({ ask }) {
  const answer = await ask(wasteful(nonce(), true))
  same(answer.status, 200, 'status')
  same(said(answer), answerText, 'answer')
  check(events(answer.text).some((e) => e.usage?.total_tokens === 50), 'usage should arrive', answer.text.slice(-300))
  check(/data: ?\[DONE\]/.test(answer.text), '[DONE] should arrive', answer.text.slice(-100))
  const spread = answer.chunks.at(-1).at - answer.chunks[0].at
  check(answer.chunks.length >= 6 && spread >= 5 * spacingMs, 'chunks should come as the provider sends them', `${answer.chunks.length} chunks in ${spread | 0} ms`)
}
