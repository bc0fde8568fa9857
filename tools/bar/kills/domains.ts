/** A deed that can be done again and again to the same things, each time raising their version by one, and the feed that tells of it. */
export interface Domain {
  readonly name: string;
  /** The query of its feed, e.g. "membershipFeed". */
  readonly feed: string;
  readonly subscription: string;
  readonly deed: string;
  /** The field of the payload, and the selection of it. */
  readonly thing: string;
  /** Asks for some things to do it to: `found.nodes { id version }`. */
  readonly find: string;
  /** What the n-th deed says. */
  readonly input: (id: string, n: number) => object;
  /** The type of the things, as their events name it; the events name them by the id, or by their key. */
  readonly type: string;
  readonly known: 'id' | 'naturalKey';
}

const said = (n: number) => ({ note: `said for the ${n}th time`, reason: 'to be told of' });

export const DOMAINS: readonly Domain[] = [
  {
    name: 'membership', feed: 'membershipFeed', subscription: 'membershipUpdated', deed: 'correctTreatyAction', thing: 'treatyAction', type: 'TreatyAction', known: 'id',
    find: '{ found: treatyActions(first: 4, filter: { kind: { eq: RATIFICATION }, treaty: { eq: ROME_STATUTE } }) { nodes { id version } } }',
    input: (id, n) => ({ id, ...said(n) }),
  },
  {
    name: 'sessions', feed: 'sessionsFeed', subscription: 'sessionUpdated', deed: 'changeAgendaItem', thing: 'agendaItem', type: 'AgendaItem', known: 'id',
    find: '{ found: agendaItems(first: 4, filter: { session: { isNull: false } }) { nodes { id version } } }',
    input: (id, n) => ({ id, allocatedTo: `BODY_${n}` }),
  },
  {
    name: 'civil-society', feed: 'civilSocietyFeed', subscription: 'civilSocietyUpdated', deed: 'setSessionTerms', thing: 'terms', type: 'SessionTerms', known: 'naturalKey',
    find: '{ found: sessions(first: 4, filter: { kind: { eq: REGULAR } }) { nodes { id: code terms: civilSocietyTerms { version } } } }',
    input: (session, n) => ({ session, speakingSlots: n % 100 }),
  },
  {
    name: 'resolutions', feed: 'resolutionsFeed', subscription: 'resolutionUpdated', deed: 'correctResolution', thing: 'resolution', type: 'Resolution', known: 'id',
    find: '{ found: resolutions(first: 4) { nodes { id version } } }',
    input: (id, n) => ({ id, ...said(n) }),
  },
];
