import { nonce, question } from '../bodies.mjs'
import { same } from '../check.mjs'
import { said } from '../client.mjs'

export const title = 'post-call: /v1/optimize-response is called and its answer applied'

/** No strategy of today changes answers, so the tap plays one. */
export default async function ({ ask, tap }) {
  tap.answers.set('/v1/optimize', (text) => text.replace(/"postCall":\s*false/, '"postCall":true').replace(/^\{(?!.*"postCall")/s, '{"postCall":true,'))
  tap.answers.set('/v1/optimize-response', (_, call) => {
    const { response } = JSON.parse(call.body)
    response.choices[0].message.content = 'changed after the call'
    return JSON.stringify({ protocolVersion: 1, response, decisions: [{ kind: 'played', summary: 'changed' }] })
  })
  try {
    same(said(await ask(question(nonce()))), 'changed after the call', 'answer')
  } finally {
    tap.answers.clear()
  }
}
