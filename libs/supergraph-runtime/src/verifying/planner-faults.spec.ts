import { Supergraph } from '@apollo/federation-internals';
import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse, type OperationDefinitionNode } from 'graphql';
import { apolloPlanner, type PlanOperation } from '../planning/apollo-planner.ts';
import type { Plan, PlannedFetch } from '../planning/plan.ts';
import { readSupergraph } from '../planning/supergraph.ts';
import { verifiedPlanner } from '../planning/plan-verified.ts';
import { askedRuntime } from '../testing/ask-runtime.ts';
import { composed, federatedWorld } from '../testing/federated-world.ts';
import { media, shop, tours } from '../testing/supergraphs.ts';
import { localTransport } from '../transport/local.ts';
import { graphFacts } from './graph-facts.ts';
import { verifyPlan } from './verify-plan.ts';

// Each fault is one that a planner makes, over a supergraph on which it makes it; the stock gateway answers all of these, wrongly.

const shopSdl = composed(shop);
const mediaSdl = composed(media);
const toursSdl = composed(tours);

async function verify(sdl: string, query: string, plan?: Plan): Promise<void> {
  const supergraph = readSupergraph(sdl);
  const document = parse(query);
  const apiSchema = buildASTSchema(parse((await verifiedPlanner(sdl, { makers: [] })).apiSdl));
  const made = plan ?? apolloPlanner(supergraph)(document, []);
  verifyPlan(made, document.definitions[0] as OperationDefinitionNode, graphFacts(supergraph, sdl, apiSchema), ({ key }) => key);
}

const fetchOf = (more: Partial<PlannedFetch> & Pick<PlannedFetch, 'subgraph' | 'operation'>): PlannedFetch => ({
  kind: 'query',
  variables: [],
  paths: [[]],
  inputRewrites: [],
  outputRewrites: [],
  after: [],
  ...more,
});
const product = { kind: 'InlineFragment' as const, typeCondition: 'Product', selections: [{ kind: 'Field' as const, name: '__typename' }, { kind: 'Field' as const, name: 'id' }] };

describe('a plan of Apollo that is wrong is seen to be', () => {
  it.each([
    ['what a field requires with arguments is merged with what the client asks for', shopSdl, '{ product(id: 1) { price(currency: CHF) priceInUsd } }', /priceInUsd requires price\(currency:USD,round:2\) and is told price\(currency:CHF\)/],
    ['an alias of the client takes the place of a key', shopSdl, '{ product(id: 1) { id: name inStock } }', /"id" of Product is fetched as /],
    ['a subgraph is asked without a key that it resolves', mediaSdl, '{ titled { ... on Film { blurb } title } }', /"ratings" is asked for Book without a key by which it can be asked/],
    ['what one type requires is expected of all', mediaSdl, '{ titled { ... on Book { blurb } ... on Film { title } } allMedia { ... on Film { blurb similar { id } } similar { id } } }', /is to be told and was not fetched|without a key/],
    ['what is taken from a context is asked of a subgraph that has it from another', toursSdl, '{ tour(id: 1) { led { thanks label } } }', /"tours" is asked for Tour\.sponsor, which it has from others/],
    ['fields of a mutation change their order', shopSdl, 'mutation { ... { tick } count ... { x: restock(id: 1) { id } rename(id: 1) { id } } y: restock(id: 2) { id } }', /the mutations tick,count,x,rename,y would be done in the order tick,x,rename,count,y/],
  ])('%s', async (_, sdl, query, fault) => {
    await expect(verify(sdl, query)).rejects.toThrow(fault);
  });
});

