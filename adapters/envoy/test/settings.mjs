import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const shipped = parse(readFileSync(new URL('../envoy.yaml', import.meta.url), 'utf8')).static_resources
const filters = shipped.listeners[0].filter_chains[0].filters[0].typed_config.http_filters
const extProc = filters.find((f) => f.name === 'envoy.filters.http.ext_proc').typed_config
const jwt = filters.find((f) => f.name === 'envoy.filters.http.jwt_authn').typed_config
const cluster = shipped.clusters.find((c) => c.name === extProc.grpc_service.envoy_grpc.cluster_name)
const check = cluster.health_checks[0]

const ms = (duration) => parseFloat(duration) * 1000

/** What the shipped envoy.yaml says: the rig plays by it, so that a mistake in it shows. */
export const settings = {
  failOpen: extProc.failure_mode_allow === true,
  messageTimeoutMs: ms(extProc.message_timeout ?? '0.2s'),
  mode: extProc.processing_mode,
  allowOverride: extProc.allow_mode_override === true,
  metadataKey: extProc.grpc_service.initial_metadata[0].key,
  forwarded: extProc.metadata_options.forwarding_namespaces.untyped,
  payloadName: Object.values(jwt.providers)[0].payload_in_metadata,
  health: { timeoutMs: ms(check.timeout), intervalMs: ms(check.interval), unhealthy: check.unhealthy_threshold, healthy: check.healthy_threshold },
  panics: cluster.common_lb_config?.healthy_panic_threshold?.value !== 0,
}
