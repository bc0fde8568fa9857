import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { delegationOf, EVERYBODY_ELSE, membershipDesk, type MembershipDesk, type Said } from '../testing/membership-desk.ts';

// Seats on the bodies of the Assembly, and those who lead their work on a topic. The term begins in 2030, beyond what the data set has.

const SOURCES = { sources: ['S-RECORD'] };
let desk: MembershipDesk;
beforeAll(async () => void (desk = await membershipDesk()), 30_000);
afterAll(() => desk.close());
beforeEach(() => void (desk.time = '2026-11-23T12:00:00.000Z'));

const SEAT = 'bodySeat { id version role holderName state { iso3 } body { code } validity { from to } endReason firstSession { code } }';
const seatInput = (input: Said = {}): Said => ({ body: 'WGA', role: 'MEMBER', state: 'JOR', from: '2026-12-18', ...SOURCES, ...input });
const seat = (input: Said) => desk.done('seatMember', seatInput(input), SEAT);
const seats = async (asOf: Said, body = 'WGA') =>
  (await desk.ask('query ($asOf: AsOf, $body: BodyCode!) { body(code: $body) { seats(first: 100, asOf: $asOf) { nodes { role state { iso3 } } } } }', { asOf, body })).body.seats.nodes.map((one: any) => `${one.state.iso3} ${one.role}`);

