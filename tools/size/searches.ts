import { getNamedType, isEnumType, isInputObjectType, type GraphQLEnumType, type GraphQLSchema } from 'graphql';
import type { Asked, Subject } from './questions.ts';

/** Words that everything has, that much has and that little has; together, side by side, either, without; and none of all. */
const TEXTS = [
  'synthetic', 'general debate', 'court', 'victims', 'reparations', 'victims participation', '"general debate"', 'victims or court or budget', 'synthetic -debate', 'zzqxy', 'the',
];

/** Every search that a subgraph offers: for each text, by each kind, topic, session and body, and the page after the first. */
export async function* searchesOf(graph: GraphQLSchema, { ask }: Subject): AsyncGenerator<Asked> {
  for (const field of Object.values(graph.getQueryType()!.getFields()).filter(({ type }) => getNamedType(type).name.endsWith('Search'))) {
    const filter = getNamedType(field.args.find(({ name }) => name === 'filter')!.type);
    const kinds = isInputObjectType(filter) ? getNamedType(filter.getFields().kinds!.type) : null;
    if (!isEnumType(kinds)) throw new Error(`${field.name} has no kinds to filter by: say in tools/size/searches.ts how it is narrowed.`);
    for (const q of TEXTS) {
      for (const narrowed of [null, ...narrowings(kinds)]) {
        const query = `query ($q: String!, $filter: ${filter.name}, $after: String) { found: ${field.name}(q: $q, filter: $filter, after: $after) {
          totalCount pageInfo { endCursor } facets { dimension } hits { score highlights { fragment } } } }`;
        const find = async (after: string | null, what: string) => {
          const { result, statements } = await ask({ query, variables: { q, filter: narrowed, after } });
          if (result.errors) throw new Error(`${field.name}, ${q}: ${result.errors.map(({ message }) => message).join('; ')}`);
          const asked = { path: `Query.${field.name}`, what: `${q}${narrowed ? `, ${JSON.stringify(narrowed)}` : ''}${what}`, by: [], order: null, statements };
          return { asked, end: (result.data as any).found.pageInfo.endCursor as string | null };
        };
        const first = await find(null, '');
        yield first.asked;
        if (first.end !== null && narrowed === null) yield (await find(first.end, ', second')).asked;
      }
    }
  }
}

const narrowings = (kinds: GraphQLEnumType) => [
  { kinds: [kinds.getValues()[0]!.name] }, { topics: ['VICTIMS', 'COOPERATION'] }, { sessions: ['20', '200007'] }, { bodies: ['ASSEMBLY', 'SEN', 'amnesty'] },
];
