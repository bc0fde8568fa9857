import { PUBLIC, ROLES, type Actor, type Role } from '@assembly-graph/kernel';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resolutionsData, resolutionsStorage, resolutionsSubgraph } from '../index.ts';

// What is restricted is found by whoever may see it, and by nobody else: their whole answers stay as they were, to the score and the cursor.

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData });
  execute = subgraphExecutor(resolutionsSubgraph(loaded.database));
}, 60_000);
afterAll(() => loaded.close());

const actorOf = (role: Role): Actor => ({
  ...PUBLIC, role, subject: role === 'public' ? null : `a-${role}`, state: role === 'delegation' ? 'SEN' : null,
  organization: role === 'ngo' ? 'amnesty' : role === 'coalition' ? 'cicc' : null,
});
const SEARCH = `query ($q: String!, $filter: ResolutionsSearchFilter) { searchResolutions(q: $q, filter: $filter) {
  totalCount countedAll hint pageInfo { hasNextPage endCursor } facets { dimension without buckets { value count } }
  hits { kind score cursor highlights { field fragment ranges { start end } } node { __typename } } } }`;
const QUESTIONS = [
  { q: 'victims' }, { q: 'victims or zwiebelfisch' }, { q: 'zwiebelfisch' }, { q: 'victims -zwiebelfisch' },
  { q: 'victims', filter: { topics: ['VICTIMS'] } }, { q: 'victims', filter: { sessions: ['11'] } }, { q: 'victims', filter: { bodies: ['SEN', 'amnesty', 'cicc'] } },
];
const answers = async (actor: Actor) => JSON.stringify(await Promise.all(QUESTIONS.map((variables) => execute({ query: SEARCH, variables, actor }))));
const hide = (bodies: readonly string[]) =>
  loaded.database.query(
    `insert into resolutions.search_entry (subject_id, lang, kind, audience, title, labels, topics, session_code, bodies)
     select id, 'EN', 'RESOLUTION', 'RESTRICTED', 'Victims, victims: zwiebelfisch', 'zwiebelfisch', '{VICTIMS}', '11', $1::text[] from gen_random_uuid() as id`, [bodies]);

describe('what is restricted', () => {
  it.each(ROLES.filter((role) => role !== 'secretariat'))('leaves no trace in any answer to %s who does not act for it', async (role) => {
    const before = await answers(actorOf(role));
    expect(before).not.toMatch(/errors|zwiebelfisch/);
    await hide(['FRA', 'fidh']);
    expect(await answers(actorOf(role))).toBe(before);
  });

  it('is found by the secretariat', async () => {
    expect(await answers(actorOf('secretariat'))).toMatch(/zwiebelfisch/);
  });

  it.each([['delegation', 'SEN'], ['ngo', 'amnesty'], ['coalition', 'cicc']] as const)('is found by the %s from which it comes, and by no other role', async (role, body) => {
    const others = ROLES.filter((other) => other !== role && other !== 'secretariat');
    const before = await Promise.all(others.map((other) => answers(actorOf(other))));
    await hide([body]);
    expect(await answers(actorOf(role))).toMatch(/zwiebelfisch/);
    expect(await Promise.all(others.map((other) => answers(actorOf(other))))).toEqual(before);
  });
});
