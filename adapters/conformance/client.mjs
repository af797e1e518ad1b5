import { Agent, request as httpRequest } from 'node:http'
import { performance } from 'node:perf_hooks'
import { once } from 'node:events'

const agent = new Agent({ keepAlive: true })

/** Posts `body` as it stands; `abortAfter` chunks leaves early. Gives status, headers, text, and when each chunk came. */
export async function post(url, body, headers = {}, { abortAfter = Infinity, timeoutMs = 15_000 } = {}) {
  const began = performance.now()
  const request = httpRequest(url, {
    method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
    signal: AbortSignal.timeout(timeoutMs),
  })
  request.on('error', () => {})
  request.end(body)
  const [response] = await once(request, 'response')
  const chunks = []
  let cut = false
  try {
    for await (const chunk of response) {
      chunks.push({ at: performance.now() - began, text: chunk.toString() })
      if (chunks.length >= abortAfter) { cut = true; response.destroy(); break }
    }
  } catch {
    cut = true
  }
  return { status: response.statusCode, headers: response.headers, chunks, cut, text: chunks.map((c) => c.text).join(''), ms: performance.now() - began }
}

/** The text an OpenAI chat answer says, from JSON or from SSE. */
export function said({ headers, text }) {
  if (!headers['content-type']?.startsWith('text/event-stream')) return JSON.parse(text).choices[0].message.content
  return events(text).map((e) => e.choices?.[0]?.delta?.content ?? '').join('')
}

export const events = (sse) => sse.split('\n').filter((l) => l.startsWith('data:') && !l.includes('[DONE]')).map((l) => JSON.parse(l.slice(5)))
