import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, print } from 'graphql';
import { federatedWorld } from '../testing/federated-world.ts';
import { randomSeed } from '../testing/how-many.ts';
import { randomOperation } from '../testing/random-operation.ts';
import { media, works } from '../testing/supergraphs.ts';
import { documentText } from './operation-text.ts';

const seed = randomSeed();
const read = (text: string): unknown => JSON.parse(JSON.stringify(parse(text, { noLocation: true }), (key, value: unknown) => (key === 'block' ? undefined : value)));

describe(`the text of an operation (seed ${seed})`, () => {
  it.each([['works', works], ['media', media]])('is read as what it was made of: %s', (_, parts) => {
    const { apiSchema } = federatedWorld(parts);
    fc.assert(fc.property(randomOperation(apiSchema, { defers: true }), ({ document }) => expect(read(documentText(document))).toEqual(read(print(document)))), { numRuns: 100, seed });
  });

  it.each([
    'query Q($a: [Int!]! = [1, 2] @d, $b: In = { s: "x", n: null, l: [[E]], f: -1.5e3, b: true, o: {} }) @d(x: $a) { a: f(a: $a, b: $b) @d { on type } ...F @include(if: false) ... on T @d { x } ... { y } ... @d { z } } fragment F on T @d { query fragment ...G } fragment G on T { x }',
    'mutation M { on(a: 1, b: 2.0, c: "") subscription }',
    'subscription { f(text: """\n  a "block"\n    of \\""" text\n""", other: "\\u00e9 \\n \\" \\\\ \\u2028 \\ud83d\\ude00 \\u0007") }',
    '{ f(a: "#not, a comment") { g } }',
  ])('has all that there is: %s', (text) => {
    const document = parse(text);
    expect(read(documentText(document))).toEqual(read(text));
    expect(documentText(parse(documentText(document)))).toBe(documentText(document));
  });
});
