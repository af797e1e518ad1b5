import assert from 'node:assert/strict'
import test from 'node:test'
import { buildSync } from 'esbuild'

const { text } = buildSync({ entryPoints: [new URL('../src/json.ts', import.meta.url).pathname], bundle: true, format: 'esm', write: false }).outputFiles[0]
const { member } = await import(`data:text/javascript,${encodeURIComponent(text)}`)

for (const [json, name, expected] of [
  ['{"a":1,"b":{"b":2},"c":[3]}', 'b', '{"b":2}'],
  ['{"a":1,"b":{"b":2},"c":[3]}', 'c', '[3]'],
  ['{"nested":{"b":2}}', 'b', undefined],
  [' { "a" : "}\\"{" , "b" : 9007199254740993 } ', 'b', '9007199254740993'],
  ['{"a":"x\\\\","b":"y\\u00e9"}', 'b', '"y\\u00e9"'],
  ['{"b":true}', 'b', 'true'],
  ['{"b": [] , "c":{}}', 'b', '[]'],
  ['[{"b":1}]', 'b', undefined],
  ['{"b":{"cut":', 'x', undefined],
  ['', 'b', undefined],
])
  test(`member ${name} of ${json}`, () => assert.equal(member(json, name), expected))
