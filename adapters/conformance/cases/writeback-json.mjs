import { nonce, question } from '../bodies.mjs'
import { check } from '../check.mjs'
import { until } from '../until.mjs'

export const title = 'write-back: a complete JSON answer is cached'

export default async function ({ ask, provider }) {
  const id = nonce()
  await ask(question(id))
  check(await until(async () => {
    const before = provider.of(id).length
    await ask(question(id))
    return provider.of(id).length === before
  }), 'the answer never reached the cache')
}
