/** Bytes kept of one answer; a longer one is neither cached nor metered. */
const limit = 4 * 1024 * 1024

/** True when the event stream says itself that it is whole. */
export const isWhole = (sse: string) => /^(data: ?\[DONE\]|event: ?(message_stop|response\.completed))/m.test(sse)

/**
 * Passes an answer on chunk by chunk and hands its text over at the end: `undefined` when the client left or it was too
 * long. Not `tee()`: the runtime holds the first branch back until the second is read.
 */
export function capture(done: (text: string | undefined) => Promise<void>, waitUntil: (work: Promise<void>) => void) {
  const decoder = new TextDecoder()
  let text: string | undefined = ''
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, out) {
      out.enqueue(chunk)
      if (text !== undefined) text = text.length + chunk.length > limit ? undefined : text + decoder.decode(chunk, { stream: true })
    },
    flush() {
      waitUntil(done(text))
    },
    cancel() {
      waitUntil(done(undefined))
    },
  })
}
