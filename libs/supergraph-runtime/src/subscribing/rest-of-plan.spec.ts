import { expect, it } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { planCompiler } from '../compiling/compiled-plan.ts';
import { executePlan } from '../compiling/execute-plan.ts';
import { emptyOutcome } from '../compiling/outcome.ts';
import type { PlannedFetch } from '../planning/plan.ts';
import { verifiedPlanner } from '../planning/plan-verified.ts';
import { plannerHere } from '../planning/planner-here.ts';
import { askedRuntime } from '../testing/ask-runtime.ts';
import { composed } from '../testing/federated-world.ts';
import { localTransport } from '../transport/local.ts';
import { restOfPlan } from './rest-of-plan.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';
const sdl = composed([
  { name: 'talks', sdl: `${link} type Talk @key(fields: "id") { id: ID! by: Person } type Person @key(fields: "id") { id: ID! } type Query { talk: Talk } type Subscription { talkHeld: Talk }` },
  { name: 'people', sdl: `${link} type Person @key(fields: "id") { id: ID! name: String! }` },
]);

it('the rest of a subscription’s plan is done with the data of an event', async () => {
  const planner = await plannerHere(sdl);
  const plan = await planner.plan('subscription { talkHeld { id by { name } } }', []);
  expect(plan.fetches.map(({ kind, subgraph }) => `${kind} ${subgraph}`)).toEqual(['subscription talks', 'query people']);
  const compiled = planCompiler(buildASTSchema(parse(sdl), { assumeValidSDL: true, assumeValid: true }))(plan);
  const outcome = emptyOutcome({ talkHeld: { __typename: 'Talk', id: '1', by: { __typename: 'Person', id: 'p' } } });
  await executePlan(
    restOfPlan(compiled),
    { variables: {}, headers: {}, context: {}, failed: (_, error) => expect(error).toBeUndefined(), ask: async () => ({ data: { _entities: [{ name: 'Ada' }] } }) },
    outcome,
  );
  expect(outcome).toEqual({ data: { talkHeld: { __typename: 'Talk', id: '1', by: { __typename: 'Person', id: 'p', name: 'Ada' } } }, errors: [], blanks: [] });
});

it.each<[string, (right: readonly PlannedFetch[]) => readonly PlannedFetch[], string]>([
  ['whose stream is not opened first', ([primary, rest]) => [{ ...rest!, after: [] }, primary!], 'does not open its stream'],
  ['that opens none', ([primary]) => [{ ...primary!, kind: 'query', operation: '{ talk { id by { id } } }' }], 'does not open its stream'],
  ['that asks anew for what an event does not lead to', ([primary, rest]) => [primary!, { ...primary!, kind: 'query', operation: '{ talk { id } }', after: [0] }, rest!], 'would be asked what the event does not lead to'],
])('a plan of a subscription is not believed: %s', async (_, change, fault) => {
  const { fetches } = (await verifiedPlanner(sdl)).plan('subscription { talkHeld { id by { name } } }', []);
  const wrong = await verifiedPlanner(sdl, { makers: [() => ({ fetches: change(fetches), madeBy: 'this spec' })] });
  expect(() => wrong.plan('subscription { talkHeld { id by { name } } }', [])).toThrow(fault);
});

it('a subscription is not answered as if it were a query', async () => {
  const runtime = await askedRuntime(sdl, localTransport(async () => ({ data: { talkHeld: null } })));
  expect(await runtime.ask('subscription { talkHeld { id } }')).toEqual({ errors: [expect.objectContaining({ message: 'This way of asking has no subscriptions.' })] });
  await runtime.stop();
});
