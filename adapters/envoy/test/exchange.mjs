import { settings } from './settings.mjs'

/** One ext_proc stream: a message, its answer, within the message timeout. After any failure it is dropped for the rest of the request. */
export class Exchange {
  #stream
  #waiting
  #log

  constructor(cluster, log) {
    this.#log = log
    this.#stream = cluster.process()
    if (!this.#stream) this.#drop('no healthy upstream')
    this.#stream?.on('data', (answer) => this.#settle(answer))
    this.#stream?.on('error', (error) => this.#drop(`code ${error.code}`))
    this.#stream?.on('end', () => this.#drop('closed'))
  }

  get open() { return this.#stream !== undefined }

  /** The answer to `message`; undefined when the stream is or falls away: go on without it. */
  ask(message) {
    if (!this.open) return undefined
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#drop('message timeout'), settings.messageTimeoutMs)
      this.#waiting = (answer) => { clearTimeout(timer); resolve(answer) }
      this.#stream.write(message)
    })
  }

  close() {
    this.#stream?.end()
    this.#stream = undefined
  }

  #settle(answer) {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting) waiting(answer)
    else this.#drop('spurious message')
  }

  #drop(why) {
    if (this.#stream) this.#log(`ext_proc: ${why}`)
    this.#stream?.cancel()
    this.#stream = undefined
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.(undefined)
  }
}
