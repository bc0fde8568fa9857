/** What gateways are asked, of which of the graphs. */
export interface Workload {
  readonly name: string;
  readonly graph: 'shop' | 'assembly';
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** How many clients ask at once. */
  readonly connections: number;
}

const nested = (first: number) => `{ products(first: ${first}) { id name price tags inStock shelf reviews { id body author { id name city reviews { id body author { name } } } } } }`;

const TOPIC_PAGE = `query TopicPage($code: String!, $session: String!) { topic(code: $code) { code label
  treaties(first: 5) { totalCount nodes { code title } }
  agendaThisSession: agendaItems(first: 20, session: $session) { nodes { title kind } }
  agendaItems(first: 5) { totalCount nodes { title confidence session { code } } }
  statements(first: 5) { totalCount nodes { deliveredOn speaker { ... on State { name } ... on Organization { name } } } }
  sideEvents(first: 5) { totalCount nodes { title heldOn organizers { role agent { ... on State { name } ... on Organization { name } } } } }
  advocacyDocuments(first: 5) { totalCount nodes { title author { name } } }
  resolutions(first: 5) { totalCount nodes { symbol title adoptedOn adoption { mode } paragraphs(first: 20) { nodes { part label verb } } } }
  openMandates(first: 5) { totalCount nodes { addressee verb status dueOn dueSession { code } resolution { symbol } } }
  drafts(first: 5) { totalCount nodes { symbol title status } } } }`;

/** Each is asked with all requests equal, and with another Authorization for each. */
export const WORKLOADS: readonly Workload[] = [
  { name: 'tiny', graph: 'shop', query: '{ tiny }', connections: 50 },
  { name: 'list page', graph: 'shop', query: '{ products(first: 20) { id name price inStock } }', connections: 50 },
  { name: 'topic page', graph: 'assembly', query: TOPIC_PAGE, variables: { code: 'COOPERATION', session: '20' }, connections: 50 },
  { name: 'heavy nested', graph: 'shop', query: nested(70), connections: 50 },
  { name: '5 MB answer', graph: 'shop', query: nested(3000), connections: 4 },
];

export const OPERATIONS = '1000 operations';

/**
 * So many operations over the shop of which no two ask for the same: each must be planned.
 * @param count 1024 at most
 */
export function distinctOperations(count: number): string[] {
  return Array.from({ length: count }, (_, number) => {
    const some = (bit: number, ...fields: string[]) => fields.filter((__, index) => number & (1 << (bit + index))).join(' ');
    return `{ products(first: 3) { id ${some(0, 'name', 'price', 'tags', 'inStock', 'shelf')} reviews { id ${some(5, 'body')} author { id ${some(6, 'name', 'city')} reviews { id ${some(8, 'body')} author { ${some(9, 'city')} name } } } } } }`;
  });
}
