import { nonce, wasteful, kept } from '../bodies.mjs'
import { check, same } from '../check.mjs'
import { said } from '../client.mjs'
import { answerText } from '../provider.mjs'

export const title = 'mutate: the provider receives the optimized body'

export default async function ({ ask, provider }) {
  const id = nonce()
  const sent = wasteful(id)
  const answer = await ask(sent)
  same(answer.status, 200, 'status')
  same(said(answer), answerText, 'answer')
  const received = provider.of(id).at(-1)?.body
  check(received, 'the provider was not called')
  check(received.length < sent.length - 500, 'the body should have become smaller', `${sent.length} -> ${received.length}`)
  check(received.includes(kept), 'the paragraph is gone altogether')
  JSON.parse(received)
}
