import { resolve } from 'node:path';
import { loadData, readDataSet } from '@assembly-graph/platform';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { civilSocietyData, civilSocietyStorage } from '../index.ts';
import { postgresCivilSociety } from './postgres-civil-society.ts';

let loaded: LoadedDatabase;

beforeAll(async () => {
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
});
afterAll(() => loaded.close());

const all = async (table: string): Promise<Record<string, unknown>[]> => loaded.database.query(`select * from civil_society.${table} order by id`);

describe('the schema', () => {
  it('is what the migrations make of it', async () => {
    const { upQueries } = await loaded.database.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has an inverted index for every list of keys, and for the words that are searched', async () => {
    const rows: { name: string }[] = await loaded.database.query(
      `select indexname as name from pg_indexes where schemaname = 'civil_society' and indexdef like '%USING gin%' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'advocacy_document_co_author_codes', 'advocacy_document_signatories', 'advocacy_document_topics', 'engagement_organizations', 'engagement_topics', 'engagement_with_states',
      'participant_speaks_as', 'recommendation_topics', 'search_entry_bodies', 'search_entry_topics', 'search_entry_words', 'side_event_co_host_organizations', 'side_event_co_host_states', 'side_event_speaker_organizations',
      'side_event_speaker_states', 'side_event_topics',
    ]);
  });

  it.each([
    ["update civil_society.side_event set start_time = '25:00', end_time = null where code = 'SE21-01'", 'start_time_is_a_time'],
    ["update civil_society.side_event set end_time = '12:00' where code = 'SE21-01'", 'a_side_event_ends_after_it_starts'],
    ["update civil_society.organization set seat_confidence = null where code = 'cicc'", 'a_seat_has_a_confidence'],
    ["update civil_society.organization set kind = 'CLUB' where code = 'cicc'", 'kind_is_known'],
    ["update civil_society.advocacy_document set published_on = '2007-11-15' where code = 'AD-16'", 'a_full_day_is_the_first_that_it_may_mean'],
    ["update civil_society.advocacy_document set session_code = null where code = 'AD-16'", 'a_session_has_a_first_day'],
    ["update civil_society.advocacy_document set author_code = 'acme' where code = 'AD-16'", 'advocacy_document_is_by_an_organization'],
    ["update civil_society.participation_figure set ngo_representatives = null where session_code = '9'", 'a_figure_has_a_number'],
    ["update civil_society.participation_figure set ngo_organizations = -1 where session_code = '9'", 'a_number_is_not_below_zero'],
    ["update civil_society.side_event set source_keys = '{}' where code = 'SE21-01'", 'a_fact_has_a_source'],
  ])('refuses %s', async (statement, constraint) => {
    await expect(loaded.database.query(statement)).rejects.toMatchObject({ driverError: { constraint } });
  });
});

describe('the data set', () => {
  it('is kept whole', async () => {
    const [{ rows }] = await loaded.database.query('select rows from civil_society.loaded_data');
    expect(rows).toMatchObject({ organization: 74, side_event: 41, advocacy_document: 61, participation_figure: 6 });
  });

  it('is loaded again without a change, also when half of it was lost', async () => {
    const before = { events: await all('side_event'), organizations: await all('organization'), documents: await all('advocacy_document') };
    await loaded.database.query('delete from civil_society.advocacy_document; delete from civil_society.organization; delete from civil_society.loaded_data');
    const data = await readDataSet(resolve(import.meta.dirname, '../../../../data'));
    await loadData(data, [{ name: 'civil-society', database: loaded.database, ...civilSocietyData } as never]);
    expect({ events: await all('side_event'), organizations: await all('organization'), documents: await all('advocacy_document') }).toEqual(before);
  });

  it('may lose an organization together with its documents, in the order in which the tables are loaded', async () => {
    const runner = loaded.database.createQueryRunner();
    await runner.startTransaction();
    try {
      const stores = postgresCivilSociety(runner.manager);
      await stores.organizations.replaceAll([]);
      await stores.advocacyDocuments.replaceAll([]);
      await runner.query('set constraints all immediate');
      expect(await stores.organizations.count()).toBe(0);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
