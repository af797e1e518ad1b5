import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import OpenAI from 'openai';
import { startGateway } from './gateway.mjs';
import { startAnthropic, startOpenAI, turns } from './providers.mjs';

let gateway, claude, gpt, openai, anthropic, google;

before(async () => {
  [claude, gpt] = await Promise.all([startAnthropic(), startOpenAI()]);
  gateway = await startGateway({
    ANYRAY_PROVIDER_URL_OPENAI: `${gpt.url}/v1`,
    ANYRAY_PROVIDER_KEY_OPENAI: 'sk-canary',
    ANYRAY_PROVIDER_URL_ANTHROPIC: claude.url,
    ANYRAY_PROVIDER_KEY_ANTHROPIC: 'sk-ant-canary',
  });
  openai = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: 'none', maxRetries: 0 });
  anthropic = new Anthropic({ baseURL: gateway.url, apiKey: 'none', maxRetries: 0 });
  google = new GoogleGenAI({ apiKey: 'none', httpOptions: { baseUrl: gateway.url } });
});

after(async () => {
  await gateway?.stop();
  claude?.stop();
  gpt?.stop();
});

const parameters = { type: 'object', properties: { place: { type: 'string' } }, required: ['place'] };
const seen = place => `${place}: ☀️`;
const person = { type: 'object', properties: { city: { type: 'string' }, degrees: { type: 'integer' } }, required: ['city', 'degrees'], additionalProperties: false };

for (const streamed of [false, true]) {
  const how = streamed ? 'streamed' : 'whole';

  test(`OpenAI client, Claude behind: an agent of ${turns} tool turns, ${how}`, async () => {
    const messages = [{ role: 'system', content: 'You look at places.' }, { role: 'user', content: 'Go.' }];
    let count = 0;
    for (;;) {
      const request = { model: 'claude-sonnet-4-5', messages, tools: [{ type: 'function', function: { name: 'look', parameters } }], reasoning_effort: 'low' };
      const { message, finish, usage } = streamed ? await collect(request) : await whole(request);
      assert.equal(usage.prompt_tokens, 102);
      assert.equal(usage.prompt_tokens_details.cached_tokens, 90);
      messages.push(message);
      if (!message.tool_calls) {
        assert.equal(finish, 'stop');
        assert.equal(message.content, `Done after ${turns}.`);
        break;
      }
      assert.equal(finish, 'tool_calls');
      count++;
      for (const call of message.tool_calls) messages.push({ role: 'tool', tool_call_id: call.id, content: seen(JSON.parse(call.function.arguments).place) });
    }
    assert.equal(count, turns);
  });

  test(`Anthropic client, GPT behind: an agent of ${turns} tool turns, ${how}`, async () => {
    const messages = [{ role: 'user', content: 'Go.' }];
    let count = 0;
    for (;;) {
      const request = { model: 'gpt-4.1', max_tokens: 1000, system: 'You look at places.', messages, tools: [{ name: 'look', input_schema: parameters }] };
      const message = streamed ? await anthropic.messages.stream(request).finalMessage() : await anthropic.messages.create(request);
      assert.equal(message.usage.output_tokens, 20);
      assert.equal(message.usage.cache_read_input_tokens, 90);
      assert.equal(message.usage.input_tokens, 12);
      messages.push({ role: 'assistant', content: message.content });
      const calls = message.content.filter(block => block.type === 'tool_use');
      if (calls.length === 0) {
        assert.equal(message.stop_reason, 'end_turn');
        assert.equal(message.content.at(-1).text, `Done after ${turns}.`);
        break;
      }
      assert.equal(message.stop_reason, 'tool_use');
      count++;
      messages.push({ role: 'user', content: calls.map(call => ({ type: 'tool_result', tool_use_id: call.id, content: seen(call.input.place) })) });
    }
    assert.equal(count, turns);
  });

  test(`Responses client, Claude behind: an agent of ${turns} tool turns, ${how}`, async () => {
    const input = [{ role: 'user', content: 'Go.' }];
    let count = 0;
    for (;;) {
      const request = { model: 'claude-sonnet-4-5', instructions: 'You look at places.', input, store: false, include: ['reasoning.encrypted_content'], reasoning: { effort: 'low', summary: 'auto' }, tools: [{ type: 'function', name: 'look', parameters, strict: false }] };
      const response = streamed ? await openai.responses.stream(request).finalResponse() : await openai.responses.create(request);
      assert.equal(response.status, 'completed');
      assert.equal(response.usage.input_tokens, 102);
      input.push(...response.output);
      const calls = response.output.filter(item => item.type === 'function_call');
      if (calls.length === 0) {
        assert.equal(response.output_text, `Done after ${turns}.`);
        break;
      }
      count++;
      for (const call of calls) input.push({ type: 'function_call_output', call_id: call.call_id, output: seen(JSON.parse(call.arguments).place) });
    }
    assert.equal(count, turns);
  });

  for (const [model, name] of [['claude-sonnet-4-5', 'Claude'], ['gpt-4.1', 'GPT']]) {
    test(`Google client, ${name} behind: an agent of ${turns} tool turns, ${how}`, async () => {
      const contents = [{ role: 'user', parts: [{ text: 'Go.' }] }];
      let count = 0;
      for (;;) {
        const request = { model, contents, config: { systemInstruction: 'You look at places.', maxOutputTokens: 2000, tools: [{ functionDeclarations: [{ name: 'look', parametersJsonSchema: parameters }] }] } };
        const parts = [];
        let usage;
        for await (const chunk of streamed ? await google.models.generateContentStream(request) : [await google.models.generateContent(request)]) {
          parts.push(...chunk.candidates?.[0]?.content?.parts ?? []);
          usage = chunk.usageMetadata ?? usage;
        }
        assert.equal(usage.promptTokenCount, 102);
        assert.equal(usage.cachedContentTokenCount, 90);
        contents.push({ role: 'model', parts });
        const calls = parts.filter(part => part.functionCall);
        if (calls.length === 0) {
          assert.equal(parts.filter(part => !part.thought).map(part => part.text ?? '').join(''), `Done after ${turns}.`);
          break;
        }
        count++;
        contents.push({ role: 'user', parts: calls.map(({ functionCall: { id, name, args } }) => ({ functionResponse: { id, name, response: { output: seen(args.place) } } })) });
      }
      assert.equal(count, turns);
    });
  }
}

