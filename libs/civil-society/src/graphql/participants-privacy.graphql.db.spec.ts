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
let now = '2026-10-01T09:00:00.000Z';
const write = process.stderr.write;
beforeAll(async () => {
  process.stderr.write = ((chunk: string | Uint8Array) => logged.push(String(chunk)) > 0) as typeof write;
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
  record = aRecord(loaded.database, { now: () => now });
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
    expect(civilSocietyFeed.events[0]).toEqual({ audience: 'organization:fidh', payload: {}, changedFields: ['name', 'contact', 'consents', 'badge', 'speaksAs', 'erasedAt'], session: '25', organizations: ['fidh'] });
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

describe('a participant who speaks at a side event', () => {
  const SPEAKS = '{ id version speakers { id role agent { ... on Organization { code } } } }';
  const named = (event: any, more: object, actor = fidh) => record.does(actor, 'nameSideEventSpeaker', 'sideEvent', { id: event.id, expectedVersion: event.version, ...more }, SPEAKS.slice(1, -1));
  const namings = async (): Promise<string[]> => (await loaded.database.query(`select encode(request_hash, 'hex') as hash from civil_society.idempotency where deed = 'nameSideEventSpeaker'`)).map(({ hash }: { hash: string }) => hash);
  const speakersOf = (code: string, actor: any, knownAt?: string) =>
    record.answer('query ($code: String!, $asOf: AsOf) { sideEvent(code: $code, asOf: $asOf) { speakers { role agent { ... on Organization { code } } participant { id name } } } }', { code, asOf: knownAt ? { knownAt } : null }, actor);

  it('is for everybody the organization, who it is for its own with the scope, and nobody once the consent is withdrawn, in the past either', async () => {
    const event = await record.done(fidh, 'requestSideEvent', 'sideEvent', { session: '25', title: 'Victims speak', organizers: [{ organization: 'fidh', role: 'LEAD' }, { organization: 'hrw', role: 'CO_ORGANIZER' }] }, 'id code version');
    const [one, two] = [(await nominate()).entity, (await nominate({ name: 'Somebody Quokka' })).entity];
    now = '2026-10-02T09:00:00.000Z';
    const first = (await named(event, { participant: one.id })).entity;
    const both = (await named(first, { participant: two.id })).entity;
    expect(both.speakers).toMatchObject([{ role: 'PANELLIST', agent: { code: 'fidh' } }, { role: 'PANELLIST', agent: { code: 'fidh' } }]);
    expect(await tablesWith(one.id)).toEqual([]);
    const place = { room: 'Asia', day: '2026-12-08', start: '13:15', end: '14:45' };
    const step = (deed: string, { version }: any, more: object = {}) => record.done(secretariat, deed, 'sideEvent', { id: event.id, expectedVersion: version, ...more });
    const scheduled = await step('scheduleSideEvent', await step('approveSideEvent', await step('reviewSideEvent', both)), place);
    const open = { role: 'PANELLIST', agent: { code: 'fidh' } };
    for (const actor of [withPersonal(fidh), withPersonal(secretariat)]) {
      expect((await speakersOf(event.code, actor)).data.sideEvent.speakers).toEqual([{ ...open, participant: { id: one.id, name: NAME } }, { ...open, participant: { id: two.id, name: 'Somebody Quokka' } }]);
    }
    for (const actor of [withPersonal(ngo('hrw')), withPersonal(delegation('FRA'))]) {
      expect(await speakersOf(event.code, actor)).toEqual({ data: { sideEvent: { speakers: [{ ...open, participant: null }, { ...open, participant: null }] } } });
    }
    for (const actor of [undefined, fidh, secretariat]) {
      const { data, errors } = await speakersOf(event.code, actor);
      expect([data.sideEvent.speakers, errors.map((error: any) => error.extensions.code)]).toEqual([[{ ...open, participant: null }, { ...open, participant: null }], actor ? ['FORBIDDEN', 'FORBIDDEN'] : ['UNAUTHENTICATED', 'UNAUTHENTICATED']]);
    }
    // Which of the speakers a participant is stands in the participant's own row.
    expect([await tablesWith('quokka'), await tablesWith(two.id)]).toEqual([['participant'], []]);
    const { participants } = await record.ask('{ participants(first: 100) { nodes { id version } } }', {}, fidh);
    const is = participants.nodes.find(({ id }: any) => id === one.id);
    now = '2026-10-03T09:00:00.000Z';
    const before = await namings();
    await erase(is);
    expect((await namings()).filter((hash) => before.includes(hash))).toEqual([]);
    const left = [{ ...open, participant: null }, { ...open, participant: { id: two.id, name: 'Somebody Quokka' } }];
    for (const knownAt of [undefined, '2026-10-02T12:00:00Z']) expect((await speakersOf(event.code, withPersonal(secretariat), knownAt)).data.sideEvent.speakers).toEqual(left);
    expect(await loaded.database.query(`select count(*)::int as people from civil_society.participant where cardinality(speaks_as) > 0`)).toEqual([{ people: 1 }]);
    // Whoever is taken off speaks no more, and nothing says that they did.
    const earlier = await namings();
    const off = await record.done(fidh, 'removeSideEventSpeaker', 'sideEvent', { id: event.id, expectedVersion: scheduled.version, speaker: both.speakers[1].id }, SPEAKS.slice(1, -1));
    expect(off.speakers).toMatchObject([open]);
    expect((await namings()).filter((hash) => earlier.includes(hash))).toEqual([]);
    expect(await loaded.database.query(`select count(*)::int as people from civil_society.participant where cardinality(speaks_as) > 0`)).toEqual([{ people: 0 }]);
    const { civilSocietyFeed } = await record.ask('{ civilSocietyFeed(first: 100, filter: { types: ["SideEventSpeakerNamed", "SideEventSpeakerRemoved"] }) { events { type audience payload } } }', {}, fidh);
    expect(civilSocietyFeed.events.map(({ type, audience }: any) => [type, audience])).toEqual([['SideEventSpeakerNamed', 'organization:fidh organization:hrw'], ['SideEventSpeakerNamed', 'organization:fidh organization:hrw'], ['SideEventSpeakerRemoved', 'public']]);
    expect(civilSocietyFeed.events[0].payload.speaker).toEqual({ id: both.speakers[0].id, state: null, organization: 'fidh', role: 'PANELLIST' });
    now = '2026-10-01T09:00:00.000Z';
  }, 30_000);

  it('whatever is named, taken off and erased, speaks as speakers that there are of its organization, and not at all once it is erased', async () => {
    const step = fc.record({ deed: fc.constantFrom('name', 'name', 'name', 'remove', 'erase'), person: fc.nat(2), event: fc.nat(1), at: fc.nat(5), organization: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const people = await Promise.all(['a', 'b', 'c'].map(async () => (await nominate()).entity.id));
        const ids = await Promise.all([0, 1].map(async () => (await record.done(fidh, 'requestSideEvent', 'sideEvent', { session: '25', title: 'x' })).id));
        const gone = new Set<string>();
        for (const { deed, person, event, at, organization } of steps) {
          const { _entities: [one, participant] } = await record.ask('query ($of: [_Any!]!) { _entities(representations: $of) { ... on SideEvent { id version speakers { id } } ... on Participant { id version } } }', { of: [{ __typename: 'SideEvent', id: ids[event] }, { __typename: 'Participant', id: people[person] }] }, withPersonal(fidh));
          if (deed === 'erase') {
            await erase(participant);
            gone.add(participant.id);
          } else if (deed === 'remove') {
            await record.does(fidh, 'removeSideEventSpeaker', 'sideEvent', { id: one.id, expectedVersion: one.version, speaker: one.speakers[at]?.id ?? 'none' });
          } else {
            const { userErrors } = await named(one, organization ? { organization: 'fidh', role: 'KEYNOTE' } : { participant: participant.id });
            if (!organization) expect(userErrors.length).toBe(gone.has(participant.id) ? 1 : 0);
          }
        }
        const [{ lost, erased }] = await loaded.database.query(
          `select count(*) filter (where (select count(*) from civil_society.side_event e cross join jsonb_array_elements(e.speakers) s where s ->> 'id' = speaker and s ->> 'organization' = p.organization_code) <> 1)::int as lost,
                  count(*) filter (where p.erased_at is not null)::int as erased from civil_society.participant p cross join unnest(p.speaks_as) as speaker`,
        );
        expect([lost, erased]).toEqual([0, 0]);
      }),
      { numRuns: 8 },
    );
  }, 30_000);

  it('is one for whom the caller acts, who may come, and to this session', async () => {
    const event = await record.done(fidh, 'requestSideEvent', 'sideEvent', { session: '25', title: 'x', organizers: [{ organization: 'fidh', role: 'LEAD' }, { organization: 'hrw', role: 'CO_ORGANIZER' }] });
    const other = await record.done(fidh, 'requestSideEvent', 'sideEvent', { session: '24', title: 'x' });
    const person = (await nominate()).entity;
    const nobody = { participant: person.id.replace(/.{4}$/, 'AAAA') };
    const [theirs, none] = [await named(event, { participant: person.id }, ngo('hrw')), await named(event, nobody, ngo('hrw'))];
    expect(theirs.userErrors[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect(theirs.userErrors[0]!.message.replace(/[0-9a-f-]{36}/, '')).toBe(none.userErrors[0]!.message.replace(/[0-9a-f-]{36}/, ''));
    expect((await named(other, { participant: person.id })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'a participant speaks beside the session to which they come' }]);
    await erase(person);
    expect((await named(event, { participant: person.id })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'nobody of whom the consent is withdrawn is named' }]);
    await expect(loaded.database.query(`update civil_society.participant set speaks_as = '{x}' where erased_at is not null`)).rejects.toMatchObject({ driverError: { constraint: 'of_whom_the_consent_is_withdrawn_nothing_is_kept' } });
  });
});
