import Anthropic from '@anthropic-ai/sdk';
import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import { ApiError, GoogleGenAI } from '@google/genai';
import { APICallError, generateText, jsonSchema, Output, stepCountIs, streamText, tool } from 'ai';
import OpenAI from 'openai';

const parameters = { type: 'object', properties: { place: { type: 'string' } }, required: ['place'], additionalProperties: false };
const schema = { type: 'object', properties: { city: { type: 'string' }, degrees: { type: 'integer' } }, required: ['city', 'degrees'], additionalProperties: false };
const look = ({ place }) => `sun over ${place}`;

/**
 * Every official client behind one face: `ask` for a whole answer, `stream` for an async list of texts, `tools` for one round
 * trip, `structured` for an object, `errors` by status; each takes a model and an optional signal.
 */
export function clientsOf(url) {
  const openai = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'none', maxRetries: 0 });
  const anthropic = new Anthropic({ baseURL: url, apiKey: 'none', maxRetries: 0 });
  const google = new GoogleGenAI({ apiKey: 'none', httpOptions: { baseUrl: url } });
  return {
    openai, anthropic, google,
    faces: {
      'openai chat': openAIChat(openai),
      'openai responses': openAIResponses(openai),
      '@anthropic-ai/sdk': anthropicMessages(anthropic),
      '@google/genai': googleContent(google),
      'ai with @ai-sdk/openai chat': aiSdk(model => createOpenAI({ baseURL: `${url}/v1`, apiKey: 'none' }).chat(model)),
      'ai with @ai-sdk/openai responses': aiSdk(model => createOpenAI({ baseURL: `${url}/v1`, apiKey: 'none' }).responses(model)),
      'ai with @ai-sdk/anthropic': aiSdk(model => createAnthropic({ baseURL: `${url}/v1`, apiKey: 'none' })(model)),
      'ai with @ai-sdk/google': aiSdk(model => createGoogleGenerativeAI({ baseURL: `${url}/v1beta`, apiKey: 'none' })(model)),
    },
    aiEmbedding: model => createOpenAI({ baseURL: `${url}/v1`, apiKey: 'none' }).embedding(model),
    aiGoogleEmbedding: model => createGoogleGenerativeAI({ baseURL: `${url}/v1beta`, apiKey: 'none' }).embedding(model),
  };
}

const openAIErrors = { 400: OpenAI.BadRequestError, 401: OpenAI.AuthenticationError, 404: OpenAI.NotFoundError, 429: OpenAI.RateLimitError, 500: OpenAI.InternalServerError };

function openAIChat(openai) {
  const tools = [{ type: 'function', function: { name: 'look', parameters } }];
  return {
    errors: openAIErrors,
    ask: async (model, content, signal) => {
      const answer = await openai.chat.completions.create({ model, messages: [{ role: 'user', content }] }, { signal });
      return { text: answer.choices[0].message.content, input: answer.usage.prompt_tokens, output: answer.usage.completion_tokens };
    },
    stream: async function* (model, content, signal) {
      for await (const chunk of await openai.chat.completions.create({ model, stream: true, messages: [{ role: 'user', content }] }, { signal }))
        yield chunk.choices[0]?.delta.content ?? '';
    },
    tools: async (model, streamed) => {
      const messages = [{ role: 'user', content: 'Look.' }];
      for (;;) {
        const runner = streamed ? await openai.chat.completions.stream({ model, messages, tools }).finalChatCompletion() : await openai.chat.completions.create({ model, messages, tools });
        const { message } = runner.choices[0];
        messages.push(message);
        if (!message.tool_calls?.length) return message.content;
        for (const call of message.tool_calls) messages.push({ role: 'tool', tool_call_id: call.id, content: look(JSON.parse(call.function.arguments)) });
      }
    },
    structured: async model => (await openai.chat.completions.parse({ model, messages: [{ role: 'user', content: 'Weather?' }], response_format: { type: 'json_schema', json_schema: { name: 'weather', strict: true, schema } } })).choices[0].message.parsed
      ?? JSON.parse((await openai.chat.completions.create({ model, messages: [{ role: 'user', content: 'Weather?' }], response_format: { type: 'json_schema', json_schema: { name: 'weather', strict: true, schema } } })).choices[0].message.content),
  };
}

function openAIResponses(openai) {
  const tools = [{ type: 'function', name: 'look', parameters, strict: true }];
  return {
    errors: openAIErrors,
    ask: async (model, input, signal) => {
      const answer = await openai.responses.create({ model, input }, { signal });
      return { text: answer.output_text, input: answer.usage.input_tokens, output: answer.usage.output_tokens };
    },
    stream: async function* (model, input, signal) {
      for await (const event of await openai.responses.create({ model, input, stream: true }, { signal }))
        if (event.type === 'response.output_text.delta') yield event.delta;
    },
    tools: async (model, streamed) => {
      const input = [{ role: 'user', content: 'Look.' }];
      for (;;) {
        const answer = streamed ? await openai.responses.stream({ model, input, tools, store: false }).finalResponse() : await openai.responses.create({ model, input, tools, store: false });
        input.push(...answer.output);
        const calls = answer.output.filter(item => item.type === 'function_call');
        if (calls.length === 0) return answer.output_text;
        for (const call of calls) input.push({ type: 'function_call_output', call_id: call.call_id, output: look(JSON.parse(call.arguments)) });
      }
    },
    structured: async model => JSON.parse((await openai.responses.create({ model, input: 'Weather?', text: { format: { type: 'json_schema', name: 'weather', strict: true, schema } } })).output_text),
  };
}

