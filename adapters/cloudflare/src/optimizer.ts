import { Breaker } from './breaker'
import { type Env, number } from './env'
import type { Metadata } from './identity'
import { member } from './json'

export interface Call {
  endpoint: string
  provider?: string
  request: string
  stream: boolean
  metadata: Metadata
}

/** What `/v1/optimize` decided, with bodies as raw text. */
export interface Decision {
  optimizationId: string
  request: string
  decisions: { kind: string }[]
  estimatedTokensSaved: number
  cacheHit: boolean
  cached?: string
  cachedSse?: string
  cacheEligible: boolean
  cacheKey?: string
  cacheTtlSeconds?: number
  postCall: boolean
  latencyMs: number
}

const breaker = new Breaker()

/** Protocol v1 over fetch. Nothing here throws: undefined means "go on with what you had". */
export class Optimizer {
  constructor(private readonly env: Env) {}

  async optimize(call: Call): Promise<Decision | undefined> {
    const began = Date.now()
    const answer = await this.#guarded('/v1/optimize', JSON.stringify({
      endpoint: call.endpoint,
      provider: call.provider,
      requestText: call.request,
      metadata: call.metadata,
      capabilities: { canShortCircuit: true },
      options: { raw: true, sse: call.stream },
    }), (text) => {
      const parsed = JSON.parse(text)
      const request = parsed.requestText
      if (typeof request !== 'string' || !/^\s*\{/.test(request) || !/\}\s*$/.test(request)) throw new Error('no request')
      return { ...parsed, request, cached: member(text, 'cachedResponse'), cachedSse: parsed.cachedResponseSse }
    })
    return answer && { ...answer, latencyMs: Date.now() - began }
  }

  /** The changed answer, or undefined when nothing is to change. */
  async optimizeResponse(call: Call, decision: Decision, response: string): Promise<string | undefined> {
    const body = `{"endpoint":${JSON.stringify(call.endpoint)},"optimizationId":${JSON.stringify(decision.optimizationId)},` +
      `"metadata":${JSON.stringify(call.metadata)},"request":${decision.request},"response":${response}}`
    return this.#guarded('/v1/optimize-response', body, (text) =>
      JSON.parse(text).decisions?.length > 0 ? member(text, 'response') : undefined)
  }

  async writeBack(call: Call, decision: Decision, text: string, sse: boolean): Promise<void> {
    const answer = sse ? `"responseSse":${JSON.stringify(text)},"complete":true` : `"response":${text}`
    await this.#guarded('/v1/cache', `{"cacheKey":${JSON.stringify(decision.cacheKey)},"ttlSeconds":${decision.cacheTtlSeconds ?? 3600},` +
      `"metadata":${JSON.stringify(call.metadata)},${answer}}`)
  }

  async record(row: object): Promise<void> {
    if (this.env.RECORD !== 'off') await this.#guarded('/v1/record', JSON.stringify(row))
  }

  async #guarded<T>(path: string, body: string, read: (text: string) => T | undefined = () => undefined): Promise<T | undefined> {
    const windowMs = number(this.env.BREAKER_WINDOW_MS, 10_000)
    if (!breaker.allows(number(this.env.BREAKER_FAILURES, 3), windowMs)) return undefined
    try {
      const text = await this.#send(path, body)
      const value = text === undefined ? undefined : read(text)
      breaker.succeeded()
      return value
    } catch {
      breaker.failed(windowMs)
      return undefined
    }
  }

  /** The answer's text; undefined when the optimizer is well but declines (4xx). */
  async #send(path: string, body: string): Promise<string | undefined> {
    const response = await fetch(this.env.OPTIMIZER_URL.replace(/\/$/, '') + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.env.OPTIMIZER_TOKEN ? { authorization: `Bearer ${this.env.OPTIMIZER_TOKEN}` } : {}),
      },
      body,
      signal: AbortSignal.timeout(number(this.env.TIMEOUT_MS, 800)),
    })
    const text = await response.text()
    if (response.status >= 500) throw new Error(`optimizer ${response.status}`)
    return response.ok ? text : undefined
  }
}
