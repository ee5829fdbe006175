// Prints the public conformance cases of the Common Expression Language (the file named) as one JSON object, reduced to
// what a language of bool, int and string can hold; `kind` says what a case demands.
import { createRequire } from 'node:module';

const { tests } = createRequire(import.meta.url)(process.argv[2]);
const CONSTANTS = { boolValue: 'BOOL', int64Value: 'INT', stringValue: 'STRING' };
const PRIMITIVES = { BOOL: 'BOOL', INT64: 'INT', STRING: 'STRING' };
const cases = [];

function constant(value) {
    const [key, held] = Object.entries(value ?? { boolValue: true })[0] ?? ['none', ''];
    return { type: CONSTANTS[key] ?? 'OTHER', text: String(held) };
}

function fact({ name, ident }, bindings) {
    const bound = bindings?.[name];
    return {
        name,
        type: PRIMITIVES[ident?.type?.primitive] ?? 'OTHER',
        bound: bound?.value ? constant(bound.value) : { type: bound ? 'OTHER' : 'NONE', text: '' },
    };
}

function walk(suite, path) {
    for (const inner of suite.suites ?? []) walk(inner, [...path, inner.name]);
    for (const { original: test } of suite.tests ?? []) {
        cases.push({
            name: [...path, test.name].join('/'),
            expr: test.expr,
            kind: test.evalError ? 'error' : test.typedResult || test.checkOnly ? 'type' : 'value',
            container: test.container ?? '',
            facts: (test.typeEnv ?? []).map((declared) => fact(declared, test.bindings)),
            value: constant(test.value),
        });
    }
}

walk(tests, []);
process.stdout.write(JSON.stringify({ cases }));
