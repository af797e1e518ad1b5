import { nonce, wasteful } from '../bodies.mjs'
import { check } from '../check.mjs'

export const title = 'mutate: unknown fields, [], big integers and key order intact'

export default async function ({ ask, provider }) {
  const id = nonce()
  const sent = wasteful(id)
  await ask(sent)
  const received = provider.of(id).at(-1)?.body ?? ''
  const plain = received.replace(/([,:{])\s+/g, '$1')
  for (const piece of ['"x_unknown":{"z":1,"a":[]}', '"x_big":9007199254740993', '"stop":[]', '"metadata":{}'])
    check(plain.includes(piece), `${piece} should arrive`, received.slice(0, 120))
  const keys = Object.keys(JSON.parse(received)).filter((k) => k in JSON.parse(sent))
  check(keys.join() === Object.keys(JSON.parse(sent)).join(), 'key order', keys.join())
}
