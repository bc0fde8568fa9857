import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { civilSocietyData, civilSocietyStorage } from '../index.ts';
import { aRecord } from '../testing/a-record.ts';
import { coalition, delegation, ngo, secretariat, withPersonal } from '../testing/actors.ts';

// Who they are is told to their own and the secretariat with the scope for it, to nobody else, by no way; and it is gone once they say so.

const NAME = 'Zebedee Quokka-Canary';
const CONTACT = 'quokka.canary@example.org';
const CANARY = /quokka/i;

let loaded: LoadedDatabase;
let record: ReturnType<typeof aRecord>;
let accreditation: { id: string };
const logged: string[] = [];
const write = process.stderr.write;
beforeAll(async () => {
  process.stderr.write = ((chunk: string | Uint8Array) => logged.push(String(chunk)) > 0) as typeof write;
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
  record = aRecord(loaded.database, { now: () => '2026-10-01T09:00:00.000Z' });
  const step = (deed: string, { id, version }: any, more: object = {}) => record.done(secretariat, deed, 'accreditation', { id, expectedVersion: version, ...more });
  const drafted = await record.done(fidh, 'draftAccreditation', 'accreditation', { session: '25', bases: ['ROME_CONFERENCE'], delegates: 100 });
  accreditation = await step('decideAccreditation', await step('circulateAccreditation', await step('findEligible', await step('submitAccreditation', drafted))), { decision: 'ACCREDITED', ruleBasis: ['ROME_CONFERENCE'], quota: 1000, reason: 'x' });
}, 30_000);
afterAll(async () => {
  process.stderr.write = write;
  await loaded.close();
});

const fidh = ngo('fidh');
const nominate = (more: object = {}, actor = withPersonal(fidh)) =>
  record.does(actor, 'nominateParticipant', 'participant', { accreditation: accreditation.id, name: NAME, contact: CONTACT, consents: ['PHOTOGRAPHED'], ...more }, 'id version');
const erase = ({ id, version }: any, actor = fidh) => record.does(actor, 'withdrawConsent', 'participant', { id, expectedVersion: version }, 'id version badge erasedAt role');

/** Every table of the schema in which a row has the words, in whichever column. */
async function tablesWith(words: string): Promise<string[]> {
  const tables: { name: string }[] = await loaded.database.query(`select relname as name from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'civil_society' and relkind in ('r', 'm', 'v', 'p') order by 1`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [{ there }] = await loaded.database.query(`select exists (select from civil_society."${name}" as t where strpos(lower(to_jsonb(t)::text), lower($1)) > 0) as there`, [words]);
    if (there) found.push(name);
  }
  return found;
}

