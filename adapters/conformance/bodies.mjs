import { randomBytes } from 'node:crypto'

export const nonce = () => `n${randomBytes(6).toString('hex')}`

const paragraph = 'Every shipment that leaves the northern depot is weighed twice, once on the floor scale and once on the bridge, and the two figures are written into the ledger before the doors are sealed; a difference of more than two kilograms stops the lorry until the foreman has signed for it, whatever the hour.'

/** A short question: may be cached. */
export const question = (id, stream = false) =>
  `{"model":"gpt-4o-mini","messages":[{"role":"user","content":"What is the capital of France? (${id})"}],"temperature":0${tail(stream)}}`

/** A wasteful request with everything that a careless JSON round trip would damage. */
export const wasteful = (id, stream = false) =>
  `{"x_unknown":{"z":1,"a":[]},"model":"gpt-4o-mini","x_big":9007199254740993,"stop":[],"messages":[{"role":"user","content":"Case ${id}.\\n\\n${
    Array(6).fill(paragraph).join('\\n\\n')}\\n\\nWhat stops the lorry?"}],"metadata":{},"temperature":0${tail(stream)}}`

const tail = (stream) => (stream ? ',"stream":true,"stream_options":{"include_usage":true}' : '')
export const kept = paragraph
