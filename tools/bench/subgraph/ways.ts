import { PUBLIC } from '@assembly-graph/kernel';
import { compiledExecutor, subgraphSchema, type Subgraph } from '@assembly-graph/platform/graph';
import { execute, parse, type GraphQLSchema } from 'graphql';
import type { Ground, Question } from './ground.ts';

export type Way = () => Promise<unknown>;

interface Executable {
  readonly schema: GraphQLSchema;
  readonly compiled: ReturnType<typeof compiledExecutor>;
}

const executables = new WeakMap<Subgraph<object>, Executable>();

function executableOf(subgraph: Subgraph<object>): Executable {
  let executable = executables.get(subgraph);
  if (!executable) {
    const schema = subgraphSchema(subgraph);
    executables.set(subgraph, (executable = { schema, compiled: compiledExecutor(schema) }));
  }
  return executable;
}

/** A request by graphql-js, compiled, and its statements by the same driver, one after the other; and whether the first two answer the same. */
export async function waysOf({ subgraphs, databases, statements }: Ground, { subgraph, request }: Question): Promise<{ ways: [Way, Way, Way]; isSame: boolean; statements: number }> {
  const door = subgraphs[subgraph]!;
  const { schema, compiled } = executableOf(door);
  const recorded = statements[subgraph]!;
  const document = parse(request.query, { noLocation: true });
  const asked = () => ({ document, variableValues: request.variables, operationName: request.operationName, contextValue: { actor: PUBLIC, loaders: door.loaders(PUBLIC) } });
  const forgetting = async (answer: unknown) => {
    const result = await answer;
    recorded.take();
    return result;
  };
  const byGraphqlJs: Way = () => forgetting(execute({ schema, ...asked() }));
  const byCompiled: Way = () => forgetting(compiled(asked()));
  const expected = JSON.stringify(await byGraphqlJs());
  const isSame = JSON.stringify(await byCompiled()) === expected;
  await compiled(asked());
  const sent = recorded.take();
  const { manager } = databases[subgraph]!;
  const bySql: Way = async () => {
    for (const { sql, parameters } of sent) await manager.query(sql, [...parameters]);
    recorded.take();
  };
  return { ways: [byGraphqlJs, byCompiled, bySql], isSame, statements: sent.length };
}
