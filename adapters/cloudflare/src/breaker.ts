/** Leaves a failing optimizer alone: after `failures` in a row one call per `windowMs` tries it. Lives as long as the isolate. */
export class Breaker {
  #failed = 0
  #openUntil = 0

  allows(failures: number, windowMs: number): boolean {
    if (this.#failed < failures) return true
    const now = Date.now()
    if (now < this.#openUntil) return false
    this.#openUntil = now + windowMs
    return true
  }

  succeeded() {
    this.#failed = 0
  }

  failed(windowMs: number) {
    this.#failed++
    this.#openUntil = Date.now() + windowMs
  }
}
