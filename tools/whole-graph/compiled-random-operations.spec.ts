import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { compiledExecutor } from '@assembly-graph/platform/graph';
import { comparable, operationCount, randomOperation, randomSeed } from '@assembly-graph/supergraph-runtime/testing';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import {
  execute, isAbstractType, isEnumType, isListType, isNonNullType, isObjectType, parse,
  type GraphQLFieldResolver, type GraphQLOutputType, type GraphQLSchema,
} from 'graphql';

// The compiled executor of the subgraphs against graphql-js, over their real schemas, with resolvers that do all that resolvers may do.

interface Thing {
  readonly __typename: string;
  /** What it is, and how it was come by: all that it has follows from this. */
  readonly way: string;
}

/** Spread over 32 bits, the same in every run. */
function hash(text: string): number {
  let hashed = 2166136261;
  for (let index = 0; index < text.length; index++) hashed = Math.imul(hashed ^ text.charCodeAt(index), 16777619);
  hashed = Math.imul(hashed ^ (hashed >>> 15), 2246822507);
  return (hashed ^ (hashed >>> 13)) >>> 0;
}

/**
 * What resolvers do. graphql-js forgets promises of a list that it gives up at once, so what comes late and what fails where null may not
 * stand are not mixed.
 */
type Manner = 'at once' | 'late' | 'mixed';
const MANNERS = ['at once', 'late', 'mixed'] as const;

class World {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly manner: () => Manner,
  ) {}

  readonly resolver: GraphQLFieldResolver<Thing | undefined, unknown> = (source, args, _, { parentType, fieldName, returnType }) => {
    const way = `${source?.way ?? ''}/${parentType.name}.${fieldName}${JSON.stringify(args)}`;
    return this.value(returnType, way);
  };

  /** A value of a type, or what goes wrong with it. */
  private value(type: GraphQLOutputType, way: string): unknown {
    const chance = hash(`${way} chance`) % 90;
    const manner = this.manner();
    const isLate = manner === 'late' || (manner === 'mixed' && hash(`${way} late`) % 3 === 0);
    const mayFail = manner !== 'mixed' || !isNonNullType(type);
    if (isLate) return mayFail && chance === 0 ? Promise.reject(new Error(way)) : Promise.resolve(this.made(type, way, chance, mayFail));
    if (mayFail && chance === 0) throw new Error(way);
    return this.made(type, way, chance, mayFail);
  }

  private made(type: GraphQLOutputType, way: string, chance: number, mayFail: boolean): unknown {
    if (mayFail && chance === 1) return new Error(way);
    if (mayFail && chance < 10 && (chance === 2 || !isNonNullType(type))) return null;
    return this.known(isNonNullType(type) ? (type.ofType as GraphQLOutputType) : type, way);
  }

  private known(type: GraphQLOutputType, way: string): unknown {
    const number = hash(way);
    if (isListType(type)) return Array.from({ length: number % 4 }, (_, index) => this.element(type.ofType, `${way} ${index}`));
    if (isEnumType(type)) return type.getValues()[number % type.getValues().length]!.value;
    if (isObjectType(type)) return { __typename: type.name, way };
    if (isAbstractType(type)) {
      const possible = this.schema.getPossibleTypes(type);
      return { __typename: possible[number % possible.length]!.name, way };
    }
    return String(type) === 'Int' ? number % 1000 : String(type) === 'Boolean' ? number % 2 === 0 : `t${number % 5}`;
  }

  private element(type: GraphQLOutputType, way: string): unknown {
    try {
      return this.value(type, way);
    } catch (error) {
      return error;
    }
  }
}

/** The schema of a subgraph, with resolvers of such a world, and types that are told at once or late. */
async function schemaOf(subgraph: string, manner: () => Manner): Promise<GraphQLSchema> {
  const schema = buildSubgraphSchema(parse(await readFile(resolve(import.meta.dirname, `../../apps/${subgraph}-subgraph/schema.graphql`), 'utf8')));
  const { resolver } = new World(schema, manner);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = hash(type.name) % 2 ? ({ __typename }: Thing) => __typename : async ({ __typename }: Thing) => __typename;
    if (isObjectType(type)) for (const field of Object.values(type.getFields())) field.resolve = resolver as never;
  }
  return schema;
}

const seed = randomSeed();

describe(`random operations on the subgraphs (seed ${seed})`, () => {
  it.each(['membership', 'sessions', 'civil-society', 'resolutions'])('of %s are answered as by graphql-js', async (subgraph) => {
    let manner: Manner = 'late';
    const schema = await schemaOf(subgraph, () => manner);
    const executed = compiledExecutor(schema);
    await fc.assert(
      fc.asyncProperty(randomOperation(schema), async ({ document, variables, text }) => {
        manner = MANNERS[hash(text) % MANNERS.length]!;
        const asked = { schema, document, variableValues: variables, contextValue: {} };
        const expected = comparable(await execute(asked));
        for (const time of ['at first', 'again']) {
          const found = comparable(await executed(asked));
          if (found !== expected) throw new Error(`${text}\n${JSON.stringify(variables)}\nis answered ${time}\n${found}\nand should be\n${expected}`);
        }
      }),
      { numRuns: operationCount(0.04), seed },
    );
  }, 30 * 60_000);
});
