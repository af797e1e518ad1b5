import { openCluster } from './cluster.mjs'
import { startFilter } from './filter.mjs'

export { startTap } from './tap.mjs'

export const name = 'Envoy'
export const cannot = {
  'post-call': 'the optimizer answers in its own process and no strategy of today changes answers; its tests prove that a changed answer is applied, BUFFERED and full duplex',
}
export const target = (anyray) => anyray.extProc

/** Until the health check has found the optimizer well again, in ms. */
export const calmMs = 2600

const identities = {
  'jwt-alice': { sub: 'alice', team: 'core', tenant: 'tenant-a' },
  'jwt-bob': { sub: 'bob', team: 'core', tenant: 'tenant-b' },
}

/** The real ext_proc service, driven through Envoy's official protos by a filter of our own; envoy.yaml gives its settings. */
export async function start({ provider, optimizer, token, adapter }) {
  let lines = ''
  const cluster = adapter ? openCluster(optimizer, token) : undefined
  const filter = await startFilter({ provider, cluster, identities, log: (line) => { lines += `${line}\n` } })
  return {
    url: `http://127.0.0.1:${filter.port}/v1/chat/completions`,
    log: () => lines,
    async stop() { cluster?.close(); filter.close() },
  }
}

export const as = { alice: { authorization: 'Bearer jwt-alice' }, bob: { authorization: 'Bearer jwt-bob' } }
export const claim = (metadata) => ({ 'x-anyray-metadata': JSON.stringify(metadata) })
