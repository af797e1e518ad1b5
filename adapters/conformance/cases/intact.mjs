import { nonce, wasteful } from '../bodies.mjs'
import { check, same } from '../check.mjs'

export const title = 'mutate: unknown fields, [], big integers and key order intact'

const pieces = ['"x_unknown":{"z":1,"a":[]}', '"x_big":9007199254740993', '"stop":[]', '"metadata":{}']

/** Measured against what the host alone would have sent: some hosts drop or reorder by themselves, and say so in a note. */
export default async function ({ ask, provider, asHostSends, host }) {
  const id = nonce()
  const sent = wasteful(id)
  const alone = plain(await asHostSends(sent))
  await ask(sent)
  const received = plain(provider.of(id).at(-1).body)
  for (const piece of pieces) {
    check(host.notes?.intact || alone.includes(piece), `the host alone should pass ${piece} on`, alone.slice(0, 120))
    check(received.includes(piece) === alone.includes(piece), `${piece} should arrive as the host sends it`, received.slice(0, 120))
  }
  same(keys(received), keys(alone), 'key order')
}

const plain = (json) => json.replace(/([,:{])\s+/g, '$1')
const keys = (json) => Object.keys(JSON.parse(json)).join()
