import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers, freePort, start as startProcess } from '../../conformance/process.mjs'

export const name = 'Kong'
export const cannot = {}

const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '')
const consumers = {
  'kong-alice': { id: 'c1', username: 'alice', tags: ['team:core', 'tenant:tenant-a'] },
  'kong-bob': { id: 'c2', username: 'bob', tags: ['team:core', 'tenant:tenant-b'] },
}

/** The unmodified plugins on Debian's nginx with its Lua module and a PDK of our own: no Kong is packaged for Debian. */
export async function start({ provider, optimizer, token, adapter, window }) {
  const folder = mkdtempSync(join(tmpdir(), 'anyray-kong-'))
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), readFileSync(new URL('nginx.conf', import.meta.url), 'utf8')
    .replaceAll('@ROOT@', root).replace('@PORT@', port).replace('@PROVIDER@', new URL(provider).host))
  const reach = { optimizer_url: optimizer, optimizer_token: token, timeout_ms: 800, breaker_failures: 3, breaker_window_ms: window, ssl_verify: false }
  const plugins = adapter ? { anyray: { ...reach, max_body_bytes: 33554432, max_answer_bytes: 4194304, record: true }, 'anyray-post-call': reach } : {}
  const nginx = await startProcess('/usr/sbin/nginx', ['-p', folder, '-e', 'stderr', '-c', 'nginx.conf'], {
    env: { ANYRAY_RIG_SETTINGS: JSON.stringify({ consumers, plugins }) }, ready: answers(`http://127.0.0.1:${port}/rig/ready`), readyMs: 10_000,
  })
  return {
    url: `http://127.0.0.1:${port}/v1/chat/completions`,
    log: nginx.log,
    async stop() {
      await nginx.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const as = { alice: { apikey: 'kong-alice' }, bob: { apikey: 'kong-bob' } }
export const claim = (metadata) => ({ 'x-anyray-metadata': JSON.stringify(metadata) })
