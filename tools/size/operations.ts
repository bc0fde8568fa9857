import * as client from '@assembly-graph/graph-client';
import { print, type DocumentNode } from 'graphql';

/** With what each operation of the graph-client is asked: of copies that have much. One that is added must be given words here. */
const VARIABLES: Readonly<Record<string, object>> = {
  BudgetStages: { from: 2003, to: 2027, scope: 'EXCL_HOST_STATE_LOAN' },
  ContributionsByYear: {},
  ElectionPage: { code: 'J2017' },
  PartiesAtEachSession: {},
  Search: { q: 'victims participation' },
  SessionPage: { code: '20' },
  Signatories: { at: '2010-01-01' },
  SpeakersOfEachSession: {},
  StatePage: { iso3: 'SEN' },
  ThingById: { id: Buffer.from('State:00000000-0000-4000-8000-000000000000').toString('base64url') },
  TopicAttention: { session: '20' },
  TopicPage: { code: 'COOPERATION', session: '20' },
  Universality: { interval: 'YEAR' },
};

export interface Operation {
  readonly name: string;
  readonly query: string;
  readonly variables: object;
}

/** The named operations of the graph-client that read. */
export function operations(): Operation[] {
  return Object.values(client as Record<string, unknown>).filter(isDocument).flatMap((document) => {
    const definition = document.definitions.find(({ kind }) => kind === 'OperationDefinition') as { operation: string; name?: { value: string } } | undefined;
    if (definition?.operation !== 'query') return [];
    const name = definition.name!.value;
    const variables = VARIABLES[name];
    if (!variables) throw new Error(`The operation ${name} goes unmeasured: say in tools/size/operations.ts with what to ask it.`);
    return [{ name, query: print(document), variables }];
  });
}

const isDocument = (exported: unknown): exported is DocumentNode => (exported as DocumentNode | null)?.kind === 'Document';
