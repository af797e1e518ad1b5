import { connect, createServer } from 'node:http2'
import { once } from 'node:events'

/** The conformance script's tap, for gRPC: an HTTP/2 proxy before the ext_proc port that notes calls and plays faults. */
export async function startTap(address) {
  const calls = []
  const tap = { calls, mode: 'pass', answers: new Map() }
  const sessions = new Set()
  let upstream
  let server = await listen(0)
  const port = server.address().port
  tap.url = `127.0.0.1:${port}`
  tap.down = async () => { for (const s of sessions) s.destroy(); server.close(); await once(server, 'close') }
  tap.up = async () => { server = await listen(port) }
  tap.to = (path) => calls.filter((c) => c.path === path)
  tap.close = () => { upstream?.destroy(); return tap.down().catch(() => {}) }
  return tap

  async function listen(at) {
    const http = createServer()
    http.on('session', (session) => { sessions.add(session); session.on('close', () => sessions.delete(session)); session.on('error', () => {}) })
    http.on('stream', serve)
    http.listen(at, '127.0.0.1')
    await once(http, 'listening')
    return http
  }

  function serve(stream, headers) {
    stream.on('error', () => {})
    if (!headers[':path'].startsWith('/grpc.health')) calls.push({ path: headers[':path'], authorization: headers.authorization, body: '' })
    if (tap.mode === 'slow') return void stream.resume()
    if (tap.mode === 'error') return stream.respond({ ':status': 500 }, { endStream: true })
    if (tap.mode === 'garbage') {
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' })
      return void stream.end(Buffer.from([0, 0, 0, 0, 3, 0xff, 0xff, 0xff]))
    }
    if (!upstream || upstream.destroyed || upstream.closed) {
      upstream = connect(`http://${address}`)
      upstream.on('error', () => {})
    }
    forward(stream, headers)
  }

  function forward(stream, { ':path': path, ':method': method, ...headers }) {
    for (const name of Object.keys(headers)) if (name.startsWith(':')) delete headers[name]
    const request = upstream.request({ ':path': path, ':method': method, ...headers })
    let trailers = {}
    request.on('error', () => stream.close())
    request.on('response', (answer, flags) => {
      if (stream.destroyed) return
      stream.respond(answer, flags & 1 ? { endStream: true } : { waitForTrailers: true })
    })
    request.on('trailers', (last) => { trailers = last })
    stream.on('wantTrailers', () => stream.sendTrailers(trailers))
    stream.on('close', () => request.close())
    stream.pipe(request)
    request.pipe(stream)
  }
}
