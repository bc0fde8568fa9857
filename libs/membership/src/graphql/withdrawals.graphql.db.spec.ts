import { postgresFeed } from '@assembly-graph/platform/sql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { membershipDesk, type MembershipDesk, type Said } from '../testing/membership-desk.ts';

// A withdrawal is told when it is notified, and again on the day on which it takes effect: art. 127(1). What was told wrongly is corrected.

const SOURCES = { sources: ['S-UNTC-OCT26'] };
let desk: MembershipDesk;
beforeAll(async () => {
  desk = await membershipDesk();
  await desk.passes('2026-11-23T12:00:00.000Z');
}, 30_000);
afterAll(() => desk.close());

const ACTION = 'treatyAction { id version kind takenOn }';
const record = (input: Said) => desk.done('recordTreatyAction', { kind: 'WITHDRAWAL_NOTIFIED', ...SOURCES, ...input }, ACTION);
const withdrawals = async () => (await desk.news()).filter(([type]) => type.startsWith('Withdrawal')).map(([type, { state, takenOn, effectiveOn, neverWas }]) => [type, state, takenOn ?? effectiveOn, takenOn ? effectiveOn : undefined, neverWas].filter((one) => one !== undefined));

describe('a withdrawal', () => {
  it('is told when it is notified with the day on which it takes effect, and on that day once, whoever looks and however often', async () => {
    await record({ state: 'GMB', takenOn: '2026-11-20' });
    expect(await withdrawals()).toEqual([['WithdrawalNotified', 'GMB', '2026-11-20', '2027-11-20']]);
    await desk.passes('2027-11-19T23:59:59.999Z');
    // Six withdrawals of the data set have taken effect by then.
    expect((await withdrawals()).map(([type, state, on]) => [type, state, on])).toEqual([
      ['WithdrawalCompleted', 'NER', '2027-06-18'], ['WithdrawalCompleted', 'BFA', '2027-06-24'], ['WithdrawalCompleted', 'MLI', '2027-06-24'],
      ['WithdrawalCompleted', 'VEN', '2027-07-24'], ['WithdrawalCompleted', 'TCD', '2027-07-27'], ['WithdrawalCompleted', 'NRU', '2027-09-23'],
    ]);
    desk.time = '2027-11-20T00:00:00.000Z';
    await Promise.all([desk.passes(desk.time), desk.passes(desk.time)]);
    await desk.passes('2027-11-20T12:00:00.000Z');
    expect(await withdrawals()).toEqual([['WithdrawalCompleted', 'GMB', '2027-11-20']]);
    expect((await desk.ask('{ state(iso3: "GMB") { partyStatus { status } votingRights { standing } } }')).state).toEqual({ partyStatus: { status: 'FORMER_PARTY' }, votingRights: { standing: 'NOT_PARTY' } });
  });

  it('that is taken back in time is told as such, and never as completed', async () => {
    await record({ state: 'SEN', takenOn: '2027-11-20' });
    await record({ state: 'SEN', takenOn: '2027-11-20', kind: 'WITHDRAWAL_RESCINDED' });
    await desk.passes('2029-01-01T00:00:00.000Z');
    expect(await withdrawals()).toEqual([['WithdrawalNotified', 'SEN', '2027-11-20', '2028-11-20'], ['WithdrawalRescinded', 'SEN', '2027-11-20', null]]);
  });

  it('of which the day was wrong is corrected by an event that names the one it corrects, and completed on the right day', async () => {
    const { id } = await record({ state: 'KEN', takenOn: '2028-06-01' });
    await desk.done('correctTreatyAction', { id, expectedVersion: 1, reason: 'misread', takenOn: '2028-07-01' }, ACTION);
    await desk.passes('2029-06-30T12:00:00.000Z');
    expect(await withdrawals()).toEqual([['WithdrawalNotified', 'KEN', '2028-06-01', '2029-06-01'], ['WithdrawalCorrected', 'KEN', '2028-07-01', '2029-07-01', false]]);
    await desk.passes('2029-07-01T00:00:01.000Z');
    expect(await withdrawals()).toEqual([['WithdrawalCompleted', 'KEN', '2029-07-01']]);
    const { events } = await postgresFeed(desk.loaded.database.manager, 'membership').read(null, 500);
    const notified = events.find(({ type, payload }) => type === 'WithdrawalNotified' && payload.state === 'KEN')!;
    const recorded = events.find(({ type, subject }) => type === 'TreatyActionRecorded' && subject.id === notified.subject.id)!;
    expect(events.find(({ type }) => type === 'WithdrawalCorrected')!.correctionOf).toBe(notified.eventId);
    expect(events.find(({ type, subject }) => type === 'TreatyActionCorrected' && subject.id === notified.subject.id)!.correctionOf).toBe(recorded.eventId);
  });

  it('that was never notified is told of as never having been', async () => {
    const { id } = await record({ state: 'UGA', takenOn: '2029-06-01' });
    await desk.done('rescindTreatyAction', { id, expectedVersion: 1, reason: 'never received' }, ACTION);
    await desk.passes('2031-01-01T00:00:00.000Z');
    expect(await withdrawals()).toEqual([['WithdrawalNotified', 'UGA', '2029-06-01', '2030-06-01'], ['WithdrawalCorrected', 'UGA', '2029-06-01', null, true]]);
  });

  it('that comes on record after it has taken effect is told as completed at once', async () => {
    await record({ state: 'ZMB', takenOn: '2029-06-01' });
    await desk.passes('2031-01-02T00:00:00.000Z');
    expect(await withdrawals()).toEqual([['WithdrawalCompleted', 'ZMB', '2030-06-01'], ['WithdrawalNotified', 'ZMB', '2029-06-01', '2030-06-01']]);
  });
});

