import grpc from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { settings } from './settings.mjs'

const deps = join(dirname(createRequire(import.meta.url).resolve('@grpc/grpc-js-xds/package.json')), 'deps')
const load = (file, includeDirs) => grpc.loadPackageDefinition(loadSync(file, { keepCase: true, longs: String, enums: String, oneofs: true, includeDirs }))
const { ExternalProcessor } = load('envoy/service/ext_proc/v3/external_processor.proto',
  ['envoy-api', 'xds', 'googleapis', 'protoc-gen-validate'].map((d) => join(deps, d))).envoy.service.ext_proc.v3
const { Health } = load(new URL('health.proto', import.meta.url).pathname, []).grpc.health.v1

/** The optimizer as Envoy's cluster of it: one host, health checked, never called while unhealthy. */
export function openCluster(address, token) {
  const options = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 200, 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 }
  const open = grpc.credentials.createInsecure()
  const processor = new ExternalProcessor(address, open, options)
  const health = new Health(address, open, options)
  const metadata = new grpc.Metadata()
  metadata.set(settings.metadataKey, `Bearer ${token}`)
  let healthy = true, bad = 0, good = 0

  const timer = setInterval(() => health.Check({}, { deadline: Date.now() + settings.health.timeoutMs }, (error, answer) => {
    const fine = !error && answer.status === 'SERVING'
    ;[good, bad] = fine ? [good + 1, 0] : [0, bad + 1]
    if (bad >= settings.health.unhealthy) healthy = false
    if (good >= settings.health.healthy) healthy = true
  }), settings.health.intervalMs)

  return {
    /** A new stream for one HTTP request; undefined while there is no healthy host. */
    process: () => (healthy || settings.panics ? processor.Process(metadata) : undefined),
    close() { clearInterval(timer); processor.close(); health.close() },
  }
}
