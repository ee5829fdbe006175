// Verifies a log directory of Narrowgate with Node's own crypto and nothing else, by C2SP signed-note,
// tlog-checkpoint and tlog-tiles and RFC 9162: node verify.mjs LOGDIR INDEX
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FULL = 256;
const HASH = 32;
const sha256 = (...parts) => {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return hash.digest();
};
const leafHash = (entry) => sha256(Buffer.from([0]), entry);
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right);

function refuse(why) {
  console.error(`REFUSED: ${why}`);
  process.exit(1);
}

function checkpoint(log) {
  const [, name, id, key] = /^([^+]+)\+([0-9a-f]{8})\+(.+)\n?$/.exec(readFileSync(join(log, 'vkey'), 'utf8'));
  const typed = Buffer.from(key, 'base64');
  if (sha256(name, '\n', typed).subarray(0, 4).toString('hex') !== id || typed[0] !== 1) refuse('bad vkey');
  const note = readFileSync(join(log, 'checkpoint'), 'utf8');
  const blank = note.lastIndexOf('\n\n');
  const text = note.slice(0, blank + 1);
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: typed.subarray(1).toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = note.slice(blank + 2).split('\n').filter(Boolean).some((line) => {
    const [, signer, base64] = line.split(' ');
    const bytes = Buffer.from(base64, 'base64');
    return signer === name && bytes.subarray(0, 4).toString('hex') === id
      && verifySignature(null, Buffer.from(text, 'utf8'), publicKey, bytes.subarray(4));
  });
  const [origin, size, root] = text.split('\n');
  if (!signed) refuse('the checkpoint is not signed by the log');
  if (origin !== name) refuse('the checkpoint is of another origin');
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}

function tilePath(level, index, width) {
  const groups = [];
  for (let rest = index, first = true; first || rest > 0; rest = Math.floor(rest / 1000), first = false) {
    groups.unshift((first ? '' : 'x') + String(rest % 1000).padStart(3, '0'));
  }
  return ['tile', level, ...groups].join('/') + (width < FULL ? `.p/${width}` : '');
}

function read(log, level, index, width) {
  const file = join(log, tilePath(level, index, width));
  return readFileSync(existsSync(file) ? file : join(log, tilePath(level, index, FULL)));
}

function bundle(log, index, width) {
  const bytes = read(log, 'entries', index, width);
  const entries = [];
  for (let at = 0; entries.length < width;) {
    const length = bytes.readUInt16BE(at);
    if (at + 2 + length > bytes.length) refuse(`bundle ${index} is short`);
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

// MTH of RFC 9162, 2.1.1, and PATH of 2.1.3.1, over leaf hashes.
function mth(hashes, from, to) {
  if (to - from === 1) return hashes[from];
  let k = 1;
  while (k * 2 < to - from) k *= 2;
  return nodeHash(mth(hashes, from, from + k), mth(hashes, from + k, to));
}

function path(hashes, index, from, to) {
  if (to - from === 1) return [];
  let k = 1;
  while (k * 2 < to - from) k *= 2;
  return index < from + k
    ? [...path(hashes, index, from, from + k), mth(hashes, from + k, to)]
    : [...path(hashes, index, from + k, to), mth(hashes, from, from + k)];
}

// RFC 9162, 2.1.3.2.
function included(leaf, index, size, proof, root) {
  if (index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let r = leaf;
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      r = nodeHash(r, p);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && r.equals(root);
}

function compareTiles(log, leaves) {
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level++) {
    const above = [];
    for (let first = 0; first < hashes.length; first += FULL) {
      const computed = hashes.slice(first, first + FULL);
      const stored = read(log, level, first / FULL, computed.length).subarray(0, computed.length * HASH);
      if (!stored.equals(Buffer.concat(computed))) refuse(`${tilePath(level, first / FULL, computed.length)} differs`);
      if (computed.length === FULL) above.push(mth(computed, 0, FULL));
    }
    hashes = above;
  }
}

const [log, indexText] = process.argv.slice(2);
if (!log || !/^[0-9]+$/.test(indexText ?? '')) {
  console.error('usage: node verify.mjs LOGDIR INDEX');
  process.exit(2);
}
const { size, root } = checkpoint(log);
const leaves = [];
for (let first = 0; first < size; first += FULL) {
  bundle(log, first / FULL, Math.min(FULL, size - first)).forEach((entry) => leaves.push(leafHash(entry)));
}
compareTiles(log, leaves);
const index = Number(indexText);
if (index >= size) refuse(`entry ${index} is not in a tree of ${size}`);
if (!mth(leaves, 0, size).equals(root)) refuse('the entries hash to another root');
if (!included(leaves[index], index, size, path(leaves, index, 0, size), root)) refuse('the inclusion proof fails');
console.log(`VERIFIED size ${size} root ${root.toString('base64')} entry ${index}`);
