#!/usr/bin/env node
// Runs every case against every host gateway through its public port and prints the table.
//   node adapters/conformance/run.mjs [host ...]
import { setTimeout as wait } from 'node:timers/promises'
import { nonce, question } from './bodies.mjs'
import { cases } from './cases/index.mjs'
import { post } from './client.mjs'
import { overhead } from './overhead.mjs'
import { startProvider } from './provider.mjs'
import { print } from './table.mjs'
import { startTap } from './tap.mjs'

// ANYRAY_RIG names a module that starts another optimizer than the built one.
const { startAnyray } = await import(process.env.ANYRAY_RIG ?? './anyray.mjs')

const all = ['litellm', 'kong', 'envoy', 'portkey', 'cloudflare']
const chosen = process.argv.slice(2).length ? process.argv.slice(2) : all

/** Breaker window in the rigs, in ms; shorter than a deployment's, so that a run need not wait. */
const window = 1500
/** Most a host may add to a call, in ms, optimizer included; far above what is seen, to catch a lost connection reuse or a held call. */
const bounds = { p50: 25, p99: 200 }

const results = {}

const anyray = await startAnyray()
const provider = await startProvider()
try {
  for (const id of chosen) results[id] = await runHost(id)
} finally {
  provider.close()
  await anyray.stop()
}
const failed = print(results, Object.keys(cases), bounds)
process.exit(failed ? 1 : 0)

async function runHost(id) {
  const host = await import(new URL(`../${id}/test/host.mjs`, import.meta.url))
  const tap = await (host.startTap ?? startTap)(host.target?.(anyray) ?? anyray.optimizer)
  const common = { provider: provider.url, optimizer: tap.url, token: anyray.token, window }
  const bare = await host.start({ ...common, adapter: false })
  const adapted = await host.start({ ...common, adapter: true })
  const [as, bareAs] = [adapted.as ?? host.as, bare.as ?? host.as]
  const ask = (body, headers = {}, how) => post(adapted.url, body, { ...as.alice, ...headers }, how)
  const context = {
    ask, provider, tap, token: anyray.token, ledger: anyray.ledger,
    host: { ...host, as, log: adapted.log },
    /** The body as the host alone sends it: some hosts parse and print it anew. */
    async asHostSends(body) {
      await post(bare.url, body, bareAs.alice)
      return provider.last().body
    },
    /** The optimizer well again and the breaker closed. */
    async calm() {
      tap.mode = 'pass'
      await wait(host.calmMs ?? window + 100)
      await ask(question(nonce()))
    },
  }
  const result = { name: host.name, notes: host.notes ?? {}, cases: {}, overhead: undefined }
  try {
    await context.calm()
    for (const [name, one] of Object.entries(cases)) {
      const reason = host.cannot[name]
      if (reason) { result.cases[name] = { reason }; continue }
      try {
        await one.default(context)
        result.cases[name] = { passed: true }
      } catch (error) {
        result.cases[name] = { error: error.message }
        process.stderr.write(`${host.name}, ${one.title}: ${error.stack}\n`)
        tap.mode = 'pass'
      }
    }
    await context.calm()
    result.overhead = await overhead({ ...bare, as: bareAs.alice }, { ...adapted, as: as.alice })
  } finally {
    await Promise.all([bare.stop(), adapted.stop()])
    await tap.close()
  }
  return result
}
