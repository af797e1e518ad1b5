import type { Env } from './env'

export type Metadata = Record<string, string | number | boolean>

/** Who calls. `strip` = the credential is ours and must not travel on. */
export interface Identity {
  metadata: Metadata
  strip: boolean
}

const claimable: Record<string, string> = { session: 'sessionId' }
const hostOwned = new Set(['tenantId', 'tenant', 'tenant_id'])

/**
 * The caller's metadata: what `x-anyray-metadata` claims, overruled by the entry of the client's key in CLIENTS. With
 * CLIENTS set an unknown key is refused (undefined). Without, each credential is its own tenant, so that no answer cached
 * for one key holder reaches another.
 */
export async function identify(headers: Headers, env: Env): Promise<Identity | undefined> {
  const metadata = claims(headers.get('x-anyray-metadata'))
  const key = headers.get('x-anyray-api-key') ?? headers.get('authorization')?.replace(/^Bearer\s+/i, '') ?? headers.get('x-api-key') ?? ''
  const hash = key ? await sha256(key) : ''
  if (!env.CLIENTS) return { metadata: { ...metadata, tenantId: hash ? `key-${hash.slice(0, 16)}` : 'default' }, strip: false }
  const clients = JSON.parse(env.CLIENTS) as Record<string, Metadata>
  const client = hash && Object.hasOwn(clients, hash) ? clients[hash] : undefined
  return client && { metadata: { ...metadata, tenantId: 'default', ...client }, strip: true }
}

function claims(header: string | null): Metadata {
  const metadata: Metadata = {}
  try {
    for (const [name, value] of Object.entries(JSON.parse(header ?? '{}') as object))
      if (!hostOwned.has(name) && ['string', 'number', 'boolean'].includes(typeof value)) metadata[claimable[name] ?? name] = value
  } catch {
    // A malformed claim claims nothing.
  }
  return metadata
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('')
}
