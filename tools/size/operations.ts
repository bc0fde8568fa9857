import * as client from '@assembly-graph/graph-client';
import { print, type DocumentNode, type OperationDefinitionNode } from 'graphql';

/** With what a variable of this name is asked: of copies that have much. One that is needed and has no words here would go unasked. */
const WORDS: Readonly<Record<string, unknown>> = {
  from: 2003, to: 2027, scope: 'EXCL_HOST_STATE_LOAN', programmes: ['MP-I', 'MP-III'], iso3: 'SEN', session: '20', sessions: ['13', '14'], topic: 'COOPERATION', election: 'J2017', lang: 'FR',
  at: '2010-01-01', now: '2021-12-08T10:00:00Z', since: '2021-12-07', q: 'victims participation', interval: 'YEAR',
  id: globalId('State'), agendaItem: globalId('AgendaItem'),
};
/** A code is of a session, but in these operations. */
const CODES: Readonly<Record<string, string>> = { AgendaItemChain: 'RC2010-01', ElectionPage: 'J2017', NgoPage: 'cicc', TopicPage: 'COOPERATION' };

function globalId(type: string): string {
  return Buffer.from(`${type}:00000000-0000-4000-8000-000000000000`).toString('base64url');
}

export interface Operation {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The named operations of the graph-client that read. @throws Error for one that there are no words to ask with */
export function operations(): Operation[] {
  return Object.values(client as Record<string, unknown>).filter(isDocument).flatMap((document) => {
    const definition = document.definitions.find((one): one is OperationDefinitionNode => one.kind === 'OperationDefinition');
    return definition?.operation === 'query' ? [{ name: definition.name!.value, query: print(document), variables: variablesOf(definition) }] : [];
  });
}

function variablesOf({ name, variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  const known: Readonly<Record<string, unknown>> = { ...WORDS, code: CODES[name!.value] ?? '20' };
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, type, defaultValue }) => {
      const word = variable.name.value;
      if (word in known) return [[word, known[word]]];
      if (type.kind === 'NonNullType' && !defaultValue) throw new Error(`${name!.value} needs $${word}: say in tools/size/operations.ts with what to ask it.`);
      return [];
    }),
  );
}

const isDocument = (exported: unknown): exported is DocumentNode => (exported as DocumentNode | null)?.kind === 'Document';
