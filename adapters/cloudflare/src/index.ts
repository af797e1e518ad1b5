import { capture, isWhole } from './capture'
import { endpointOf } from './endpoint'
import type { Env } from './env'
import { type Identity, identify } from './identity'
import { member } from './json'
import { type Call, type Decision, Optimizer } from './optimizer'
import { usageOf } from './usage'

export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const began = Date.now()
    const identity = await identify(request.headers, env)
    if (!identity) return Response.json({ error: { message: 'Unknown client key.', type: 'authentication_error', code: 'invalid_api_key' } }, { status: 401 })

    const target = request.method === 'POST' ? endpointOf(new URL(request.url).pathname) : undefined
    const bytes = target && !request.headers.has('content-encoding') ? await request.arrayBuffer() : undefined
    const text = bytes && textOf(bytes)
    if (!target || text === undefined) return forward(request, bytes ?? request.body, env, identity)

    const call: Call = { ...target, request: text, stream: member(text, 'stream') === 'true', metadata: identity.metadata }
    const optimizer = new Optimizer(env)
    const decision = await optimizer.optimize(call)
    const record = (status: number, answer?: string, sse = false) => optimizer.record(rowOf(call, decision, began, status, answer, sse))

    if (decision?.cacheHit && (call.stream ? decision.cachedSse : decision.cached)) {
      const body = (call.stream ? decision.cachedSse : decision.cached)!
      ctx.waitUntil(record(200, body, call.stream))
      return new Response(body, { headers: { 'content-type': call.stream ? 'text/event-stream' : 'application/json', ...mark(decision) } })
    }

    const upstream = await forward(request, decision && decision.request !== text ? decision.request : bytes!, env, identity, decision)
    const sse = upstream.headers.get('content-type')?.startsWith('text/event-stream') ?? false
    const response = new Response(upstream.body, upstream)
    for (const [name, value] of Object.entries(mark(decision))) response.headers.set(name, value)
    if (!upstream.body) return response

    if (decision?.postCall && upstream.status === 200 && !sse) {
      const original = await upstream.text()
      const changed = await optimizer.optimizeResponse(call, decision, original)
      ctx.waitUntil(settle(original))
      return new Response(changed ?? original, response)
    }
    return new Response(upstream.body.pipeThrough(capture(settle, (work) => ctx.waitUntil(work))), response)

    async function settle(answer: string | undefined) {
      await record(answer === undefined ? 499 : upstream.status, answer, sse)
      const whole = answer !== undefined && upstream.status === 200 && (sse ? isWhole(answer) : isJson(answer))
      if (whole && decision?.cacheEligible && decision.cacheKey) await optimizer.writeBack(call, decision, answer, sse)
    }
  },
}

/** The call as it came, with `body`, to the AI gateway. Its own cache is passed over: it would answer without asking us. */
function forward(request: Request, body: BodyInit | null, env: Env, identity: Identity, decision?: Decision): Promise<Response> {
  const url = new URL(request.url)
  const headers = new Headers(request.headers)
  for (const name of [...headers.keys()]) if (name.startsWith('x-anyray-')) headers.delete(name)
  if (identity.strip) for (const name of ['authorization', 'x-api-key']) headers.delete(name)
  headers.delete('content-length')
  headers.delete('host')
  headers.set('cf-aig-skip-cache', 'true')
  if (env.CF_AIG_TOKEN) headers.set('cf-aig-authorization', `Bearer ${env.CF_AIG_TOKEN}`)
  const { user, team, sessionId } = identity.metadata
  if (decision) headers.set('cf-aig-metadata', JSON.stringify({ user, team, sessionId, optimizationId: decision.optimizationId, tokensSaved: decision.estimatedTokensSaved }))
  return fetch(env.GATEWAY_URL.replace(/\/$/, '') + url.pathname + url.search, { method: request.method, headers, body, redirect: 'manual' })
}

const mark = (decision?: Decision): Record<string, string> => ({
  'x-anyray-optimization': JSON.stringify(decision
    ? { status: 'applied', kinds: decision.decisions.map((d) => d.kind), estimatedTokensSaved: decision.estimatedTokensSaved, cacheHit: decision.cacheHit }
    : { status: 'error' }),
})

function rowOf(call: Call, decision: Decision | undefined, began: number, status: number, answer: string | undefined, sse: boolean) {
  const { user, team, sessionId, tenantId, intent } = call.metadata
  return {
    id: crypto.randomUUID(), ts: began, endpoint: call.endpoint, method: 'POST', status, provider: call.provider,
    model: modelOf(call.request), ...(answer === undefined ? {} : usageOf(answer, sse)),
    durationMs: Date.now() - began, optimizationLatencyMs: decision?.latencyMs ?? 0,
    attribution: { user, team, sessionId, tenantId, intent }, decisions: decision?.decisions ?? [],
    optimizationId: decision?.optimizationId, optimizationStatus: decision ? 'applied' : 'error', cacheHit: decision?.cacheHit ?? false,
  }
}

const modelOf = (request: string) => {
  const model = member(request, 'model')
  return model?.startsWith('"') ? (JSON.parse(model) as string) : undefined
}

function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
