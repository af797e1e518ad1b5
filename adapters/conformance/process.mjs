import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { until } from './until.mjs'

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** Starts a program, keeps what it prints, and waits until `ready` answers truthy. */
export async function start(command, args, { ready, env = {}, cwd, readyMs = 60_000 }) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  child.stdout.on('data', (d) => { log += d })
  child.stderr.on('data', (d) => { log += d })
  let ended
  child.on('exit', (code, signal) => { ended = `exit ${code ?? signal}` })
  child.on('error', (e) => { ended = String(e) })
  const up = await until(async () => ended || (await ready().catch(() => false)), readyMs)
  if (ended || !up) {
    child.kill('SIGKILL')
    throw new Error(`${command} ${args[0]} did not start (${ended ?? 'not ready in time'}):\n${log.slice(-2000)}`)
  }
  return {
    log: () => log,
    async stop() {
      if (ended) return
      child.kill('SIGTERM')
      if (!(await until(() => ended, 5000))) child.kill('SIGKILL')
    },
  }
}

export const answers = (url) => async () => (await fetch(url, { signal: AbortSignal.timeout(2000) })).status < 500
