// Verifies receipts of Narrowgate with Node's own crypto and nothing else, by C2SP tlog-proof, signed-note,
// tlog-checkpoint, tlog-cosignature and tlog-policy and RFC 9162: node receipt.mjs TRUSTPOLICY RECEIPT|FOLDER...
// One line a receipt; exit code 0 if all are proven, 1 if any is refused, 2 if the policy cannot be used.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return hash.digest();
};
const must = (holds, why) => { if (!holds) throw new Error(why); };

function base64(text, what) {
  const bytes = Buffer.from(text, 'base64');
  must(bytes.toString('base64') === text, `${what} is not canonical base64`);
  return bytes;
}

function hash(text) {
  const bytes = base64(text, 'a hash');
  must(bytes.length === 32, 'a hash has 32 bytes');
  return bytes;
}

function decimal(text, what) {
  must(/^(0|[1-9][0-9]{0,18})$/.test(text) && BigInt(text) < 2n ** 63n, `${what} is no decimal number`);
  return BigInt(text);
}

const utf8 = (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

// A trust policy: C2SP tlog-policy.
function vkey(text, types) {
  const [, name, id, key] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text) ?? [];
  must(name, 'bad vkey');
  const typed = base64(key, 'a vkey');
  must(types.includes(typed[0]) && typed.length === 33, 'a key of another type');
  must(sha256(name, '\n', typed).subarray(0, 4).toString('hex') === id, 'a vkey with another key id');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: typed.subarray(1).toString('base64url') };
  return { name, id, type: typed[0], key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

function readPolicy(file) {
  const policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: null };
  const known = (name) => must(policy.witnesses.has(name) || policy.groups.has(name), `unknown name ${name}`);
  for (const line of utf8(readFileSync(file)).split('\n')) {
    const [kind, ...items] = line.split(/[ \t]+/).filter(Boolean);
    if (!kind || kind.startsWith('#')) continue;
    if (kind === 'log') policy.logs.push(vkey(items[0], [1]));
    else if (kind === 'witness') policy.witnesses.set(items[0], vkey(items[1], [4]));
    else if (kind === 'group') {
      const [name, k, ...members] = items;
      members.forEach(known);
      policy.groups.set(name, { k: k === 'any' ? 1 : k === 'all' ? members.length : Number(k), members });
    } else if (kind === 'quorum') {
      if (items[0] !== 'none') known(items[0]);
      policy.quorum = items[0];
    } else must(false, `unknown line ${kind}`);
  }
  must(policy.quorum && policy.logs.length > 0, 'a policy names a log and a quorum');
  return policy;
}

function met(policy, name, cosigned) {
  const group = policy.groups.get(name);
  return group ? group.members.filter((m) => met(policy, m, cosigned)).length >= group.k : cosigned.has(name);
}