describe('a plan that is wrong is seen to be', () => {
  it.each<[string, string, PlannedFetch[], RegExp]>([
    ['that is empty', '{ product(id: 1) { name } }', [], /^Query\.product is not fetched$/],
    [
      'in which a fragment is used where its type does not fit',
      '{ service { name } }',
      [fetchOf({ subgraph: 'catalogue', operation: '{ service { ...F } } fragment F on Product { name }' })],
      /the subgraph "catalogue" would refuse its fetch/,
    ],
    [
      'that uses a key which is not resolvable',
      '{ product(id: 1) { name } }',
      [
        fetchOf({ subgraph: 'catalogue', operation: '{ product(id: 1) { __typename id name } }' }),
        fetchOf({ subgraph: 'people', operation: 'query($representations:[_Any!]!){_entities(representations:$representations){...on Product{id}}}', paths: [['product']], requires: [product], after: [0] }),
      ],
      /would refuse its fetch|"people" is asked for Product without a key by which it can be asked/,
    ],
    [
      'that does not tell what a field requires',
      '{ product(id: 1) { shippingEstimate } }',
      [
        fetchOf({ subgraph: 'catalogue', operation: '{ product(id: 1) { __typename id } }' }),
        fetchOf({ subgraph: 'stock', operation: 'query($representations:[_Any!]!){_entities(representations:$representations){...on Product{shippingEstimate}}}', paths: [['product']], requires: [product], after: [0] }),
      ],
      /Product\.shippingEstimate requires "weight", which it is not told/,
    ],
    [
      'that asks for such a field on the way',
      '{ lowest { shippingEstimate } }',
      [fetchOf({ subgraph: 'stock', operation: '{ lowest { shippingEstimate } }' })],
      /"stock" is asked for Product\.shippingEstimate without what that field requires/,
    ],
    ['that fetches with other arguments', '{ product(id: 1) { name } }', [fetchOf({ subgraph: 'catalogue', operation: '{ product(id: 2) { name } }' })], /"product" of Query is fetched as product\(id:2\)/],
    ['that asks a subgraph that is not there', '{ product(id: 1) { name } }', [fetchOf({ subgraph: 'moon', operation: '{ product(id: 1) { name } }' })], /there is no subgraph "moon"/],
  ])('%s', async (_, query, fetches, fault) => {
    await expect(verify(shopSdl, query, { fetches, madeBy: 'hand' })).rejects.toThrow(fault);
  });

  it.each([
    '{ product(id: 1) { name price(currency: CHF) reviews { author { nick name } } shippingEstimate } }',
    '{ offers { __typename ... on Product { sku } ... on Service { rating } } warehouse(number: 1) { keeper { name } products { name } } }',
  ])('but not one that is right: %s', async (query) => {
    await expect(verify(shopSdl, query)).resolves.toBeUndefined();
  });
});

describe('an operation that is planned wrongly', () => {
  it('is planned in another way, and answered rightly', async () => {
    const world = federatedWorld(shop, shopSdl);
    const query = '{ lowest { price(currency: CHF) priceInUsd id: name again: price(currency: EUR) } }';
    let open = world.open({ seed: 7 });
    const expected = await open.whole(parse(query), {});
    const runtime = await askedRuntime(shopSdl, localTransport((fetch) => open.subgraph(fetch.subgraph, fetch.query, fetch.variables())));
    open = world.open({ seed: 7 });
    expect(JSON.stringify(await runtime.ask(query))).toBe(JSON.stringify(expected));
    await runtime.stop();
  });

  it('is given to the native planner when Apollo’s has no right plan for it', async () => {
    const wrong: PlanOperation = () => ({ fetches: [], madeBy: 'nobody' });
    const { nativePlanner } = await import('../planning/native-planner.ts');
    const native = await nativePlanner(shopSdl);
    // Its binaries are for Linux with glibc and for macOS; elsewhere it isn't there, and the next claim holds instead.
    const makers = native ? [wrong, native] : [wrong, apolloPlanner(Supergraph.build(shopSdl))];
    const planner = await verifiedPlanner(shopSdl, { makers });
    expect(planner.plan('{ product(id: 1) { name shippingEstimate } }', []).madeBy).toBe(native ? 'hive' : 'apollo');
  });

  it('over which the native planner ends its process is refused by it, and nothing else ends', async () => {
    const { nativePlanner } = await import('../planning/native-planner.ts');
    const native = await nativePlanner(shopSdl);
    const query = 'mutation { rename(id: "t1") { price priceInUsd inStock } count }';
    if (native) expect(() => native(parse(query), [])).toThrow(/^the native planner ended: /);
    expect((await verifiedPlanner(shopSdl)).plan(query, []).madeBy).toBe('apollo');
  });

  it('whose ways multiply with each level is planned all the same: without a limit Apollo’s planner takes gigabytes over it', async () => {
    const planner = await verifiedPlanner(mediaSdl);
    const query = '{ books { __typename similar { __typename b: similar { __typename similar { id similar { stars(scale: 3) likes { id mood } } pages(of: 28) } } } } }';
    expect(planner.plan(query, []).fetches.length).toBeGreaterThan(4);
  });

  it('is refused when nobody has a right plan, with the reason for the log and none for the client', async () => {
    const planner = await verifiedPlanner(shopSdl, { makers: [() => ({ fetches: [], madeBy: 'nobody' })] });
    expect(() => planner.plan('{ product(id: 1) { name } }', [])).toThrow(/^no plan for this operation is correct: Query\.product is not fetched$/);
    const problems: unknown[] = [];
    const runtime = await askedRuntime(mediaSdl, localTransport(async () => ({ data: {} })), { onProblem: (problem) => problems.push(problem) });
    const { data, errors } = await runtime.ask(
      '{ allMedia { similar { blurb s: similar { id } __typename } ... on Film { blurb stars(scale: 22) similar { id } } } }',
    );
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'CANNOT_BE_PLANNED' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/Book|ratings/);
    expect(problems).toMatchObject([{ message: 'an operation cannot be planned' }]);
    await runtime.stop();
  });
});
