import { createServer } from 'node:http'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

const words = ['The ', 'capital ', 'of ', 'France ', 'is ', 'Paris', '.', '']
export const spacingMs = 30
export const answerText = words.join('')

/** A model provider that answers OpenAI chat, JSON or SSE, and can be told to misbehave: `cut`, `error`, `endless`. */
export async function startProvider() {
  const requests = []
  const provider = { requests, behave: 'well' }
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    requests.push({ path: request.url, headers: request.headers, body })
    const asked = parse(body)
    response.on('error', () => {})
    if (provider.behave === 'error') return send(response, 503, { error: { message: 'overloaded', type: 'server_error' } })
    if (!asked?.stream) return provider.behave === 'cut' ? cutJson(response) : send(response, 200, completion(asked, requests.length))
    await stream(response, asked, requests.length, provider.behave)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  provider.url = `http://127.0.0.1:${server.address().port}`
  provider.close = () => { server.closeAllConnections(); server.close() }
  provider.last = () => requests.at(-1)
  provider.of = (nonce) => requests.filter((r) => r.body.includes(nonce))
  return provider
}

const parse = (body) => { try { return JSON.parse(body) } catch { return undefined } }
const usage = { prompt_tokens: 42, completion_tokens: 8, total_tokens: 50 }

const completion = (asked, n) => ({
  id: `chatcmpl-${n}`, object: 'chat.completion', created: 1760000000, model: asked?.model ?? 'unknown',
  choices: [{ index: 0, message: { role: 'assistant', content: answerText, refusal: null, annotations: [] }, logprobs: null, finish_reason: 'stop' }],
  usage,
})

function send(response, status, body) {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
}

function cutJson(response) {
  const text = JSON.stringify(completion({ model: 'cut' }, 0))
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
  response.write(text.slice(0, 40), () => response.destroy())
}

async function stream(response, asked, n, behave) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  const event = (body) => response.write(`data: ${JSON.stringify({ id: `chatcmpl-${n}`, object: 'chat.completion.chunk', created: 1760000000, model: asked.model, ...body })}\n\n`)
  for (let i = 0; i < words.length || behave === 'endless'; i++) {
    if (response.destroyed) return
    if (behave === 'cut' && i === 3) return response.destroy()
    if (behave === 'end-early' && i === 3) return response.end()
    const last = i === words.length - 1
    event({ choices: [{ index: 0, delta: last ? {} : { ...(i ? {} : { role: 'assistant' }), content: words[i % words.length] }, finish_reason: last ? 'stop' : null }] })
    await wait(spacingMs)
  }
  if (asked.stream_options?.include_usage) event({ choices: [], usage })
  response.end('data: [DONE]\n\n')
}