// A signed note: C2SP signed-note. Every signature of a known key is verified, and one that fails refuses the note.
function openNote(note, policy) {
  must(!/[\x00-\x09\x0b-\x1f]/.test(note), 'a control character');
  const blank = note.lastIndexOf('\n\n');
  must(blank >= 0 && note.endsWith('\n') && blank + 2 < note.length, 'not a signed note');
  const text = note.slice(0, blank + 1);
  const lines = note.slice(blank + 2, -1).split('\n');
  must(lines.length <= 100, 'too many signatures');
  const signatures = lines.map((line) => {
    const [, name, encoded] = /^\u2014 ([^ ]+) (.+)$/.exec(line) ?? [];
    must(name && !/[\p{White_Space}+]/u.test(name), 'bad signature line');
    const bytes = base64(encoded, 'a signature');
    must(bytes.length > 4 && bytes.length <= 4 + 65535, 'a signature of another length');
    return { name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
  });
  const signedBy = (key) => {
    const own = signatures.filter((s) => s.name === key.name && s.id === key.id);
    own.forEach((s) => must(verifies(key, text, s.bytes), `the signature of ${key.name} is wrong`));
    return own.length > 0;
  };
  const logs = policy.logs.filter(signedBy);
  const cosigned = new Set([...policy.witnesses].filter(([, key]) => signedBy(key)).map(([name]) => name));
  return { text, logs, cosigned };
}

function verifies(key, text, bytes) {
  if (key.type === 1) return bytes.length === 64 && verifySignature(null, Buffer.from(text), key.key, bytes);
  if (bytes.length !== 72) return false;
  const time = bytes.readBigUInt64BE();
  const message = Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
  return time < 2n ** 63n && verifySignature(null, message, key.key, bytes.subarray(8));
}

function checkpoint(note, policy) {
  const { text, logs, cosigned } = openNote(note, policy);
  const lines = text.slice(0, -1).split('\n');
  must(lines.length >= 3 && !lines.includes(''), 'not a checkpoint');
  must(logs.some((log) => log.name === lines[0]), 'not signed by a log of the policy under its origin');
  must(policy.quorum === 'none' || met(policy, policy.quorum, cosigned), 'the quorum is not met');
  return { size: decimal(lines[1], 'the size'), root: hash(lines[2]) };
}

// What is opened and what stays closed: the extra data of a receipt (docs/proof-library.md). Gives the log's entry.
function rebuildEntry(extra) {
  let at = 0;
  const take = (length) => {
    must(length <= extra.length - at, 'the extra data are short');
    at += length;
    return extra.subarray(at - length, at);
  };
  must(take(1)[0] === 1, 'a receipt of another format');
  const run = take(16);
  const count = take(4).readUInt32BE();
  must(count >= 1 && count <= 65535, 'a receipt shows 1 to 65535 slots');
  const commitments = [];
  for (let slot = 1; slot <= count; slot++) {
    const opened = take(1)[0];
    must(opened <= 1, 'a flag is 0 or 1');
    if (opened === 0) {
      commitments.push(take(32));
    } else {
      const salt = take(16);
      const length = take(4);
      const value = take(length.readUInt32BE());
      commitments.push(sha256(Buffer.from([3]), salt, Buffer.from([slot >> 8, slot & 255]), length, value));
    }
  }
  must(at === extra.length, 'bytes follow the extra data');
  return Buffer.concat([Buffer.from([1]), run, sha256(Buffer.from([2]), ...commitments)]);
}

// RFC 9162, 2.1.3.2.
function included(entry, index, size, path, root) {
  must(index < size, 'the index is beyond the tree');
  let [fn, sn, r] = [index, size - 1n, sha256(Buffer.from([0]), entry)];
  for (const p of path) {
    must(sn !== 0n, 'a hash is left over');
    if ((fn & 1n) === 1n || fn === sn) {
      r = sha256(Buffer.from([1]), p, r);
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      r = sha256(Buffer.from([1]), r, p);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  must(sn === 0n, 'a hash is missing');
  must(r.equals(root), 'the entry does not lead to the root');
}

function verifyReceipt(file, policy) {
  const text = utf8(readFileSync(file));
  const blank = text.indexOf('\n\n');
  must(blank >= 0, 'no empty line');
  const lines = text.slice(0, blank).split('\n');
  must(lines.shift() === 'c2sp.org/tlog-proof@v1', 'not a tlog-proof');
  must(lines[0]?.startsWith('extra '), 'it opens nothing');
  const entry = rebuildEntry(base64(lines.shift().slice(6), 'the extra data'));
  must(lines[0]?.startsWith('index '), 'no index');
  const index = decimal(lines.shift().slice(6), 'the index');
  must(lines.length <= 63, 'too many hashes');
  const path = lines.map(hash);
  const { size, root } = checkpoint(text.slice(blank + 2), policy);
  included(entry, index, size, path, root);
  return `PROVEN size ${size} root ${root.toString('base64')} entry ${index}`;
}

const [policyFile, ...given] = process.argv.slice(2);
let policy;
try {
  must(given.length > 0, 'usage: node receipt.mjs TRUSTPOLICY RECEIPT|FOLDER...');
  policy = readPolicy(policyFile);
} catch (e) {
  console.error(e.message);
  process.exit(2);
}
const files = given.flatMap((g) => statSync(g).isDirectory() ? readdirSync(g).sort().map((f) => join(g, f)) : [g]);
let refused = files.length === 0;
for (const file of files) {
  try {
    console.log(`${file}: ${verifyReceipt(file, policy)}`);
  } catch (e) {
    refused = true;
    console.log(`${file}: REFUSED ${e.message}`);
  }
}
process.exit(refused ? 1 : 0);
