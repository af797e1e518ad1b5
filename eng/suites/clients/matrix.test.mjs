import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { embed, embedMany } from 'ai';
import { clientsOf } from './clients.mjs';
import { complaint, greeting, startDouble, weather } from './doubles.mjs';
import { startGateway } from './gateway.mjs';

const names = Object.keys(clientsOf('http://127.0.0.1:9').faces);
const models = ['gpt-4.1', 'claude-sonnet-4-5', 'gemini-2.5-pro'];
let gateway, double, clients;

before(async () => {
  double = await startDouble();
  gateway = await startGateway({
    ANYRAY_PROVIDER_URL_OPENAI: `${double.url}/v1`,
    ANYRAY_PROVIDER_URL_ANTHROPIC: double.url,
    ANYRAY_PROVIDER_URL_GOOGLE: double.url,
  });
  clients = clientsOf(gateway.url);
});

after(async () => {
  await gateway?.stop();
  double?.stop();
});

for (const name of names) for (const model of models) describe(`${name} to ${model}`, () => {
  const face = () => clients.faces[name];

  test('a whole answer with its usage', async () => {
    assert.deepEqual(await face().ask(model, 'Hello.'), { text: greeting, input: 5, output: 7 });
  });

  test('a streamed answer, in pieces', async () => {
    const pieces = await all(face().stream(model, 'Hello.'));
    assert.equal(pieces.join(''), greeting);
    assert.ok(pieces.filter(Boolean).length > 5);
  });

  for (const streamed of [false, true]) test(`parallel tools go round, ${streamed ? 'streamed' : 'whole'}`, async () => {
    assert.match(await face().tools(model, streamed), /^Seen: .*sun over Ört.* \| .*sun over B/);
  });

  test('structured output', async () => assert.deepEqual(await face().structured(model), weather));

  test('a provider error is the class of its status, with its words', async () => {
    for (const status of [400, 404, 429, 500]) {
      const check = error => {
        assert.ok(error instanceof face().errors[status], `${status}: ${error?.constructor?.name} ${error}`);
        assert.equal(error.status ?? error.statusCode, status);
        return error.message.includes(complaint(status)) || assert.fail(error.message);
      };
      await assert.rejects(face().ask(model, `Fail ${status}`), check);
      await assert.rejects(all(face().stream(model, `Fail ${status}`)), check);
    }
  });

  test('a cancelled call is cancelled at the provider', async () => {
    for (const run of [
      signal => face().ask(model, 'Forever and ever.', signal),
      signal => all(face().stream(model, 'Forever and ever.', signal)),
    ]) {
      const { left, received } = double.seen;
      const before = { left, asked: received.length };
      const abort = new AbortController();
      const ended = run(abort.signal).catch(() => {});
      await until(() => double.seen.received.length > before.asked, 'the call arrives');
      abort.abort();
      await ended;
      await until(() => double.seen.left > before.left, 'the provider is left');
    }
  });
});

for (const model of ['text-embedding-3-small', 'gemini-embedding-001']) describe(`embeddings of ${model}`, () => {
  const vector = text => [text.length, 0.5, -0.25];

  test('openai', async () => {
    const { data } = await clients.openai.embeddings.create({ model, input: ['a', 'bcd'] });
    assert.deepEqual(data.map(item => item.embedding), [vector('a'), vector('bcd')]);
  });

  test('@google/genai', async () => {
    const { embeddings } = await clients.google.models.embedContent({ model, contents: ['a', 'bcd'] });
    assert.deepEqual(embeddings.map(item => item.values), [vector('a'), vector('bcd')]);
  });

  test('ai', async () => {
    assert.deepEqual((await embedMany({ model: clients.aiEmbedding(model), values: ['a', 'bcd'] })).embeddings, [vector('a'), vector('bcd')]);
    assert.deepEqual((await embed({ model: clients.aiGoogleEmbedding(model), value: 'bcd' })).embedding, vector('bcd'));
  });
});

describe('models', () => {
  test('openai', async () => {
    assert.ok((await all(clients.openai.models.list())).some(model => model.id === 'gpt-4.1'));
    assert.equal((await clients.openai.models.retrieve('gpt-4.1')).owned_by, 'openai');
    await assert.rejects(clients.openai.models.retrieve('none'), error => error.status === 404);
  });

  test('@anthropic-ai/sdk', async () => {
    assert.ok((await all(clients.anthropic.models.list())).some(model => model.id === 'claude-sonnet-4-5' && model.type === 'model'));
    assert.equal((await clients.anthropic.models.retrieve('claude-sonnet-4-5')).id, 'claude-sonnet-4-5');
  });

  test('@google/genai', async () => {
    assert.ok((await all(await clients.google.models.list())).some(model => model.name === 'models/gemini-2.5-pro'));
    assert.equal((await clients.google.models.get({ model: 'gemini-2.5-pro' })).name, 'models/gemini-2.5-pro');
  });
});

async function all(list) {
  const items = [];
  for await (const item of list) items.push(item);
  return items;
}

async function until(condition, what) {
  for (let waited = 0; !condition(); waited++) {
    assert.ok(waited < 400, what);
    await new Promise(done => setTimeout(done, 25));
  }
}
