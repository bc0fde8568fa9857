import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, parse } from 'graphql';
import { toyGateway } from '../testing/toy-gateway.ts';
import { defaultLimits } from './limits.ts';
import { measure } from './measure.ts';
import { withinLimits } from './within-limits.ts';

const nested = (depth: number) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`;
/** Fragments of two spreads each: 2 to the power of `levels` fields from a few hundred bytes. */
const bomb = (levels: number) =>
  `{ ...F0 } ${Array.from({ length: levels }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F${levels} on Query { a }`;

describe('the size of a query', () => {
  it('is measured with its fragments expanded', () => {
    expect(measure(parse('{ a: b { ...F } c } fragment F on X { d: e { f } ... { g } }'))).toEqual({
      depth: 3,
      aliases: 2,
      rootFields: 2,
      fields: 5,
    });
  });

  it('is that of its largest operation', () => {
    expect(measure(parse('query A { a } query B { a { b { c } } d }'))).toEqual({
      depth: 3,
      aliases: 0,
      rootFields: 2,
      fields: 4,
    });
  });

  it('ends for a fragment that spreads itself', () => {
    expect(measure(parse('{ ...F } fragment F on Query { a ...F }')).fields).toBe(1);
  });

  it('is known at once for a small document that means very many fields', () => {
    expect(measure(parse(bomb(60))).fields).toBe(2 ** 60);
  });

  it.each([
    ['QUERY_TOO_LARGE', `{ ${'a '.repeat(2000)} }`],
    ['QUERY_TOO_DEEP', nested(16)],
    ['TOO_MANY_ROOT_FIELDS', `{ ${Array.from({ length: 21 }, (_, i) => `f${i}`).join(' ')} }`],
    ['TOO_MANY_ALIASES', `{ x { ${Array.from({ length: 51 }, (_, i) => `a${i}: b`).join(' ')} } }`],
    ['QUERY_TOO_LARGE', `{ x { ...F0 } } ${bomb(12).slice(bomb(12).indexOf('fragment'))}`],
  ])('is refused with %s over a limit', (code, query) => {
    expect(withinLimits(defaultLimits)(query)?.extensions).toMatchObject({ code, http: { status: 400 } });
  });

  it.each([
    nested(15),
    getIntrospectionQuery(),
    `{ ${Array.from({ length: 20 }, (_, i) => `f${i}`).join(' ')} }`,
    '{ not a query',
  ])('is within the limits: %#', (query) => {
    const check = withinLimits(defaultLimits);
    expect(check(query)).toBeUndefined();
    expect(check(query)).toBeUndefined();
  });

  it('may be limited otherwise', () => {
    expect(withinLimits({ ...defaultLimits, depth: 2 })(nested(3))?.message).toContain('more than 2 fields in one another');
  });
});

describe('the limits of the server', () => {
  let gateway: Awaited<ReturnType<typeof toyGateway>>;
  beforeAll(async () => void (gateway = await toyGateway()));
  afterAll(() => gateway.close());

  it('hold over POST and over GET', async () => {
    const posted = await gateway.ask(nested(16));
    expect(posted).toMatchObject({ status: 400, errors: [{ extensions: { code: 'QUERY_TOO_DEEP' } }] });
    const got = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(nested(16))}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(got.status).toBe(400);
    expect(await got.json()).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_DEEP' } }] });
    expect(gateway.asked).toEqual([]);
  });

  it('cannot be passed by an address that can be read in two ways', async () => {
    gateway.asked.length = 0;
    const many = `{ ${Array.from({ length: 21 }, (_, i) => `f${i}: __typename`).join(' ')} }`;
    for (const search of [
      `query=${encodeURIComponent(many)}%23%ZZ`,
      `%71uery=${encodeURIComponent(many)}`,
      `query=${encodeURIComponent(many)}&query=%7B__typename%7D`,
    ]) {
      const got = await fetch(`${gateway.url}/graphql?${search}`, { headers: { 'apollo-require-preflight': '1' } });
      expect([got.status, await got.json()]).toMatchObject([400, { errors: [{ extensions: { code: 'TOO_MANY_ROOT_FIELDS' } }] }]);
    }
  });

  it('refuse a body of more than 256 kB', async () => {
    expect(await gateway.ask(`{ __typename } #${'x'.repeat(256 * 1024)}`)).toEqual({
      status: 413,
      errors: [{ message: 'The body of the request is larger than 256 kB.', extensions: { code: 'QUERY_TOO_LARGE' } }],
    });
  });

  it('let the query of an explorer through', async () => {
    const { status, data, errors } = await gateway.ask(
      getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true }),
    );
    expect([status, errors]).toEqual([200, undefined]);
    expect(data?.__schema.queryType.name).toBe('Query');
  });

  it.each([
    ['{ states { totalCount } }', '"states" must be given exactly one of "first" and "last", from 1 to 100.'],
    ['{ states(first: 1, last: 1) { totalCount } }', '"states" must be given exactly one of "first" and "last", from 1 to 100.'],
    ['{ states(first: null) { totalCount } }', '"states" must be given exactly one of "first" and "last", from 1 to 100.'],
    ['{ states(first: 101) { totalCount } }', '"first" of "states" must be from 1 to 100.'],
    ['{ states(last: 0) { totalCount } }', '"last" of "states" must be from 1 to 100.'],
    ['{ states(first: -3) { totalCount } }', '"first" of "states" must be from 1 to 100.'],
    ['{ all: states { totalCount } }', '"states" must be given exactly one of "first" and "last", from 1 to 100.'],
  ])('refuse the unbounded list of %s', async (query, message) => {
    expect(await gateway.ask(query)).toMatchObject({
      status: 400,
      errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('take a bounded one, its bound in the query or in a variable', async () => {
    expect(await gateway.ask('{ states(first: 100) { totalCount } }')).toMatchObject({
      status: 200,
      data: { states: { totalCount: 2 } },
    });
    expect(await gateway.ask('query All($n: Int!) { states(last: $n) { totalCount } }', { n: 5 })).toMatchObject({
      data: { states: { totalCount: 2 } },
    });
  });

  it('leave an unknown field to the validation', async () => {
    expect(await gateway.ask('{ nothing }')).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });
});
