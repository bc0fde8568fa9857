import type { Actor } from '@assembly-graph/kernel';
import DataLoader from 'dataloader';
import { buildASTSchema, execute, GraphQLError, parse, validate, type GraphQLSchema } from 'graphql';
import type { LocalSubgraph } from '../transport/subgraph.ts';
import { readGlobalId } from './global-id.ts';
import type { Owners } from './node-owners.ts';

export interface Representation {
  __typename: string;
  id: string;
}

/**
 * Asks a subgraph, on behalf of somebody, which of these things it has: in the order of the representations an object for one that exists, null for
 * one that doesn't, an error where it could not say.
 */
export type AskForEntities = (subgraph: string, representations: Representation[], actor?: Actor) => Promise<(object | null | Error)[]>;

export interface NodeSubgraphOptions {
  owners: Owners;
  ask: AskForEntities;
}

/** The request of one client: what it asks for is looked up once per subgraph. */
interface Asking {
  things: DataLoader<string, Representation | null>;
}

const MOST_IDS = 100;

/**
 * The subgraph that answers `node` and `nodes`. All ids of a request that belong to one subgraph are asked for at once.
 *
 * A malformed id is an error with the code BAD_USER_INPUT and null in its place; a well-formed one of an unknown type or of a
 * thing that isn't there is null, without an error.
 */
export function nodeSubgraph({ owners, ask }: NodeSubgraphOptions): LocalSubgraph {
  const schema = nodeSchema(Object.keys(owners));
  return async ({ query, variables, operationName, actor }) => {
    const document = parse(query, { noLocation: true });
    const errors = validate(schema, document);
    if (errors.length) return { errors };
    const contextValue: Asking = {
      things: new DataLoader((ids) => lookUp(ids, owners, (owner, representations) => ask(owner, representations, actor)), { batchScheduleFn: afterAllSubgraphFields }),
    };
    return execute({ schema, document, variableValues: variables, operationName, contextValue });
  };
}

/** Every field of the request is entered before the first look-up starts: they are resolved in one turn. */
const afterAllSubgraphFields = (start: () => void) => setImmediate(start);

async function lookUp(ids: readonly string[], owners: Owners, ask: AskForEntities): Promise<(Representation | null | Error)[]> {
  const found: (Representation | null | Error)[] = ids.map(() => null);
  const questions = new Map<string, { at: number; representation: Representation }[]>();
  ids.forEach((id, at) => {
    const read = readGlobalId(id);
    if (!read) {
      found[at] = badInput('An id of this graph is needed, as the field "id" of any thing gives it.');
      return;
    }
    const owner = Object.hasOwn(owners, read.type) ? owners[read.type] : undefined;
    if (!owner) return;
    questions.set(owner, [...(questions.get(owner) ?? []), { at, representation: { __typename: read.type, id } }]);
  });
  await Promise.all(
    [...questions].map(async ([owner, asked]) => {
      const answers = await ask(
        owner,
        asked.map(({ representation }) => representation),
      ).catch((error: Error) => asked.map(() => error));
      asked.forEach(({ at, representation }, index) => {
        const answer = answers[index];
        found[at] = answer instanceof Error ? answer : answer ? representation : null;
      });
    }),
  );
  return found;
}

/** The executable twin of `nodeSubgraphSdl`, without the directives that only composition reads. */
function nodeSchema(types: string[]): GraphQLSchema {
  const sdl = [
    'interface Node { id: ID! }',
    ...types.map((type) => `type ${type} implements Node { id: ID! }`),
    'type Query { node(id: ID!): Node  nodes(ids: [ID!]!): [Node]! }',
  ].join('\n');
  const schema = buildASTSchema(parse(sdl), { assumeValid: true });
  const { node, nodes } = schema.getQueryType()!.getFields();
  node!.resolve = (_, { id }: { id: string }, { things }: Asking) => things.load(id);
  nodes!.resolve = (_, { ids }: { ids: string[] }, { things }: Asking) => {
    if (ids.length > MOST_IDS) throw badInput(`"nodes" takes at most ${MOST_IDS} ids.`);
    return ids.map((id) => things.load(id));
  };
  return schema;
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
