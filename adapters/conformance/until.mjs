import { setTimeout as wait } from 'node:timers/promises'

/** Waits until `holds()` is truthy and gives its value; after `ms` gives the last one. */
export async function until(holds, ms = 5000) {
  for (const end = Date.now() + ms; ; await wait(25)) {
    const value = await holds()
    if (value || Date.now() > end) return value
  }
}