test('OpenAI client, Claude behind: structured output', async () => {
  const completion = await openai.chat.completions.parse({ model: 'claude-sonnet-4-5', messages: [{ role: 'user', content: 'Weather?' }], response_format: { type: 'json_schema', json_schema: { name: 'weather', strict: true, schema: person } } });
  assert.equal(JSON.parse(completion.choices[0].message.content).degrees, 3);
});

test('Anthropic client, GPT behind: structured output', async () => {
  const message = await anthropic.messages.create({ model: 'gpt-4.1', max_tokens: 100, messages: [{ role: 'user', content: 'Weather?' }], output_config: { format: { type: 'json_schema', schema: person } } });
  assert.deepEqual(JSON.parse(message.content[0].text), { city: 'Oslo', degrees: 3 });
});

test('Google client, GPT behind: structured output', async () => {
  const answer = await google.models.generateContent({ model: 'gpt-4.1', contents: 'Weather?', config: { responseMimeType: 'application/json', responseJsonSchema: person } });
  assert.deepEqual(JSON.parse(answer.text), { city: 'Oslo', degrees: 3 });
});

test('OpenAI client, Claude behind: an image as a data URL arrives as base64', async () => {
  await openai.chat.completions.create({ model: 'claude-sonnet-4-5', tools: [{ type: 'function', function: { name: 'look', parameters } }], messages: [{ role: 'user', content: [{ type: 'text', text: 'What?' }, { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } }] }] });
  assert.deepEqual(claude.received.at(-1).body.messages[0].content[1], { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } });
});

test('OpenAI client, Claude behind: harmless parameters are dropped and named', async () => {
  const { response } = await openai.chat.completions.create({ model: 'claude-sonnet-4-5', seed: 7, tools: [{ type: 'function', function: { name: 'look', parameters } }], messages: [{ role: 'user', content: 'Go.' }] }).withResponse();
  assert.match(response.headers.get('x-anyray-dropped-params') ?? '', /seed/);
});

test('OpenAI client, Claude behind: what Claude lacks is refused with a clear error', async () => {
  await assert.rejects(
    openai.chat.completions.create({ model: 'claude-sonnet-4-5', n: 2, messages: [{ role: 'user', content: 'Go.' }] }),
    error => error instanceof OpenAI.BadRequestError && error.param === 'n' && /one answer/.test(error.message));
});

test('Anthropic client, GPT behind: a provider error keeps its status and words', async () => {
  await assert.rejects(
    anthropic.messages.create({ model: 'gpt-4.1', max_tokens: 10, messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'call_9', content: 'x' }] }] }),
    error => error instanceof Anthropic.BadRequestError && /tool message without its call/.test(error.message));
});

test('OpenAI client, Claude behind: a provider error keeps its status and words', async () => {
  await assert.rejects(
    openai.chat.completions.create({ model: 'claude-sonnet-4-5', messages: [{ role: 'assistant', content: 'I begin.' }] }),
    error => error instanceof OpenAI.BadRequestError && /roles must alternate/.test(error.message));
});

async function whole(request) {
  const completion = await openai.chat.completions.create(request);
  return { message: completion.choices[0].message, finish: completion.choices[0].finish_reason, usage: completion.usage };
}

/** Puts a stream together as an agent does: deltas by index, extension members kept. */
async function collect(request) {
  const message = { role: 'assistant', content: '' };
  let finish, usage;
  for await (const chunk of await openai.chat.completions.create({ ...request, stream: true, stream_options: { include_usage: true } })) {
    usage = chunk.usage ?? usage;
    const choice = chunk.choices[0];
    if (!choice) continue;
    finish = choice.finish_reason ?? finish;
    message.content += choice.delta.content ?? '';
    if (choice.delta.thinking_blocks) (message.thinking_blocks ??= []).push(...choice.delta.thinking_blocks);
    for (const { index, ...call } of choice.delta.tool_calls ?? []) {
      const calls = message.tool_calls ??= [];
      if (calls[index]) calls[index].function.arguments += call.function.arguments;
      else calls[index] = call;
    }
  }
  return { message, finish, usage };
}
