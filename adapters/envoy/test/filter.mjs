// Envoy's ext_proc filter, as far as its documentation tells: message order, buffering, header and content-length rules, mode
// override, message timeout, failure mode. A proxy in Node, because no Envoy can be installed here.
import { Agent, createServer, request as httpRequest } from 'node:http'
import { once } from 'node:events'
import { Exchange } from './exchange.mjs'
import { mutate, toEnvoy } from './headers.mjs'
import { settings } from './settings.mjs'

const agent = new Agent({ keepAlive: true })

/** `identities`: bearer -> the payload of its verified token. */
export async function startFilter({ provider, cluster, identities, log }) {
  const server = createServer((request, response) => handle(request, response).catch((error) => {
    log(`error: ${error.message}`)
    if (response.headersSent) response.destroy()
    else response.writeHead(500, { 'content-type': 'text/plain' }).end()
  }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: server.address().port, close() { server.closeAllConnections(); server.close() } }

  async function handle(request, response) {
    const payload = identities[request.headers.authorization?.replace(/^Bearer /, '')]
    if (!payload) return void response.writeHead(401, { 'content-type': 'text/plain' }).end('Jwt is missing')
    const exchange = cluster && new Exchange(cluster, log)
    request.on('error', () => {})
    response.on('close', () => exchange?.close())
    try {
      await run(request, response, exchange, payload)
    } finally {
      exchange?.close()
    }
  }

  async function run(request, response, exchange, payload) {
    const headers = { ...request.headers }
    let body = Buffer.concat(await request.toArray())
    let mode = { ...settings.mode }
    let answer = await exchange?.ask({
      request_headers: { ...toEnvoy({ ':method': request.method, ':path': request.url, ':scheme': 'http', ':authority': headers.host }, headers), end_of_stream: body.length === 0 },
      metadata_context: { filter_metadata: Object.fromEntries(settings.forwarded.map((name) => [name, struct({ [settings.payloadName]: payload })])) },
    })
    if (immediate(answer, response)) return
    mutate(headers, answer?.request_headers?.response?.header_mutation)
    mode = override(mode, answer)

    if (exchange?.open && body.length && mode.request_body_mode === 'BUFFERED') {
      answer = await exchange.ask({ request_body: { body, end_of_stream: true } })
      if (immediate(answer, response)) return
      body = replaced(body, headers, answer?.request_body?.response)
    }

    const upstream = httpRequest(provider + request.url, { method: request.method, agent, headers: { ...headers, host: new URL(provider).host } })
    upstream.on('error', () => {})
    response.on('close', () => upstream.destroy())
    upstream.end(body)
    const [reply] = await once(upstream, 'response')
    await respond(reply, response, exchange, mode)
  }

  async function respond(reply, response, exchange, mode) {
    const headers = { ...reply.headers }
    delete headers['transfer-encoding']
    delete headers.connection
    delete headers['keep-alive']
    const answer = exchange?.open && mode.response_header_mode !== 'SKIP' ? await exchange.ask({ response_headers: { ...toEnvoy({ ':status': reply.statusCode }, headers), end_of_stream: false } }) : undefined
    mutate(headers, answer?.response_headers?.response?.header_mutation)
    mode = override(mode, answer)
    const how = exchange?.open ? mode.response_body_mode : 'NONE'
    if (how === 'BUFFERED') {
      let body = Buffer.concat(await reply.toArray())
      const changed = await exchange.ask({ response_body: { body, end_of_stream: true } })
      body = replaced(body, headers, changed?.response_body?.response)
      return void response.writeHead(reply.statusCode, headers).end(body)
    }
    if (how === 'STREAMED') delete headers['content-length']
    response.writeHead(reply.statusCode, headers)
    for await (let chunk of reply) {
      if (how === 'STREAMED' && exchange.open) {
        const changed = await exchange.ask({ response_body: { body: chunk, end_of_stream: false } })
        chunk = changed?.response_body?.response?.body_mutation?.body ?? chunk
      }
      response.write(chunk)
    }
    if (how === 'STREAMED' && exchange.open) await exchange.ask({ response_body: { body: Buffer.alloc(0), end_of_stream: true } })
    response.end()
  }
}

function replaced(body, headers, common) {
  mutate(headers, common?.header_mutation)
  const changed = common?.body_mutation?.body
  if (!changed) return body
  if (headers['content-length'] !== undefined && Number(headers['content-length']) !== changed.length) throw new Error('mismatch between content length and the length of the mutated body')
  return changed
}

function override(mode, answer) {
  if (!answer?.mode_override || !settings.allowOverride) return mode
  const { request_body_mode, response_header_mode, response_body_mode } = answer.mode_override
  return { ...mode, request_body_mode, response_body_mode, response_header_mode: response_header_mode === 'DEFAULT' ? mode.response_header_mode : response_header_mode }
}

function immediate(answer, response) {
  const local = answer?.immediate_response
  if (!local) return false
  const headers = { 'content-type': 'text/plain' }
  mutate(headers, local.headers)
  headers['content-length'] = local.body.length
  response.writeHead(Number(local.status.code === 'OK' ? 200 : local.status.code), headers).end(local.body)
  return true
}

// google.protobuf.Struct comes with the loader and keeps the loader's own spelling.
const struct = (object) => ({ fields: Object.fromEntries(Object.entries(object).map(([k, v]) => [k, typeof v === 'object' ? { structValue: struct(v) } : { stringValue: v }])) })