describe('personal data', () => {
  it('stands in the row of the participant and nowhere else in the whole schema', async () => {
    const { entity } = await nominate();
    expect(entity).not.toBeNull();
    expect(await tablesWith('quokka')).toEqual(['participant']);
    const columns: { name: string }[] = await loaded.database.query(`select relname as name from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'civil_society' and relname like 'participant%past'`);
    expect(columns).toEqual([]);
  });

  it('is told to nobody without the scope, nor with it to whom it is not theirs, by no way to it', async () => {
    const [{ entity }] = [await nominate()];
    const ways = [
      '{ participants(first: 100) { nodes { id name contact consents } } }',
      '{ participants(first: 100) { edges { node { alias: name contact } } } }',
      '{ accreditations(first: 5) { nodes { participants(first: 100) { nodes { name contact } } } } }',
      '{ organization(code: "fidh") { accreditations(first: 5) { nodes { participants(first: 100) { nodes { ...who } } } } } } fragment who on Participant { name contact consents }',
      `query ($id: ID!) { _entities(representations: [{ __typename: "Participant", id: $id }]) { ... on Participant { name contact } } }`.replace('query ($id: ID!)', '').replace('$id', JSON.stringify(entity.id)),
      '{ civilSocietyFeed(first: 100) { entries { event { payload subject { naturalKey } changedFields } subject { ... on Participant { name contact } ... on Node { id } } } } }',
      '{ searchCivilSociety(q: "quokka") { totalCount hits { highlights { fragment } } } }',
      '{ ngoParticipation(groupBy: [ORGANIZATION]) { groups { key { value } count } } }',
    ];
    const may = [withPersonal(fidh), withPersonal(secretariat)];
    const mayNot = [undefined, fidh, secretariat, withPersonal(ngo('hrw')), withPersonal(coalition), withPersonal(delegation('FRA')), withPersonal({ ...fidh, role: 'delegation' })];
    for (const way of ways) {
      for (const actor of mayNot) expect(JSON.stringify(await record.answer(way, {}, actor as never))).not.toMatch(CANARY);
    }
    for (const way of ways.slice(0, 6)) for (const actor of may) expect([way, CANARY.test(JSON.stringify(await record.answer(way, {}, actor)))]).toEqual([way, true]);
    const listed = 'query ($filter: ParticipantFilter, $orderBy: [ParticipantOrder!]) { participants(first: 5, filter: $filter, orderBy: $orderBy) { totalCount } }';
    for (const wrong of [{ filter: { name: { eq: NAME } } }, { filter: { contact: { contains: 'q' } } }, { filter: { consents: { has: 'PHOTOGRAPHED' } } }, { orderBy: [{ field: 'name' }] }]) {
      const { errors } = await record.answer(listed, wrong, withPersonal(secretariat));
      expect([wrong, errors?.length]).toEqual([wrong, 1]);
    }
    const refused = await record.answer(`mutation ($input: NominateParticipantInput!) { nominateParticipant(input: $input) { userErrors { code } } }`, { input: { idempotencyKey: 'without-the-scope', accreditation: accreditation.id, name: NAME } }, fidh);
    expect([refused.errors[0].extensions.code, CANARY.test(JSON.stringify(refused))]).toEqual(['FORBIDDEN', false]);
  }, 30_000);

  it('stands in no error and no log, whatever goes wrong', async () => {
    logged.length = 0;
    const answers: unknown[] = [];
    const [{ entity }] = [await nominate()];
    for (const wrong of [{ name: `${NAME}\u0000` }, { name: `${NAME}${'x'.repeat(300)}` }, { contact: `${CONTACT}\ud800` }, { expectedVersion: 3 }, { accreditation: entity.id }]) answers.push(await nominate(wrong));
    answers.push(await nominate({ idempotencyKey: 'one-and-the-same' }), await nominate({ idempotencyKey: 'one-and-the-same', name: `${NAME} II` }));
    answers.push(await record.answer(`mutation ($input: NominateParticipantInput!) { nominateParticipant(input: $input) { userErrors { message } } }`, { input: { idempotencyKey: 'unknown-field', accreditation: accreditation.id, name: NAME, status: 'x' } }, withPersonal(ngo('hrw'))).then(({ data }) => data));
    // The database refuses the row itself, and tells the whole of it to us.
    await loaded.database.query(`alter table civil_society.participant add constraint nobody_of_this_name check (name not like '%Quokka%') not valid`);
    const query = 'mutation ($input: NominateParticipantInput!) { nominateParticipant(input: $input) { userErrors { message } } }';
    const failed = await record.answer(query, { input: { idempotencyKey: 'a-fault-of-ours', accreditation: accreditation.id, name: NAME, contact: CONTACT } }, withPersonal(fidh));
    expect(failed.errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    answers.push(failed);
    await loaded.database.query('alter table civil_society.participant drop constraint nobody_of_this_name');
    expect(JSON.stringify(answers)).not.toMatch(CANARY);
    expect(logged.join('')).toContain('unexpected error while answering');
    expect(logged.join('')).not.toMatch(CANARY);
  });
});

describe('whoever takes the consent back', () => {
  it('is erased everywhere and for good, and still counted', async () => {
    const [counted] = await loaded.database.query(`select delegates from civil_society.accreditation`);
    const people: { id: string; version: number }[] = (await record.ask('{ participants(first: 100) { nodes { id version } } }', {}, fidh)).participants.nodes;
    expect(people.length).toBeGreaterThan(3);
    const hashes = () => loaded.database.query(`select encode(request_hash, 'hex') as hash from civil_society.idempotency where deed = 'nominateParticipant' and response is not null order by 1`);
    const before: { hash: string }[] = await hashes();
    for (const person of people) {
      const { entity } = await erase(person);
      expect(entity).toMatchObject({ version: person.version + 1, badge: 'VOID', erasedAt: '2026-10-01T09:00:00.000Z', role: 'DELEGATE' });
    }
    expect(await tablesWith('quokka')).toEqual([]);
    // A hash can be guessed at: it is none of the nomination any more.
    const after: { hash: string }[] = await hashes();
    expect(after.filter(({ hash }) => before.some((one) => one.hash === hash))).toEqual([]);
    expect(after).toHaveLength(before.length);
    expect(await loaded.database.query(`select delegates, (select count(*)::int from civil_society.participant) as people from civil_society.accreditation`)).toEqual([{ delegates: counted.delegates, people: people.length }]);
    const seen = await record.ask('{ participants(first: 100) { totalCount nodes { name contact consents } } ngoParticipation(groupBy: [SESSION]) { count } }', {}, withPersonal(secretariat));
    expect(seen.participants.totalCount).toBe(people.length);
    expect(seen.participants.nodes.every((node: any) => node.name === null && node.contact === null && node.consents.length === 0)).toBe(true);
    expect(seen.ngoParticipation.count).toBe(people.length < 5 ? null : people.length);
    expect((await erase({ ...people[0], version: people[0]!.version + 1 })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'what was erased is not erased again' }]);
    const { civilSocietyFeed } = await record.ask('{ civilSocietyFeed(first: 100, filter: { types: ["ConsentWithdrawn"] }) { events { audience payload changedFields session organizations } } }', {}, fidh);
    expect(civilSocietyFeed.events).toHaveLength(people.length);
    expect(civilSocietyFeed.events[0]).toEqual({ audience: 'organization:fidh', payload: {}, changedFields: ['name', 'contact', 'consents', 'badge', 'erasedAt'], session: '25', organizations: ['fidh'] });
    expect((await record.ask('{ civilSocietyFeed(first: 100, filter: { types: ["ConsentWithdrawn"] }) { events { type } } }')).civilSocietyFeed.events).toEqual([]);
  }, 30_000);

  it('whatever the name was, in whichever script, leaves nothing of it', async () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}'"\\%<{. -]{1,30}$/u).filter((text) => text.isWellFormed());
    await fc.assert(
      fc.asyncProperty(word, fc.uuid(), async (text, mark) => {
        const { entity } = await nominate({ name: `${mark} ${text}`, contact: `${text}@${mark}` });
        expect(await tablesWith(mark)).toEqual(['participant']);
        await erase(entity, secretariat);
        expect(await tablesWith(mark)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 30_000);

  it('is held to by the database: of whom the consent is withdrawn nothing is kept', async () => {
    await expect(loaded.database.query(`update civil_society.participant set name = 'back again'`)).rejects.toMatchObject({ driverError: { constraint: 'of_whom_the_consent_is_withdrawn_nothing_is_kept' } });
  });
});
