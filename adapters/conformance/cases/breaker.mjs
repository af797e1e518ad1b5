import { nonce, wasteful, question } from '../bodies.mjs'
import { check } from '../check.mjs'
import { until } from '../until.mjs'

export const title = 'breaker: a dead optimizer costs one timeout per window'

export default async function ({ ask, tap, provider, calm }) {
  await calm()
  tap.mode = 'slow'
  try {
    for (let i = 0; i < 3; i++) await ask(question(nonce()))
    const calls = tap.calls.length
    let held = 0
    for (let i = 0; i < 6; i++) if ((await ask(question(nonce()))).ms > 400) held++
    check(held <= 1 && tap.calls.length - calls <= 1, 'the breaker should be open', `${held} of 6 calls held, ${tap.calls.length - calls} tried`)
  } finally {
    tap.mode = 'pass'
  }
  check(await until(async () => {
    const id = nonce()
    const body = wasteful(id)
    await ask(body)
    return provider.of(id).at(-1).body.length < body.length - 500
  }, 5000), 'the breaker should close again')
}
