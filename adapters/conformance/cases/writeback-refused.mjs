import { setTimeout as wait } from 'node:timers/promises'
import { nonce, question } from '../bodies.mjs'
import { check } from '../check.mjs'

export const title = 'write-back: never a cut stream, a non-200 or an aborted client'

export default async function ({ ask, provider }) {
  const cases = [
    ['cut', true, {}], ['end-early', true, {}], ['cut', false, {}], ['error', false, {}], ['endless', true, { abortAfter: 3 }],
  ]
  for (const [behave, stream, how] of cases) {
    const id = nonce()
    provider.behave = behave
    try {
      await ask(question(id, stream), {}, how).catch(() => undefined)
      // Long enough for a write-back that must not come.
      await wait(300)
    } finally {
      provider.behave = 'well'
    }
    const before = provider.of(id).length
    await ask(question(id, stream))
    check(provider.of(id).length > before, `an answer that was "${behave}" came back from the cache`)
  }
}
