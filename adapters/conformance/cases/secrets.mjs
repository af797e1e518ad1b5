import { nonce, question } from '../bodies.mjs'
import { check } from '../check.mjs'

export const title = 'secrets: the bearer token and the prompt are in no log and no error'

export default async function ({ ask, tap, host, token, calm }) {
  const id = nonce()
  const seen = []
  await calm()
  for (const fault of ['error', 'garbage', 'pass']) {
    tap.mode = fault
    const answer = await ask(question(id))
    seen.push(answer.text, JSON.stringify(answer.headers))
  }
  seen.push((await ask(`{"model":"gpt-4o-mini","messages":"${id}`).catch(() => ({ text: '' }))).text)
  seen.push(host.log())
  const all = seen.join('\n')
  check(!all.includes(token), 'the token was seen')
  check(!host.log().includes(id), 'the prompt was logged')
}
