import { answers, freePort, start as startProcess } from '../../conformance/process.mjs'

export const name = 'LiteLLM'
export const cannot = {}

const root = new URL('..', import.meta.url).pathname

/** The unmodified package in an emulator of the proxy's hook order: LiteLLM itself is not packaged for Debian. */
export async function start({ provider, optimizer, token, adapter, window }) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const python = await startProcess('/usr/bin/python3', ['-m', 'uvicorn', 'emulator:app', '--app-dir', 'test', '--host', '127.0.0.1', '--port', String(port), '--log-level', 'info'], {
    cwd: root, ready: answers(`${url}/health/liveliness`), readyMs: 20_000,
    env: {
      PYTHONPATH: `${root}src:${root}test/fake`, PYTHONDONTWRITEBYTECODE: '1', RIG_PROVIDER: provider, RIG_ADAPTER: adapter ? '1' : '0',
      ANYRAY_OPTIMIZER_URL: optimizer, ANYRAY_OPTIMIZER_TOKEN: token, ANYRAY_OPTIMIZER_TIMEOUT_MS: '800',
      ANYRAY_BREAKER_FAILURES: '3', ANYRAY_BREAKER_WINDOW_MS: String(window),
    },
  })
  return { url: `${url}/v1/chat/completions`, log: python.log, stop: python.stop }
}

export const as = { alice: { authorization: 'Bearer sk-alice' }, bob: { authorization: 'Bearer sk-bob' } }
export const claim = (metadata) => ({ 'x-anyray-metadata': JSON.stringify(metadata) })
