export interface Usage {
  model?: string
  promptTokens?: number
  completionTokens?: number
  totalTokens?: number
}

/** Model and token counts of an answer, JSON or event stream, in either OpenAI's or Anthropic's words. */
export function usageOf(text: string, sse: boolean): Usage {
  const usage: Usage = {}
  for (const event of sse ? events(text) : [text]) {
    try {
      read(JSON.parse(event), usage)
    } catch {
      // Not an event that counts.
    }
  }
  if (usage.promptTokens !== undefined) usage.totalTokens = usage.promptTokens + (usage.completionTokens ?? 0)
  return usage
}

function* events(sse: string) {
  for (const line of sse.split('\n')) if (line.startsWith('data:') && line.includes('"usage"')) yield line.slice(5)
}

function read(event: any, usage: Usage) {
  const message = event.message ?? event.response ?? event
  const counts = message.usage ?? {}
  usage.model = message.model ?? usage.model
  usage.promptTokens = counts.prompt_tokens ?? counts.input_tokens ?? usage.promptTokens
  usage.completionTokens = counts.completion_tokens ?? counts.output_tokens ?? usage.completionTokens
}
