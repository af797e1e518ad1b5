/** Variables and secrets of the Worker; `wrangler.toml` explains each. */
export interface Env {
  GATEWAY_URL: string
  OPTIMIZER_URL: string
  OPTIMIZER_TOKEN?: string
  CF_AIG_TOKEN?: string
  CLIENTS?: string
  TIMEOUT_MS?: string
  BREAKER_FAILURES?: string
  BREAKER_WINDOW_MS?: string
  RECORD?: string
}

export const number = (value: string | undefined, fallback: number) =>
  value !== undefined && Number(value) >= 0 ? Number(value) : fallback
