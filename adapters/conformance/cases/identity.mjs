import { nonce, question } from '../bodies.mjs'
import { check, same } from '../check.mjs'
import { until } from '../until.mjs'

export const title = "identity: the host's own auth wins over the client's claims"

/** Two callers of two tenants; alice claims to be mallory of bob's tenant. */
export default async function ({ ask, provider, host, ledger }) {
  const id = nonce()
  const claim = { user: 'mallory', team: 'thieves', tenantId: 'tenant-b', session: `s-${id}` }
  await ask(question(id), { ...host.as.alice, ...host.claim(claim) })
  const row = await until(() => ledger.row(`s-${id}`))
  check(row, 'no row for the session')
  same(row.user, 'alice', 'user')
  same(row.team, 'core', 'team')
  await until(async () => {
    const before = provider.of(id).length
    await ask(question(id), { ...host.as.alice, ...host.claim(claim) })
    return provider.of(id).length === before
  })
  const before = provider.of(id).length
  await ask(question(id), host.as.bob)
  check(provider.of(id).length === before + 1, "bob was given an answer from alice's tenant")
}
