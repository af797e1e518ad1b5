import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';

/** Tool calls before the final answer. */
export const turns = 10;

const sign = text => createHmac('sha256', 'provider').update(text).digest('base64');

class Refusal extends Error {}

function must(condition, message) {
  if (!condition) throw new Refusal(message);
}

function noOther(object, names, where) {
  for (const name of Object.keys(object)) must(names.includes(name), `${where}: unknown member ${name}`);
}

/** A provider on a free port. It judges every request as strictly as the real one, and keeps what it was sent. */
async function serve(answer, refuse) {
  const received = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = JSON.parse(text);
    received.push({ path: request.url, headers: request.headers, body });
    try {
      await answer(request, body, response);
    } catch (error) {
      response.writeHead(error instanceof Refusal ? 400 : 500, { 'content-type': 'application/json' });
      response.end(JSON.stringify(refuse(String(error.message))));
    }
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}`, received, stop: () => server.close() };
}

function send(response, body) {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Server-sent events, cut into pieces that respect nothing. */
async function stream(response, events) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const bytes = Buffer.from(events.join(''));
  for (let at = 0; at < bytes.length; at += 37) {
    response.write(bytes.subarray(at, at + 37));
    if (at % 370 === 0) await new Promise(setImmediate);
  }
  response.end();
}

/** What the model says in each turn: two calls at once in every third, one otherwise, then the end. */
const callsOf = turn => turn >= turns ? [] : turn % 3 === 2 ? [`${turn}a`, `${turn}b`] : [`${turn}`];
const thoughtOf = turn => `Thought ${turn}: “é漢😀”.`;

/** Claude: answers with signed thinking, and refuses a conversation in which a turn or a signature is amiss. */
export const startAnthropic = () => serve(async (request, body, response) => {
  must(request.url === '/v1/messages', `unknown path ${request.url}`);
  must(request.headers['x-api-key'] === 'sk-ant-canary', 'authentication failed');
  noOther(body, ['model', 'max_tokens', 'messages', 'system', 'stream', 'tools', 'tool_choice', 'thinking', 'output_config', 'metadata', 'temperature', 'stop_sequences'], 'body');
  must(Number.isInteger(body.max_tokens), 'max_tokens: missing');
  const turn = judgeAnthropic(body.messages);
  if (body.output_config?.format) {
    must(body.output_config.format.type === 'json_schema' && body.output_config.format.schema.additionalProperties === false, 'output_config: open schema');
    return send(response, anthropicMessage([{ type: 'text', text: '{"city":"Oslo","degrees":3}' }], 'end_turn'));
  }
  must(body.tools?.every(tool => tool.input_schema?.type === 'object'), 'tools: no schema');
  const thought = thoughtOf(turn);
  const content = [{ type: 'thinking', thinking: thought, signature: sign(thought) }];
  const calls = callsOf(turn);
  content.push({ type: 'text', text: calls.length ? `Step ${turn}.` : `Done after ${turn}.` });
  for (const call of calls) content.push({ type: 'tool_use', id: `toolu_${call}`, name: 'look', input: { place: `Ört "${call}"` } });
  const message = anthropicMessage(content, calls.length ? 'tool_use' : 'end_turn');
  if (!body.stream) return send(response, message);
  const event = data => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
  const events = [event({ type: 'message_start', message: { ...message, content: [], stop_reason: null } }), event({ type: 'ping' })];
  content.forEach((block, index) => {
    const [empty, deltas] = block.type === 'text' ? [{ ...block, text: '' }, [...block.text].map(text => ({ type: 'text_delta', text }))]
      : block.type === 'thinking' ? [{ ...block, thinking: '', signature: '' }, [{ type: 'thinking_delta', thinking: block.thinking }, { type: 'signature_delta', signature: block.signature }]]
      : [{ ...block, input: {} }, JSON.stringify(block.input).match(/.{1,5}/gu).map(partial_json => ({ type: 'input_json_delta', partial_json }))];
    events.push(event({ type: 'content_block_start', index, content_block: empty }));
    for (const delta of deltas) events.push(event({ type: 'content_block_delta', index, delta }));
    events.push(event({ type: 'content_block_stop', index }));
  });
  events.push(event({ type: 'message_delta', delta: { stop_reason: message.stop_reason, stop_sequence: null }, usage: { output_tokens: 20 } }), event({ type: 'message_stop' }));
  return stream(response, events);
}, message => ({ type: 'error', error: { type: 'invalid_request_error', message } }));

function anthropicMessage(content, stop_reason) {
  return { id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-served', content, stop_reason, stop_sequence: null,
    usage: { input_tokens: 5, cache_read_input_tokens: 90, cache_creation_input_tokens: 7, output_tokens: 20 } };
}

function judgeAnthropic(messages) {
  let turn = 0;
  messages.forEach((message, index) => {
    must(message.role === (index % 2 ? 'assistant' : 'user'), `messages.${index}: roles must alternate`);
    const blocks = typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : message.content;
    must(blocks.length > 0, `messages.${index}: empty`);
    const calls = blocks.filter(block => block.type === 'tool_use');
    if (message.role === 'assistant') {
      if (calls.length) {
        turn++;
        must(blocks[0].type === 'thinking' && blocks[0].signature === sign(blocks[0].thinking), `messages.${index}: invalid signature in thinking block`);
      }
      const results = (messages[index + 1]?.content ?? []);
      for (const call of calls) must(results.some?.(block => block.type === 'tool_result' && block.tool_use_id === call.id), `messages.${index}: tool_use ${call.id} without tool_result`);
      for (const call of calls) must(call.input.place === `Ört "${call.id.slice(6)}"`, `messages.${index}: input was changed`);
    }
  });
  return turn;
}

/** GPT: judges message order, ids and members, and streams calls in fragments with the usage last. */
export const startOpenAI = () => serve(async (request, body, response) => {
  must(request.headers.authorization === 'Bearer sk-canary', 'authentication failed');
  if (request.url === '/v1/embeddings') {
    return send(response, { object: 'list', model: 'embed-served', data: body.input.map((text, index) => ({ object: 'embedding', index, embedding: [text.length, 0.5] })), usage: { prompt_tokens: 4, total_tokens: 4 } });
  }
  must(request.url === '/v1/chat/completions', `unknown path ${request.url}`);
  noOther(body, ['model', 'messages', 'stream', 'stream_options', 'tools', 'tool_choice', 'parallel_tool_calls', 'response_format', 'max_completion_tokens', 'temperature', 'stop', 'user', 'reasoning_effort'], 'body');
  const turn = judgeOpenAI(body.messages);
  if (body.response_format) {
    must(body.response_format.json_schema.name && body.response_format.json_schema.schema, 'response_format: incomplete');
    return send(response, completion({ role: 'assistant', content: '{"city":"Oslo","degrees":3}' }, 'stop'));
  }
  const calls = callsOf(turn).map(call => ({ id: `call_${call}`, type: 'function', function: { name: 'look', arguments: JSON.stringify({ place: `Ört "${call}"` }) } }));
  const content = calls.length ? `Step ${turn}.` : `Done after ${turn}.`;
  const finish = calls.length ? 'tool_calls' : 'stop';
  if (!body.stream) return send(response, completion({ role: 'assistant', content, ...(calls.length && { tool_calls: calls }) }, finish));
  must(body.stream_options?.include_usage === true, 'usage was not asked for');
  const chunk = (delta, finish_reason = null) => `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'gpt-served', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  const events = [chunk({ role: 'assistant', content: '' }), ': ping\n\n', ...[...content].map(text => chunk({ content: text }))];
  calls.forEach((call, index) => {
    events.push(chunk({ tool_calls: [{ ...call, index, function: { name: 'look', arguments: '' } }] }));
    for (const piece of call.function.arguments.match(/.{1,4}/gu)) events.push(chunk({ tool_calls: [{ index, function: { arguments: piece } }] }));
  });
  events.push(chunk({}, finish), `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'gpt-served', choices: [], usage: openAIUsage })}\n\n`, 'data: [DONE]\n\n');
  return stream(response, events);
}, message => ({ error: { message, type: 'invalid_request_error', param: null, code: null } }));

const openAIUsage = { prompt_tokens: 102, completion_tokens: 20, total_tokens: 122, prompt_tokens_details: { cached_tokens: 90 } };

const completion = (message, finish_reason) => ({ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'gpt-served', choices: [{ index: 0, message, finish_reason }], usage: openAIUsage });

function judgeOpenAI(messages) {
  let turn = 0;
  let open = [];
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      must(open.includes(message.tool_call_id), `messages[${index}]: tool message without its call`);
      open = open.filter(id => id !== message.tool_call_id);
      must(typeof message.content === 'string', `messages[${index}]: tool content must be text`);
      continue;
    }
    must(open.length === 0, `messages[${index}]: calls ${open} were not answered`);
    if (message.role !== 'assistant') continue;
    noOther(message, ['role', 'content', 'tool_calls', 'refusal'], `messages[${index}]`);
    if (!message.tool_calls) continue;
    turn++;
    for (const call of message.tool_calls) {
      must(call.id.length <= 40, `messages[${index}]: id too long`);
      must(JSON.parse(call.function.arguments).place === `Ört "${call.id.slice(5)}"`, `messages[${index}]: arguments were changed`);
    }
    open = message.tool_calls.map(call => call.id);
  }
  return turn;
}