describe('party status, on both axes', () => {
  it('is exactly one for a State at each instant of time and of knowledge, whatever was recorded, corrected and taken out', async () => {
    const deed = fc.record({ what: fc.constantFrom('record', 'correct', 'rescind'), kind: fc.constantFrom('WITHDRAWAL_NOTIFIED', 'WITHDRAWAL_RESCINDED', 'ACCESSION'), day: fc.integer({ min: 0, max: 700 }), minute: fc.integer({ min: -5, max: 90 }) });
    let minutes = Date.parse('2031-02-01T00:00:00Z') / 60_000;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('FJI', 'IDN', 'BDI'), fc.array(deed, { minLength: 1, maxLength: 6 }), async (state, deeds) => {
        const known: string[] = [];
        const ids: { id: string; version: number }[] = [];
        for (const { what, kind, day, minute } of deeds) {
          // Clocks disagree now and then.
          minutes += minute;
          desk.time = new Date(minutes * 60_000).toISOString();
          known.push(desk.time);
          const takenOn = new Date(Date.UTC(2029, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
          const last = ids.at(-1);
          const { treatyAction } = what === 'record' || !last
            ? await desk.say('recordTreatyAction', { state, kind, takenOn, ...SOURCES }, ACTION)
            : what === 'correct'
              ? await desk.say('correctTreatyAction', { id: last.id, expectedVersion: last.version, reason: 'x', takenOn }, ACTION)
              : await desk.say('rescindTreatyAction', { id: last.id, expectedVersion: last.version, reason: 'x' }, ACTION);
          if (treatyAction) ids.push(treatyAction);
        }
        const rows: { at: string; known: string; statuses: number; rights: number }[] = await desk.loaded.database.query(
          `select at, known::text,
                  (select count(*)::int from membership.party_status where state_iso3 = $1 and treaty_code = 'ROME_STATUTE'
                      and daterange(valid_from, valid_to) @> at and tstzrange(known_from, known_to) @> known) as statuses,
                  (select count(*)::int from membership.voting_rights where state_iso3 = $1 and body = 'ASSEMBLY'
                      and tstzrange(valid_from, valid_to) @> at::timestamptz and tstzrange(known_from, known_to) @> known) as rights
             from unnest($2::date[]) as at cross join unnest($3::timestamptz[]) as known`,
          [state, ['1998-01-01', '2028-12-31', '2029-07-01', '2030-07-01', '2031-07-01', '2033-01-01'], [...known, '1998-01-01T00:00:00Z', 'infinity']],
        );
        for (const row of rows) expect(row).toMatchObject({ statuses: 1, rights: 1 });
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});
