import type { Example } from '@assembly-graph/gateway';
import {
  BudgetStagesDocument, ElectionPageDocument, PartiesAtEachSessionDocument, SessionPageDocument, SignatoriesDocument, StatePageDocument, TopicAttentionDocument,
  TopicPageDocument, UniversalityDocument,
} from '@assembly-graph/graph-client';
import { print, type DocumentNode } from 'graphql';

/** The query of the line that a start ends with: short, so that it can be pasted. */
export const PASTE = '{ partyCounts(at: "2026-11-23") { total withdrawing } session(number: 23) { title opensOn president { holderName } } }';

/** What the page opens with. */
export const FIRST_QUERY = `# Welcome. Every fact here has its sources and its confidence. Ctrl-Enter runs the query.
query Welcome {
  topic(code: "COOPERATION") {
    label
    statements(first: 3) { totalCount nodes { deliveredOn speaker { ... on State { name partyStatus { status } } } session { title } } }
    sideEvents(first: 3) { totalCount nodes { title heldOn } }
    resolutions(first: 3) { totalCount nodes { symbol title adoptedOn confidence sources { title } } }
  }
  partyCounts(at: ["2002-07-01", "2026-11-23"]) { at total withdrawing groups { regionalGroup { name } parties } }
}
`;

const example = (name: string, document: DocumentNode, variables?: Record<string, unknown>): Example => ({ name, query: print(document), variables });

/** The tabs of the page. */
export const EXAMPLES: Example[] = [
  example('A State', StatePageDocument, { iso3: 'SEN' }),
  example('A session', SessionPageDocument, { code: '20' }),
  example('A topic', TopicPageDocument, { code: 'COOPERATION', session: '20' }),
  example('Parties at each session', PartiesAtEachSessionDocument),
  example('Signed, not joined', SignatoriesDocument, { at: '2010-01-01' }),
  example('The budget by stage', BudgetStagesDocument, { from: 2016, to: 2024, scope: 'EXCL_HOST_STATE_LOAN' }),
  example('Attention by topic', TopicAttentionDocument, { session: '21' }),
  example('Universality', UniversalityDocument, { interval: 'YEAR' }),
  example('An election', ElectionPageDocument, { code: 'P2021' }),
];
