import { readFileSync } from 'node:fs'
import { answers, freePort, start as startProcess } from '../../conformance/process.mjs'

export const name = 'Portkey'
export const cannot = {
  'write-back stream': 'the open-source gateway shows its hooks no stream: the one after the call runs once, without the answer',
  'post-call': 'the optimizer answers in its own process and no strategy of today changes answers; its tests prove that a changed answer is applied',
  breaker: 'a webhook check has no breaker: a hanging optimizer costs the timeout on each call, a refused connection nothing',
}
export const notes = {
  intact: 'the gateway itself drops parameters it does not know and reads numbers as doubles; what it keeps arrives',
  record: 'streamed calls become a row without usage, since the hook sees no stream',
}
export const recordsStreams = false

const here = new URL('.', import.meta.url).pathname
const template = readFileSync(new URL('../config.fallback.json', import.meta.url), 'utf8')

/** The real gateway, with the shipped template filled in; each caller's config carries its identity. */
export async function start({ provider, optimizer, token, adapter }) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const gateway = await startProcess('node', ['-r', './loopback.cjs', 'node_modules/@portkey-ai/gateway/build/start-server.js', `--port=${port}`, '--headless'], {
    cwd: here, ready: answers(`${url}/`), readyMs: 30_000,
  })
  const plain = { provider: 'openai', api_key: 'sk-provider', custom_host: `${provider}/v1` }
  const configFor = (identity) => {
    if (!adapter) return plain
    const filled = template.replaceAll('OPTIMIZER_URL', optimizer).replaceAll('OPTIMIZER_TOKEN', token).replaceAll('PROVIDER_KEY', 'sk-provider')
      .replaceAll('IDENTITY', JSON.stringify(JSON.stringify(identity)).slice(1, -1))
    const config = JSON.parse(filled)
    for (const target of config.targets) target.custom_host ??= `${provider}/v1`
    return config
  }
  const as = (user, tenantId) => ({ 'x-portkey-config': JSON.stringify(configFor({ user, team: 'core', tenantId })) })
  return {
    url: `${url}/v1/chat/completions`, log: gateway.log, stop: gateway.stop,
    as: { alice: as('alice', 'tenant-a'), bob: as('bob', 'tenant-b') },
  }
}

export const claim = (metadata) => ({ 'x-portkey-metadata': JSON.stringify(metadata) })
