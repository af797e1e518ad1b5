import { createServer } from 'node:http';

/** What every double says to a greeting. */
export const greeting = 'Hello é漢😀.';
export const weather = { city: 'Oslo', degrees: 3 };
/** Server errors by the status asked for, in words that must arrive. */
export const complaint = status => `The double was asked for ${status}.`;

const usage = { input: 5, output: 7 };

/** The model's mind, whatever the dialect: looks once when it may, and says what it was told. */
function decide({ text, result, tools, format }) {
  if (result !== undefined) return { text: `Seen: ${result}` };
  if (format) return { text: JSON.stringify(weather) };
  // A client that does not know the model asks for an object by a tool of this name.
  if (tools?.includes('json')) return { text: '', calls: [{ id: 'call_1', name: 'json', args: weather }] };
  if (tools) return { text: '', calls: [{ id: 'call_1', name: 'look', args: { place: 'Ört' } }, { id: 'call_2', name: 'look', args: { place: 'B' } }] };
  return { text: text.startsWith('Hello') ? greeting : text };
}

/** Each dialect: how to read what is asked, and how to answer. */
const dialects = [
  {
    path: /^\/v1\/chat\/completions$/,
    read: body => ({
      text: words(body.messages.findLast(m => m.role === 'user')?.content),
      result: results(body.messages, m => m.role === 'tool', m => words(m.content)),
      tools: body.tools?.map(t => t.function.name), format: body.response_format?.json_schema, stream: body.stream,
    }),
    whole: ({ text, calls }) => ({ id: 'c1', object: 'chat.completion', created: 1, model: 'gpt-served', usage: chatUsage,
      choices: [{ index: 0, message: { role: 'assistant', content: text || null, ...(calls && { tool_calls: calls.map(chatCall) }) }, finish_reason: calls ? 'tool_calls' : 'stop' }] }),
    events: function* ({ text, calls }) {
      const chunk = (delta, finish_reason = null) => data({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'gpt-served', choices: [{ index: 0, delta, finish_reason }] });
      yield chunk({ role: 'assistant', content: '' });
      for (const letter of text) yield chunk({ content: letter });
      // Parallel calls with their fragments interleaved.
      if (calls) {
        for (const [index, call] of calls.entries()) yield chunk({ tool_calls: [{ index, ...chatCall(call), function: { name: call.name, arguments: '' } }] });
        const pieces = calls.map(call => JSON.stringify(call.args).match(/.{1,4}/gu));
        for (let i = 0; i < Math.max(...pieces.map(p => p.length)); i++)
          for (const [index, piece] of pieces.entries()) if (piece[i]) yield chunk({ tool_calls: [{ index, function: { arguments: piece[i] } }] });
      }
      yield chunk({}, calls ? 'tool_calls' : 'stop');
      yield data({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'gpt-served', choices: [], usage: chatUsage });
      yield 'data: [DONE]\n\n';
    },
    error: openAIError,
  },
  {
    path: /^\/v1\/responses$/,
    read: body => ({
      text: typeof body.input === 'string' ? body.input : words(body.input.findLast(i => i.role === 'user')?.content),
      result: typeof body.input === 'string' ? undefined : results(body.input, i => i.type === 'function_call_output', i => words(i.output)),
      tools: body.tools?.map(t => t.name), format: body.text?.format?.type === 'json_schema', stream: body.stream,
    }),
    whole: answer => response(answer, items(answer)),
    events: function* (answer) {
      let sequence_number = 0;
      const event = (type, members) => named(type, { type, sequence_number: sequence_number++, ...members });
      const done = items(answer);
      yield event('response.created', { response: { ...response(answer, []), status: 'in_progress', usage: null } });
      for (const [output_index, item] of done.entries()) {
        if (item.type === 'message') {
          yield event('response.output_item.added', { output_index, item: { ...item, status: 'in_progress', content: [] } });
          yield event('response.content_part.added', { output_index, item_id: item.id, content_index: 0, part: { type: 'output_text', text: '', annotations: [], logprobs: [] } });
          for (const delta of answer.text) yield event('response.output_text.delta', { output_index, item_id: item.id, content_index: 0, delta, logprobs: [] });
          yield event('response.output_text.done', { output_index, item_id: item.id, content_index: 0, text: answer.text, logprobs: [] });
          yield event('response.content_part.done', { output_index, item_id: item.id, content_index: 0, part: item.content[0] });
        } else {
          yield event('response.output_item.added', { output_index, item: { ...item, status: 'in_progress', arguments: '' } });
          for (const delta of item.arguments.match(/.{1,4}/gu)) yield event('response.function_call_arguments.delta', { output_index, item_id: item.id, delta });
          yield event('response.function_call_arguments.done', { output_index, item_id: item.id, name: item.name, arguments: item.arguments });
        }
        yield event('response.output_item.done', { output_index, item });
      }
      yield event('response.completed', { response: response(answer, done) });
    },
    error: openAIError,
  },
  {
    path: /^\/v1\/messages$/,
    read: body => ({
      text: words(body.messages.findLast(m => m.role === 'user')?.content),
      result: results(body.messages.at(-1).content, b => b.type === 'tool_result', b => words(b.content)),
      tools: body.tools?.map(t => t.name), format: body.output_config?.format, stream: body.stream,
    }),
    whole: answer => message(answer, blocks(answer)),
    events: function* (answer) {
      const event = value => named(value.type, value);
      const content = blocks(answer);
      yield event({ type: 'message_start', message: { ...message(answer, []), stop_reason: null } });
      for (const [index, block] of content.entries()) {
        const tool = block.type === 'tool_use';
        yield event({ type: 'content_block_start', index, content_block: tool ? { ...block, input: {} } : { ...block, text: '' } });
        const pieces = tool ? JSON.stringify(block.input).match(/.{1,4}/gu).map(partial_json => ({ type: 'input_json_delta', partial_json })) : [...block.text].map(text => ({ type: 'text_delta', text }));
        for (const delta of pieces) yield event({ type: 'content_block_delta', index, delta });
        yield event({ type: 'content_block_stop', index });
      }
      yield event({ type: 'message_delta', delta: { stop_reason: answer.calls ? 'tool_use' : 'end_turn', stop_sequence: null }, usage: { output_tokens: usage.output } });
      yield event({ type: 'message_stop' });
    },
    error: (status, text) => ({ type: 'error', error: { type: { 400: 'invalid_request_error', 401: 'authentication_error', 404: 'not_found_error', 429: 'rate_limit_error', 529: 'overloaded_error' }[status] ?? 'api_error', message: text } }),
  },
  {
    path: /^\/v1beta\/models\/[^:]+:(stream)?[gG]enerateContent$/,
    read: (body, url) => {
      const last = body.contents.at(-1).parts;
      return {
        text: body.contents.findLast(c => c.role === 'user' && c.parts.some(p => p.text))?.parts.map(p => p.text ?? '').join(''),
        result: results(last, p => p.functionResponse, p => p.functionResponse.response.output ?? p.functionResponse.response.result ?? p.functionResponse.response.content),
        tools: body.tools?.flatMap(t => t.functionDeclarations.map(f => f.name)), format: body.generationConfig?.responseJsonSchema ?? body.generationConfig?.responseSchema, stream: url.includes(':stream'),
      };
    },
    whole: answer => candidate(parts(answer), 'STOP'),
    events: function* (answer) {
      for (const part of parts(answer)) {
        if (part.functionCall) yield data(candidate([part]));
        else for (const text of part.text) yield data(candidate([{ text }]));
      }
      yield data(candidate([{ text: '' }], 'STOP'));
    },
    error: (status, text) => ({ error: { code: status, message: text, status: { 400: 'INVALID_ARGUMENT', 404: 'NOT_FOUND', 429: 'RESOURCE_EXHAUSTED' }[status] ?? 'INTERNAL' } }),
  },
];

