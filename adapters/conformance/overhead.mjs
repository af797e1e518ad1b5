import { nonce, question } from './bodies.mjs'
import { post } from './client.mjs'

/** Added time per call in ms: the host with the adapter less the host alone, taken in turns so that both see the same machine. */
export async function overhead(bare, adapted, calls = 120) {
  const alone = [], within = []
  for (let i = 0; i < calls + 20; i++) {
    const b = (await post(bare.url, question(nonce()), bare.as)).ms
    const a = (await post(adapted.url, question(nonce()), adapted.as)).ms
    if (i >= 20) { alone.push(b); within.push(a) }
  }
  return { p50: at(within, 0.5) - at(alone, 0.5), p99: at(within, 0.99) - at(alone, 0.99) }
}

const at = (values, q) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * q)]
