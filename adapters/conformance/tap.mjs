import { createServer, request as httpRequest } from 'node:http'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Stands between an adapter and the optimizer: passes calls on and notes them, or plays a fault.
 * Modes: `pass`, `slow` (answers after 3 s), `error` (500), `garbage` (200 with half a JSON), and `down()` (refused).
 */
export async function startTap(optimizer) {
  const calls = []
  const tap = { calls, mode: 'pass', answers: new Map() }
  let server = await listen(0)
  const port = server.address().port
  tap.url = `http://127.0.0.1:${port}`
  tap.down = async () => { server.closeAllConnections(); server.close(); await once(server, 'close').catch(() => {}) }
  tap.up = async () => { server = await listen(port) }
  tap.to = (path) => calls.filter((c) => c.path === path)
  tap.close = () => tap.down().catch(() => {})
  return tap

  async function listen(at) {
    const http = createServer((request, response) => serve(request, response).catch(() => response.destroy()))
    http.listen(at, '127.0.0.1')
    await once(http, 'listening')
    return http
  }

  async function serve(request, response) {
    const body = Buffer.concat(await request.toArray())
    const call = { path: request.url, authorization: request.headers.authorization, body: body.toString() }
    calls.push(call)
    if (tap.mode === 'slow') await wait(3000)
    if (tap.mode === 'error') return void response.writeHead(500, { 'content-type': 'application/problem+json' }).end('{"code":"internal"}')
    if (tap.mode === 'garbage') return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"requestText": "{\\"model')
    const { status, headers, text } = await forward(request, body)
    const change = tap.answers.get(call.path)
    const answer = change ? change(text, call) : text
    call.status = status
    call.answer = answer
    response.writeHead(change ? 200 : status, { 'content-type': headers['content-type'] ?? 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer)
  }

  async function forward(from, body) {
    const headers = { ...from.headers, 'content-length': body.length }
    delete headers['transfer-encoding']
    const request = httpRequest(optimizer + from.url, { method: from.method, headers })
    request.end(body)
    const [response] = await once(request, 'response')
    return { status: response.statusCode, headers: response.headers, text: Buffer.concat(await response.toArray()).toString() }
  }
}