/** A provider that speaks every dialect on one port. `Fail N` gets an error of that status, `Forever` never ends. */
export async function startDouble() {
  const seen = { left: 0, received: [] };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = JSON.parse(text);
    const path = request.url.split('?')[0];
    seen.received.push({ path, body, headers: request.headers });
    const embedded = embeddings(path, body);
    if (embedded) return send(response, 200, embedded);
    const dialect = dialects.find(d => d.path.test(path));
    if (!dialect) return send(response, 404, { error: { message: `no ${path}` } });
    const asked = dialect.read(body, request.url);
    const status = Number(/Fail (\d+)/.exec(asked.text)?.[1]);
    if (status) return send(response, status, dialect.error(status, complaint(status)));
    const answer = decide(asked);
    if (asked.text?.startsWith('Forever')) {
      response.on('close', () => { seen.left++; });
      if (!asked.stream) return;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const event of [...dialect.events(answer)].slice(0, 4)) response.write(event);
      return;
    }
    if (!asked.stream) return send(response, 200, dialect.whole(answer));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of dialect.events(answer)) response.write(event);
    response.end();
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}`, seen, stop: () => { server.closeAllConnections(); server.close(); } };
}

function embeddings(path, body) {
  const vector = text => [text.length, 0.5, -0.25];
  if (path === '/v1/embeddings') {
    const encode = values => body.encoding_format === 'base64' ? Buffer.from(new Float32Array(values).buffer).toString('base64') : values;
    return { object: 'list', model: 'embed-served', usage: { prompt_tokens: 4, total_tokens: 4 }, data: [body.input].flat().map((text, index) => ({ object: 'embedding', index, embedding: encode(vector(text)) })) };
  }
  const embed = content => ({ values: vector(content.parts.map(p => p.text).join('')) });
  if (path.endsWith(':batchEmbedContents')) return { embeddings: body.requests.map(r => embed(r.content)) };
  if (path.endsWith(':embedContent')) return { embedding: embed(body.content) };
}

const words = content => typeof content === 'string' ? content : (content ?? []).map(part => part.text ?? '').join('');
const results = (list, is, text) => Array.isArray(list) && list.some(is) ? list.filter(is).map(text).join(' | ') : undefined;
const data = value => `data: ${JSON.stringify(value)}\n\n`;
const named = (name, value) => `event: ${name}\ndata: ${JSON.stringify(value)}\n\n`;

const chatUsage = { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output };
const chatCall = ({ id, name, args }) => ({ id, type: 'function', function: { name, arguments: JSON.stringify(args) } });

const items = ({ text, calls }) => [
  ...text ? [{ type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text, annotations: [], logprobs: [] }] }] : [],
  ...(calls ?? []).map(({ id, name, args }) => ({ type: 'function_call', id: `fc_${id}`, call_id: id, name, arguments: JSON.stringify(args), status: 'completed' })),
];
const response = (answer, output) => ({ id: 'resp_1', object: 'response', created_at: 1, status: 'completed', model: 'gpt-served', output, error: null, incomplete_details: null, instructions: null, metadata: {}, parallel_tool_calls: true, temperature: 1, tool_choice: 'auto', tools: [], top_p: 1,
  usage: { input_tokens: usage.input, input_tokens_details: { cached_tokens: 0 }, output_tokens: usage.output, output_tokens_details: { reasoning_tokens: 0 }, total_tokens: usage.input + usage.output } });

const blocks = ({ text, calls }) => [...text ? [{ type: 'text', text }] : [], ...(calls ?? []).map(({ id, name, args }) => ({ type: 'tool_use', id, name, input: args }))];
const message = (answer, content) => ({ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-served', content, stop_reason: answer.calls ? 'tool_use' : 'end_turn', stop_sequence: null, usage: { input_tokens: usage.input, output_tokens: usage.output } });

const parts = ({ text, calls }) => [...text ? [{ text }] : [], ...(calls ?? []).map(({ name, args }) => ({ functionCall: { name, args } }))];
const candidate = (list, finishReason) => ({ candidates: [{ index: 0, content: { role: 'model', parts: list }, ...(finishReason && { finishReason }) }], modelVersion: 'gemini-served', usageMetadata: { promptTokenCount: usage.input, candidatesTokenCount: usage.output, totalTokenCount: usage.input + usage.output } });

function openAIError(status, message) {
  return { error: { message, type: status === 429 ? 'rate_limit_error' : 'invalid_request_error', param: null, code: null } };
}

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
