import { createHash } from 'node:crypto'
import { buildSync } from 'esbuild'
import { Log, LogLevel, Miniflare } from 'miniflare'

export const name = 'Cloudflare Worker'
export const cannot = {}

const keys = { alice: 'ck-alice', bob: 'ck-bob' }
const clients = {
  [sha256(keys.alice)]: { user: 'alice', team: 'core', tenantId: 'tenant-a' },
  [sha256(keys.bob)]: { user: 'bob', team: 'core', tenantId: 'tenant-b' },
}

const pass = 'export default { fetch: (request, env) => { const url = new URL(request.url); return fetch(env.GATEWAY_URL + url.pathname, request) } }'

/** The real runtime (workerd, by miniflare); the provider double stands where the AI gateway is. Alone = a Worker that only forwards. */
export async function start({ provider, optimizer, token, adapter, window }) {
  let log = ''
  const script = adapter
    ? buildSync({ entryPoints: [new URL('../src/index.ts', import.meta.url).pathname], bundle: true, format: 'esm', write: false }).outputFiles[0].text
    : pass
  const runtime = new Miniflare({
    modules: true, script, host: '127.0.0.1', port: 0, compatibilityDate: '2026-03-01', cf: false,
    log: new Log(LogLevel.WARN),
    handleRuntimeStdio: (out, err) => { for (const stream of [out, err]) stream.on('data', (d) => { log += d }) },
    bindings: {
      GATEWAY_URL: provider, OPTIMIZER_URL: optimizer, OPTIMIZER_TOKEN: token, CLIENTS: JSON.stringify(clients),
      TIMEOUT_MS: '800', BREAKER_FAILURES: '3', BREAKER_WINDOW_MS: String(window),
    },
  })
  const url = new URL('/openai/chat/completions', await runtime.ready).href
  return { url, log: () => log, stop: () => runtime.dispose() }
}

export const as = Object.fromEntries(Object.entries(keys).map(([who, key]) => [who, { authorization: `Bearer ${key}` }]))
export const claim = (metadata) => ({ 'x-anyray-metadata': JSON.stringify(metadata) })

function sha256(text) {
  return createHash('sha256').update(text).digest('hex')
}