describe('a seat', () => {
  it('is held from a day on, told, and ended before its term with the reason; what was known before stays', async () => {
    await desk.news();
    const held = await seat({ role: 'CHAIR', holderName: 'A. Ambassador', to: '2028-01-01' });
    expect(held).toMatchObject({ version: 1, role: 'CHAIR', state: { iso3: 'JOR' }, body: { code: 'WGA' }, validity: { from: '2026-12-18', to: '2028-01-01' }, endReason: null, firstSession: null });
    desk.time = '2027-03-01T12:00:00.000Z';
    const ended = await desk.done('endSeat', { id: held.id, expectedVersion: 1, reason: 'left the mission', endedOn: '2027-03-01' }, SEAT);
    expect(ended).toMatchObject({ version: 2, validity: { to: '2027-03-01' }, endReason: 'left the mission' });
    expect(await seats({ at: '2027-02-28' })).toEqual(['JOR CHAIR']);
    expect(await seats({ at: '2027-06-01' })).toEqual([]);
    expect(await seats({ at: '2027-06-01', knownAt: '2027-01-01' })).toEqual(['JOR CHAIR']);
    expect(await seats({ at: '2027-06-01', knownAt: '2026-11-01' })).toEqual([]);
    const news = await desk.news();
    expect(news).toEqual([
      ['BodySeatChanged', { change: 'SEATED', body: 'WGA', role: 'CHAIR', state: 'JOR', from: '2026-12-18', to: '2028-01-01' }],
      ['BodySeatChanged', { change: 'ENDED', body: 'WGA', role: 'CHAIR', state: 'JOR', from: '2026-12-18', to: '2027-03-01' }],
    ]);
    expect(JSON.stringify(news)).not.toMatch(/Ambassador|mission/);
    expect(await desk.refused('endSeat', { id: held.id, expectedVersion: 1, reason: 'again', endedOn: '2027-02-01' })).toMatchObject({ code: 'CONFLICT' });
    expect(await desk.refused('endSeat', { id: held.id, expectedVersion: 2, reason: 'again', endedOn: '2027-03-01' })).toMatchObject({ message: 'a seat is ended before its term, or not at all' });
  });

  it('on the Bureau is for three years, and there are no more than art. 112(3)(a) has', async () => {
    const from = '2030-12-18';
    // The term of the Bureau that sits now has no end on record: it ends when the next one begins.
    const { bodySeats } = await desk.ask('{ bodySeats(first: 100, filter: { firstSession: { eq: "23" } }) { nodes { id version role } } }');
    for (const { id, version } of bodySeats.nodes) await desk.done('endSeat', { id, expectedVersion: version, reason: 'the next Bureau takes office', endedOn: from }, SEAT);
    const president = await seat({ body: 'BUREAU', role: 'PRESIDENT', state: 'SEN', from, firstSession: '30', lastSession: '32' });
    expect(president).toMatchObject({ validity: { from, to: '2033-12-18' }, firstSession: { code: '30' } });
    expect(await desk.refused('seatMember', seatInput({ body: 'BUREAU', role: 'PRESIDENT', from: '2032-01-01' }))).toEqual({ code: 'RULE_BROKEN', field: null, rule: 'Rome Statute, art. 112(3)(a)', message: 'the Bureau has one President' });
    expect(await desk.refused('seatMember', seatInput({ body: 'BUREAU', from, to: '2034-01-01' }))).toMatchObject({ rule: 'Rome Statute, art. 112(3)(a)', message: 'a term on the Bureau is of three years' });
    expect(await desk.refused('seatMember', seatInput({ body: 'BUREAU', state: 'IND', from }))).toMatchObject({ message: 'a seat on the Bureau is held by a State Party' });
    for (const state of ['DEU', 'JPN', 'BRA']) await seat({ body: 'BUREAU', state, from });
    const { bureauBalance } = await desk.ask('query ($at: DateTime) { bureauBalance(asOf: { at: $at }) { seats withoutHolderOnRecord groups { regionalGroup { code } seats seatSharePercent parties partySharePercent } } }', { at: from });
    expect(bureauBalance).toMatchObject({ seats: 4, withoutHolderOnRecord: 17 });
    expect(bureauBalance.groups.map((one: any) => [one.regionalGroup.code, one.seats, one.seatSharePercent])).toEqual([
      ['AFRICAN', 1, '25.00'], ['ASIA_PACIFIC', 1, '25.00'], ['EASTERN_EUROPEAN', 0, '0.00'], ['GRULAC', 1, '25.00'], ['WEOG', 1, '25.00'],
    ]);
    const past = (await desk.ask('{ bureauBalance(asOf: { at: "2013-01-01" }) { seats withoutHolderOnRecord groups { seats parties } } }')).bureauBalance;
    expect([past.seats, past.withoutHolderOnRecord, past.groups.reduce((sum: number, one: any) => sum + one.parties, 0)]).toEqual([21, 0, 121]);
  });

  it('is taken once, by two deeds at once for the last one', async () => {
    const outcomes = await Promise.all(['CHL', 'PER'].map((state) => desk.say('seatMember', seatInput({ body: 'BUREAU', role: 'VICE_PRESIDENT', state, from: '2040-01-01' }), '__typename')));
    expect(outcomes.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const third = await Promise.all(['COL', 'ECU'].map((state) => desk.say('seatMember', seatInput({ body: 'BUREAU', role: 'PRESIDENT', state, from: '2040-01-01' }), '__typename')));
    expect(third.flatMap(({ userErrors }) => userErrors.map(({ message }: any) => message))).toEqual(['the Bureau has one President']);
    const insert = `insert into membership.body_seat (id, body_code, role, state_iso3, valid_from, days_from_term, confidence, source_keys) values (gen_random_uuid(), 'BUREAU', 'PRESIDENT', 'JOR', '2041-01-01', false, 'VERIFIED', '{S-RECORD}')`;
    await expect(desk.loaded.database.query(insert)).rejects.toMatchObject({ constraint: 'one_president_at_each_instant' });
  });

  it.each<[Said, Said]>([
    [{ state: 'XXX' }, { code: 'NOT_FOUND' }],
    [{ sources: ['S-NOWHERE'] }, { code: 'BAD_USER_INPUT', field: 'sources' }],
    [{ holderName: '\ud800' }, { code: 'BAD_USER_INPUT', field: 'holderName' }],
    [{ to: '2026-12-18' }, { code: 'RULE_BROKEN', message: 'a seat is held from a day until a later one' }],
    [{ expectedVersion: 3 }, { code: 'CONFLICT' }],
  ])('%j is refused, with nothing written', async (wrong, expected) => {
    expect(await desk.refused('seatMember', seatInput(wrong))).toMatchObject(expected);
  });
});

describe('a facilitation', () => {
  const appointment = { topic: 'COOPERATION', body: 'THE_HAGUE_WORKING_GROUP', role: 'CO_FACILITATOR', state: 'SEN', holderName: 'B. Ambassador', from: '2026-01-01', ...SOURCES };
  const FACILITATION = 'facilitation { id version role holderName topic { code } body { code name } state { iso3 } validity { from to } endReason }';

  it('is found from the State, the topic and the body, now and as it was', async () => {
    await desk.news();
    const held = await desk.done('appointFacilitator', appointment, FACILITATION);
    expect(held).toMatchObject({ role: 'CO_FACILITATOR', topic: { code: 'COOPERATION' }, body: { code: 'THE_HAGUE_WORKING_GROUP' }, validity: { from: '2026-01-01', to: null } });
    desk.time = '2026-12-01T00:00:00.000Z';
    await desk.done('endFacilitation', { id: held.id, expectedVersion: 1, reason: 'rotation', endedOn: '2026-12-01' }, FACILITATION);
    const list = (asOf: string) => `facilitations(first: 5${asOf}) { nodes { state { iso3 } validity { to } } }`;
    const { state, body, _entities, facilitations } = await desk.ask(
      `query ($topics: [_Any!]!) {
         state(iso3: "SEN") { ${list('')} now: ${list(', asOf: {}')} then: ${list(', asOf: { at: "2026-06-01", knownAt: "2026-11-24" }')} }
         body(code: THE_HAGUE_WORKING_GROUP) { ${list('')} now: ${list(', asOf: {}')} }
         _entities(representations: $topics) { ... on Topic { ${list('')} now: ${list(', asOf: {}')} } }
         ${list('')} }`,
      { topics: [{ __typename: 'Topic', code: 'COOPERATION' }] },
    );
    const ended = { nodes: [{ state: { iso3: 'SEN' }, validity: { to: '2026-12-01' } }] };
    expect([state, body, _entities[0]].map((owner) => [owner.facilitations, owner.now])).toEqual([[ended, { nodes: [] }], [ended, { nodes: [] }], [ended, { nodes: [] }]]);
    expect(facilitations).toEqual(ended);
    expect(state.then.nodes).toEqual([{ state: { iso3: 'SEN' }, validity: { to: null } }]);
    expect((await desk.news()).map(([type, payload]) => [type, payload.topic, payload.to])).toEqual([['FacilitatorAppointed', 'COOPERATION', null], ['FacilitationEnded', 'COOPERATION', '2026-12-01']]);
  });

  it('is held once at a time, and only for a topic that there is', async () => {
    await desk.done('appointFacilitator', { ...appointment, topic: 'BUDGET' }, FACILITATION);
    expect(await desk.refused('appointFacilitator', { ...appointment, topic: 'BUDGET', from: '2026-05-01' })).toMatchObject({ code: 'RULE_BROKEN', message: 'a State is appointed once for a topic of a body, in one role at a time' });
    expect(await desk.refused('appointFacilitator', { ...appointment, topic: 'WEATHER' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'topic' });
  });

  it('as a seat, is for the secretariat to give', async () => {
    for (const actor of [...EVERYBODY_ELSE, delegationOf('SEN')]) {
      const answer = await desk.answer('mutation ($input: AppointFacilitatorInput!) { appointFacilitator(input: $input) { userErrors { code } } }', { input: { idempotencyKey: 'not for everybody', ...appointment } }, actor);
      expect(JSON.stringify(answer)).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
      const seated = await desk.answer('mutation ($input: SeatMemberInput!) { seatMember(input: $input) { userErrors { code } } }', { input: { idempotencyKey: 'not for everybody', ...seatInput() } }, actor);
      expect(JSON.stringify(seated)).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
    }
  });

  it('costs one statement for fifty States', async () => {
    desk.loaded.statements.forget();
    await desk.ask('{ states(first: 50) { nodes { facilitations(first: 5) { nodes { role topic { code } body { name } } } } } }');
    expect(desk.loaded.statements.seen).toHaveLength(2);
  });
});
