import { nonce, question } from '../bodies.mjs'
import { check, same } from '../check.mjs'
import { events, said } from '../client.mjs'
import { answerText } from '../provider.mjs'
import { until } from '../until.mjs'

export const title = 'hit: the provider is not called, JSON and SSE'

export default async function ({ ask, provider }) {
  const id = nonce()
  await ask(question(id))
  // The write-back is behind the answer, so the first repeats may still miss.
  const hit = await until(async () => {
    const before = provider.of(id).length
    const answer = await ask(question(id))
    return provider.of(id).length === before && answer
  })
  check(hit, 'a repeated question should be answered from the cache')
  same(hit.status, 200, 'status')
  same(said(hit), answerText, 'cached answer')
  const calls = provider.of(id).length
  const streamed = await ask(question(id, true))
  same(provider.of(id).length, calls, 'provider calls after a streamed repeat')
  check(streamed.headers['content-type']?.startsWith('text/event-stream'), 'a stream was asked for', streamed.headers['content-type'])
  same(said(streamed), answerText, 'cached answer as a stream')
  check(/data: ?\[DONE\]/.test(streamed.text), '[DONE] should arrive', streamed.text.slice(-100))
  check(events(streamed.text).some((e) => e.choices?.[0]?.finish_reason === 'stop'), 'finish_reason should arrive', streamed.text)
}
