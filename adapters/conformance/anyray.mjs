import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers, freePort, start } from './process.mjs'

const root = new URL('../../', import.meta.url).pathname

/** The real optimizer and the real spend store, as built, on free ports of the loopback and in an empty folder. */
export async function startAnyray() {
  const token = 'conformance-optimizer-token', admin = 'conformance-admin-token', internal = 'conformance-internal-token'
  const data = mkdtempSync(join(tmpdir(), 'anyray-conformance-'))
  const [optimizerPort, storePort, extProcPort] = await Promise.all([freePort(), freePort(), freePort()])
  const store = `http://127.0.0.1:${storePort}`, optimizer = `http://127.0.0.1:${optimizerPort}`
  const common = { ASPNETCORE_ENVIRONMENT: 'Development', ANYRAY_ADMIN_TOKEN: admin, ANYRAY_INTERNAL_TOKEN: internal }
  const storeProcess = await service('Anyray.SpendStore', store, { ...common, ANYRAY_DATA_DIR: join(data, 'store') })
  const optimizerProcess = await service('Anyray.Optimizer', optimizer, {
    ...common, ANYRAY_DATA_DIR: join(data, 'optimizer'), ANYRAY_OPTIMIZER_TOKEN: token,
    ANYRAY_SPEND_STORE_URL: store, ANYRAY_EXT_PROC_PORT: String(extProcPort),
  })
  return {
    optimizer, token, extProc: `127.0.0.1:${extProcPort}`, log: () => optimizerProcess.log(),
    ledger: { row: (session) => row(store, admin, session) },
    async stop() {
      await Promise.all([optimizerProcess.stop(), storeProcess.stop()])
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function service(name, url, env) {
  const built = ['Debug', 'Release'].map((c) => join(root, name, 'bin', c, 'net10.0', `${name}.dll`)).filter(existsSync)
  if (!built.length) throw new Error(`${name} is not built: dotnet build Anyray.sln`)
  const newest = built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
  return start('dotnet', [newest, '--urls', url], { env, cwd: join(root, name), ready: answers(`${url}/health`) })
}

/** The ledger's row of a session, in the words of the cases. */
async function row(store, admin, session) {
  const answer = await fetch(`${store}/admin/v1/spend/requests?session=${session}`, { headers: { authorization: `Bearer ${admin}` } })
  const found = (await answer.json()).items?.find((r) => r.sessionId === session)
  return found && { user: found.user, team: found.team, status: found.status, inputTokens: found.inputTokens, outputTokens: found.outputTokens }
}
