import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildASTSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { planCompiler } from '../compiling/compiled-plan.ts';
import { composed, federatedWorld } from '../testing/federated-world.ts';
import { randomSeed } from '../testing/how-many.ts';
import { randomOperation } from '../testing/random-operation.ts';
import { shop, tours, works } from '../testing/supergraphs.ts';
import { apolloPlanner } from './apollo-planner.ts';
import { fragmentsOf, withConditionsApplied } from './applied-conditions.ts';
import { onlyWayPlanner } from './only-way.ts';
import { documentText } from './operation-text.ts';
import { CannotPlan, type Plan } from './plan.ts';
import { verifiedPlanner } from './plan-verified.ts';
import { plannedDocument } from './planned-document.ts';
import { readSupergraph } from './supergraph.ts';

const seed = randomSeed();

/** How many requests there are in each wave. */
function waves(plan: Plan, supergraphSdl: string): number[] {
  const { requests } = planCompiler(buildASTSchema(parse(supergraphSdl), { assumeValid: true, assumeValidSDL: true }))(plan);
  const depths: number[] = [];
  requests.forEach(({ after }, index) => (depths[index] = Math.max(0, ...after.map((each) => depths[each]! + 1))));
  return depths.sort((a, b) => a - b);
}

describe(`an operation of which there is one plan only (seed ${seed})`, () => {
  it.each([['shop', shop], ['tours', tours], ['works', works]])('is planned as Apollo’s planner does, which looks for others: %s', async (_, parts) => {
    const { apiSchema, supergraphSdl } = federatedWorld(parts);
    const onlyWay = await verifiedPlanner(supergraphSdl, { makers: [onlyWayPlanner(parse(supergraphSdl), apiSchema)] });
    const apollo = await verifiedPlanner(supergraphSdl, { makers: [apolloPlanner(readSupergraph(supergraphSdl))] });
    let planned = 0;
    fc.assert(
      fc.property(randomOperation(apiSchema), ({ document, variables }) => {
        const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;
        const asked = plannedDocument(withConditionsApplied(operation, fragmentsOf(document), variables), apiSchema);
        const plan = asked && planOf(() => onlyWay.plan(documentText(asked), []));
        if (!plan || plan.areKeysApart) return;
        planned += 1;
        expect(waves(plan, supergraphSdl)).toEqual(waves(apollo.plan(documentText(asked), []), supergraphSdl));
      }),
      { numRuns: 80, seed },
    );
    expect(planned).toBeGreaterThan(2);
  });

  const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@external", "@requires", "@override"])';
  const sdl = composed([
    { name: 'rooms', sdl: `${link} type Room @key(fields: "id") @key(fields: "door") { id: ID! door: Int! size: Int seats: [Seat!]! both: Seat @shareable moved: Int any: Thing } union Thing = Room | Seat type Seat @key(fields: "id") { id: ID! place: Int @shareable } type Query { rooms(first: Int!): [[Room!]!] room: Room } type Mutation { open: Room }` },
    { name: 'book-ings', sdl: `${link} type Room @key(fields: "id") { id: ID! bookedBy(on: String): [Guest!]! both: Seat @shareable size: Int @external fee: Int @requires(fields: "size") moved: Int @override(from: "rooms", label: "percent(5)") } type Seat @key(fields: "id") { id: ID! place: Int @shareable colour: String } type Guest @key(fields: "id") { id: ID! }` },
    { name: 'guests', sdl: `${link} type Guest @key(fields: "id") { id: ID! name: String! } type Room @key(fields: "door") { door: Int! keyHolder: Guest }` },
  ]);
  const planner = verifiedPlanner(sdl);

  it('fetches what a subgraph has there, and the rest by the key that leads to the next', async () => {
    const { fetches, madeBy } = (await planner).plan('query Q($n: Int!, $d: String = "x") { rooms(first: $n) { seats { place } who: bookedBy(on: $d) { name } } }', []);
    expect(madeBy).toBe('the only way');
    expect(fetches.map(({ subgraph, operation, variables, paths, after, operationName }) => ({ subgraph, operation, variables, paths, after, operationName }))).toEqual([
      { subgraph: 'rooms', operation: 'query Q__rooms__0($n:Int!){rooms(first:$n){__typename id seats{place}}}', variables: ['n'], paths: [[]], after: [], operationName: 'Q__rooms__0' },
      { subgraph: 'book-ings', operation: 'query Q__book_ings__1($representations:[_Any!]! $d:String="x"){_entities(representations:$representations){...on Room{who:bookedBy(on:$d){__typename id}}}}', variables: ['d'], paths: [['rooms', '@', '@']], after: [0], operationName: 'Q__book_ings__1' },
      { subgraph: 'guests', operation: 'query Q__guests__2($representations:[_Any!]!){_entities(representations:$representations){...on Guest{name}}}', variables: [], paths: [['rooms', '@', '@', 'who', '@']], after: [0, 1], operationName: 'Q__guests__2' },
    ]);
  });

  it.each([
    ['a field that requires others', '{ room { fee } }'],
    ['a field that moves from one subgraph to another', '{ room { moved } }'],
    ['objects that two subgraphs have', '{ room { both { place } } }'],
    ['an object of a type that is not known', '{ room { any { ... on Seat { place } } } }'],
    ['an alias that takes the name of a key', '{ room { id: door bookedBy { id } } }'],
    ['a mutation', 'mutation { open { id } }'],
    ['something deferred', '{ room { id ... @defer(label: "0") { door } } }'],
    ['a fragment of which nothing is left', '{ room { seats { ... on Guest { id } } } }'],
  ])('is none with %s: that is Apollo’s to plan', async (_, query) => {
    const supergraph = parse(sdl);
    const apiSchema = buildASTSchema(parse((await planner).apiSdl), { assumeValidSDL: true });
    expect(() => onlyWayPlanner(supergraph, apiSchema)(parse(query), [])).toThrow(CannotPlan);
  });
});

function planOf<Made>(make: () => Made): Made | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof CannotPlan) return undefined;
    throw error;
  }
}
