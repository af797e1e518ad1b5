import { nonce, question } from '../bodies.mjs'
import { check } from '../check.mjs'
import { until } from '../until.mjs'

export const title = 'write-back: a complete streamed answer is cached'

export default async function ({ ask, provider }) {
  const id = nonce()
  await ask(question(id, true))
  check(await until(async () => {
    const before = provider.of(id).length
    await ask(question(id, true))
    return provider.of(id).length === before
  }), 'the streamed answer never reached the cache')
}
