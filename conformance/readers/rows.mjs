// Recomputes row seeds, salts, commitments, row roots, log entries and the log's root of conformance cases from
// case.yaml and expected/slots.jsonl, with nothing but Node's own crypto: node rows.mjs CASE_FOLDER...
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const uint = (value, bytes) => {
  const b = Buffer.alloc(bytes);
  let v = BigInt(value);
  for (let i = bytes - 1; i >= 0; i--) {
    b[i] = Number(v & 0xffn);
    v >>= 8n;
  }
  return b;
};

function salt(seed, slot) {
  const half = slot % 2;
  return sha256(seed, uint(Math.floor(slot / 2), 4)).subarray(16 * half, 16 * half + 16);
}

function rowRoot(secret, row, values) {
  const seed = createHmac('sha256', secret).update(uint(row, 8)).digest();
  const commitments = values.map((value, i) =>
    sha256(Buffer.from([3]), salt(seed, i + 1), uint(i + 1, 2), uint(value.length, 4), value));
  return sha256(Buffer.from([2]), ...commitments);
}

// RFC 9162, section 2.1.1, as it is written there.
function treeRoot(entries) {
  if (entries.length === 0) return sha256();
  if (entries.length === 1) return sha256(Buffer.from([0]), entries[0]);
  let k = 1;
  while (2 * k < entries.length) k *= 2;
  return sha256(Buffer.from([1]), treeRoot(entries.slice(0, k)), treeRoot(entries.slice(k)));
}

const lines = (...path) => readFileSync(join(...path), 'utf8').trimEnd().split('\n');
let failed = false;
const check = (same, what) => { if (!same) { failed = true; console.log('DIFFERS ' + what); } };

for (const folder of process.argv.slice(2)) {
  const given = readFileSync(join(folder, 'case.yaml'), 'utf8');
  const hex = key => Buffer.from(new RegExp('^' + key + ': "([0-9a-f]+)"$', 'm').exec(given)[1], 'hex');
  const decisions = lines(folder, 'expected', 'decisions.jsonl').map(line => JSON.parse(line));
  const [layout, ...rows] = lines(folder, 'expected', 'slots.jsonl').map(line => JSON.parse(line));
  check(decisions.length === rows.length, folder + ': number of rows');
  const entries = rows.map(({ row, slots }, i) => {
    check(slots.length === layout.groups.length + 1 + layout.elements.length + 3 + layout.fields.length,
      folder + ': number of slots of row ' + row);
    const root = rowRoot(hex('run_secret'), row, slots.map(value => Buffer.from(value, 'hex')));
    check(decisions[i].row === row && decisions[i].row_root === root.toString('base64'), folder + ': row ' + row);
    return Buffer.concat([Buffer.from([1]), hex('run_id'), root]);
  });
  check(entries.every(entry => entry.length === 49), folder + ': length of an entry');
  const [size, root] = lines(folder, 'expected', 'root.txt');
  check(size === String(entries.length) && root === treeRoot(entries).toString('base64'), folder + ': root of the log');
  if (!failed) console.log('same roots ' + folder);
}
process.exit(failed ? 1 : 0);