function anthropicMessages(anthropic) {
  const tools = [{ name: 'look', input_schema: parameters }];
  const max_tokens = 500;
  return {
    errors: { 400: Anthropic.BadRequestError, 401: Anthropic.AuthenticationError, 404: Anthropic.NotFoundError, 429: Anthropic.RateLimitError, 500: Anthropic.InternalServerError },
    ask: async (model, content, signal) => {
      const answer = await anthropic.messages.create({ model, max_tokens, messages: [{ role: 'user', content }] }, { signal });
      return { text: answer.content[0].text, input: answer.usage.input_tokens, output: answer.usage.output_tokens };
    },
    stream: async function* (model, content, signal) {
      for await (const event of await anthropic.messages.create({ model, max_tokens, stream: true, messages: [{ role: 'user', content }] }, { signal }))
        if (event.type === 'content_block_delta') yield event.delta.text ?? '';
    },
    tools: async (model, streamed) => {
      const messages = [{ role: 'user', content: 'Look.' }];
      for (;;) {
        const answer = streamed ? await anthropic.messages.stream({ model, max_tokens, messages, tools }).finalMessage() : await anthropic.messages.create({ model, max_tokens, messages, tools });
        messages.push({ role: 'assistant', content: answer.content });
        const calls = answer.content.filter(block => block.type === 'tool_use');
        if (calls.length === 0) return answer.content.map(block => block.text).join('');
        messages.push({ role: 'user', content: calls.map(call => ({ type: 'tool_result', tool_use_id: call.id, content: look(call.input) })) });
      }
    },
    structured: async model => JSON.parse((await anthropic.messages.create({ model, max_tokens, messages: [{ role: 'user', content: 'Weather?' }], output_config: { format: { type: 'json_schema', schema } } })).content[0].text),
  };
}

function googleContent(google) {
  const tools = [{ functionDeclarations: [{ name: 'look', parametersJsonSchema: parameters }] }];
  return {
    errors: new Proxy({}, { get: () => ApiError }),
    ask: async (model, contents, abortSignal) => {
      const answer = await google.models.generateContent({ model, contents, config: { abortSignal } });
      return { text: answer.text, input: answer.usageMetadata.promptTokenCount, output: answer.usageMetadata.candidatesTokenCount };
    },
    stream: async function* (model, contents, abortSignal) {
      for await (const chunk of await google.models.generateContentStream({ model, contents, config: { abortSignal } })) yield chunk.text ?? '';
    },
    tools: async (model, streamed) => {
      const contents = [{ role: 'user', parts: [{ text: 'Look.' }] }];
      for (;;) {
        const parts = [];
        for await (const chunk of streamed ? await google.models.generateContentStream({ model, contents, config: { tools } }) : [await google.models.generateContent({ model, contents, config: { tools } })])
          parts.push(...chunk.candidates?.[0]?.content?.parts ?? []);
        contents.push({ role: 'model', parts });
        const calls = parts.filter(part => part.functionCall);
        if (calls.length === 0) return parts.map(part => part.text ?? '').join('');
        contents.push({ role: 'user', parts: calls.map(({ functionCall: { id, name, args } }) => ({ functionResponse: { id, name, response: { output: look(args) } } })) });
      }
    },
    structured: async model => JSON.parse((await google.models.generateContent({ model, contents: 'Weather?', config: { responseMimeType: 'application/json', responseJsonSchema: schema } })).text),
  };
}

function aiSdk(modelOf) {
  const tools = { look: tool({ inputSchema: jsonSchema(parameters), execute: look }) };
  const quiet = { maxRetries: 0, onError: () => {} };
  return {
    errors: new Proxy({}, { get: () => APICallError }),
    ask: async (model, prompt, abortSignal) => {
      const answer = await generateText({ ...quiet, model: modelOf(model), prompt, abortSignal });
      return { text: answer.text, input: answer.usage.inputTokens, output: answer.usage.outputTokens };
    },
    stream: async function* (model, prompt, abortSignal) {
      for await (const part of streamText({ ...quiet, model: modelOf(model), prompt, abortSignal }).fullStream) {
        if (part.type === 'error') throw part.error;
        if (part.type === 'abort') throw new DOMException('aborted', 'AbortError');
        if (part.type === 'text-delta') yield part.text;
      }
    },
    tools: async (model, streamed) => {
      const options = { ...quiet, model: modelOf(model), prompt: 'Look.', tools, stopWhen: stepCountIs(4) };
      return streamed ? (await streamText(options).steps).at(-1).text : (await generateText(options)).text;
    },
    structured: async model => (await generateText({ ...quiet, model: modelOf(model), prompt: 'Weather?', output: Output.object({ schema: jsonSchema(schema) }) })).output,
  };
}
