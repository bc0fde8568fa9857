import fc from 'fast-check';
import { Kind, parse, print, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { CANNOT_BE_PLANNED } from '../runtime.ts';
import { CannotSubscribe } from '../subscribing/follow-stream.ts';
import { localTransport } from '../transport/local.ts';
import { askedRuntime } from './ask-runtime.ts';
import { comparable } from './compare-answers.ts';
import type { SpecSubgraph } from './federation-sdl.ts';
import { FailingFields } from './failing-fields.ts';
import { federatedWorld } from './federated-world.ts';
import { randomOperation, type RandomOperation } from './random-operation.ts';
import { hash } from './world.ts';

/** Subgraphs that tell by subscriptions whatever they answer by queries. */
export const telling = (subgraphs: readonly SpecSubgraph[]): SpecSubgraph[] =>
  subgraphs.map(({ name, sdl }) => ({ name, sdl: sdl.replace(/type Query \{([^}]*)\}/, (query, fields: string) => `${query} type Subscription {${fields}}`) }));

const EVENTS = 3;

/**
 * Tells events of random subscriptions over the subgraphs of a world, several at once, and has each answered by one schema that knows all too.
 * @throws Error with the smallest subscription that is told differently, and the seed
 */
export async function compareSubscriptions(subgraphs: readonly SpecSubgraph[], { subscriptions, seed, oneFailsIn, mayBeRefused = 0 }: { subscriptions: number; seed: number; oneFailsIn?: number; mayBeRefused?: number }): Promise<void> {
  const world = federatedWorld(telling(subgraphs));
  const failing = new FailingFields(world, { seed, oneFailsIn });
  let refused = 0;
  let open = world.open({ seed });
  const asked = await askedRuntime(world.supergraphSdl, localTransport((fetch) => open.subgraph(fetch.subgraph, fetch.query, fetch.variables())));
  try {
    await fc.assert(
      fc.asyncProperty(randomSubscription(world.apiSchema), async ({ text, document, variables }) => {
        const expected: ExecutionResult[] = [];
        open = world.open({ seed: hash(text, seed), fails: failing.inSubgraphs });
        const told = await asked
          .tell(document, variables, async (primary) => {
            const events: ExecutionResult[] = [];
            for (let event = 0; event < EVENTS; event += 1) {
              open.happen(event);
              const { data, errors } = await open.subgraph(primary.subgraph, primary.query, primary.variables());
              events.push({ data, errors: errors?.map((error) => error.toJSON()) as never });
            }
            return events;
          })
          .catch((failure: unknown) => {
            if (failure instanceof CannotSubscribe && failure.errors[0]!.extensions.code === CANNOT_BE_PLANNED) return null;
            throw failure;
          });
        if (!told) return void (refused += 1);
        open = world.open({ seed: hash(text, seed), fails: failing.inWhole });
        for (let event = 0; event < EVENTS; event += 1) {
          open.happen(event);
          expected.push(await open.whole(document, variables));
        }
        const [found, wanted] = [told.map(comparable).join('\n'), expected.map(comparable).join('\n')];
        if (found !== wanted) throw new Error(`${text}\n${JSON.stringify(variables)}\nis told\n${found}\nand should be\n${wanted}`);
      }),
      { numRuns: subscriptions, seed },
    );
  } finally {
    await asked.stop();
  }
  // Of few subscriptions more may be refused by chance.
  const most = mayBeRefused * subscriptions;
  if (refused > most + 4 * Math.sqrt(most)) throw new Error(`${refused} of ${subscriptions} subscriptions were refused, seed ${seed}`);
}

/** A random query of which one field at the root is left, as a subscription. */
function randomSubscription(schema: GraphQLSchema): fc.Arbitrary<RandomOperation> {
  return randomOperation(schema)
    .map(({ document, variables }): RandomOperation | undefined => {
      const made = asSubscription(document);
      return made && !validate(schema, made).some(({ message }) => !message.includes('never used')) ? { text: print(made), document: made, variables } : undefined;
    })
    .filter((made): made is RandomOperation => made !== undefined);
}

function asSubscription(document: DocumentNode): DocumentNode | undefined {
  const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;
  const field = operation.selectionSet.selections.find((each) => each.kind === Kind.FIELD && !each.directives?.length && each.selectionSet !== undefined && !each.name.value.startsWith('__'));
  if (operation.operation !== 'query' || !field) return undefined;
  const made = { ...operation, operation: 'subscription' as never, selectionSet: { ...operation.selectionSet, selections: [field] } };
  return parse(print({ ...document, definitions: document.definitions.map((each) => (each === operation ? made : each)) }), { noLocation: true });
}
