import { resolve } from 'node:path';
import { readDataSet } from '@assembly-graph/platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { delegationOf, EVERYBODY_ELSE, membershipDesk, type MembershipDesk, type Said } from '../testing/membership-desk.ts';

// Notifications of the depositary, and how long States took to ratify what they had signed.

const SOURCES = { sources: ['S-UNTC-OCT26'] };
let desk: MembershipDesk;
beforeAll(async () => void (desk = await membershipDesk()), 30_000);
afterAll(() => desk.close());
beforeEach(() => desk.news());

const ACTIONS = 'depositaryNotification { reference actions(first: 20, filter: { kind: { in: [ACCESSION, WITHDRAWAL_NOTIFIED, WITHDRAWAL_RESCINDED] } }) { nodes { kind depositaryReference state { iso3 partyStatus { status } } treaty { code } } } }';
const notification = (actions: Said[], input: Said = {}) => ({ reference: 'C.N.999.2026.TREATIES-XVIII.10', actions, ...SOURCES, ...input });

describe('a notification of the depositary', () => {
  it('is imported whole: each action with what follows from it, in its order, told as if recorded one by one', async () => {
    const { reference, actions: { nodes: actions } } = await desk.done('importDepositaryNotification', notification([
      { state: 'IDN', kind: 'ACCESSION', takenOn: '2026-11-10' }, { state: 'GMB', kind: 'WITHDRAWAL_NOTIFIED', takenOn: '2026-11-10' },
      { state: 'GMB', kind: 'WITHDRAWAL_RESCINDED', takenOn: '2026-11-12' }, { state: 'FJI', treaty: 'APIC', kind: 'ACCESSION', takenOn: '2026-11-11' },
    ]), ACTIONS);
    expect(actions.map(({ state, kind, treaty }: any) => [state.iso3, kind, treaty.code]).sort()).toEqual([
      ['FJI', 'ACCESSION', 'APIC'], ['GMB', 'WITHDRAWAL_NOTIFIED', 'ROME_STATUTE'], ['GMB', 'WITHDRAWAL_RESCINDED', 'ROME_STATUTE'], ['IDN', 'ACCESSION', 'ROME_STATUTE'],
    ]);
    expect(new Set(actions.map((one: any) => one.depositaryReference))).toEqual(new Set(['C.N.999.2026.TREATIES-XVIII.10']));
    expect(reference).toBe('C.N.999.2026.TREATIES-XVIII.10');
    expect(Object.fromEntries(actions.map(({ state }: any) => [state.iso3, state.partyStatus.status]))).toEqual({ FJI: 'PARTY', GMB: 'PARTY', IDN: 'CONTRACTING' });
    const told = (await desk.news()).map(([type, { state, kind }]) => [type, state, kind]).filter(([type]) => /Recorded|Notified|Rescinded/.test(type!));
    expect(told).toEqual([
      ['TreatyActionRecorded', 'IDN', 'ACCESSION'], ['TreatyActionRecorded', 'GMB', 'WITHDRAWAL_NOTIFIED'], ['WithdrawalNotified', 'GMB', 'WITHDRAWAL_NOTIFIED'],
      ['TreatyActionRecorded', 'GMB', 'WITHDRAWAL_RESCINDED'], ['WithdrawalRescinded', 'GMB', 'WITHDRAWAL_RESCINDED'], ['TreatyActionRecorded', 'FJI', 'ACCESSION'],
    ]);
    const { depositaryNotification, none } = await desk.ask('{ depositaryNotification(reference: "C.N.999.2026.TREATIES-XVIII.10") { actions(first: 10) { nodes { kind } } } none: depositaryNotification(reference: "C.N.1.2026.X") { reference } }');
    expect(depositaryNotification.actions.nodes.map(({ kind }: any) => kind)).toContain('ENTRY_INTO_FORCE');
    expect(none).toBeNull();
  });

  it.each<[string, Said[], Said, Said]>([
    ['tells of one that breaks a rule', [{ state: 'MYS', kind: 'ACCESSION', takenOn: '2026-11-10' }, { state: 'IND', kind: 'WITHDRAWAL_NOTIFIED', takenOn: '2026-11-10' }], {}, { code: 'RULE_BROKEN', rule: 'Rome Statute, art. 127(1)' }],
    ['tells of a State that is not on record', [{ state: 'MYS', kind: 'ACCESSION', takenOn: '2026-11-10' }, { state: 'XXX', kind: 'ACCESSION', takenOn: '2026-11-10' }], {}, { code: 'NOT_FOUND' }],
    ['tells of nothing', [], {}, { code: 'BAD_USER_INPUT', field: 'actions' }],
    ['tells of too much', Array(51).fill({ state: 'MYS', kind: 'ACCESSION', takenOn: '2026-11-10' }), {}, { code: 'BAD_USER_INPUT', field: 'actions' }],
    ['has no reference', [{ state: 'MYS', kind: 'ACCESSION', takenOn: '2026-11-10' }], { reference: 'a letter' }, { code: 'BAD_USER_INPUT', field: 'reference' }],
    ['was imported before', [{ state: 'MYS', kind: 'ACCESSION', takenOn: '2026-11-10' }], { reference: 'C.N.999.2026.TREATIES-XVIII.10' }, { message: 'a notification of the depositary is imported once; what it told wrongly is corrected' }],
  ])('that %s is refused, with nothing of it written', async (_what, actions, input, expected) => {
    expect(await desk.refused('importDepositaryNotification', notification(actions, { reference: 'C.N.1000.2026.TREATIES-XVIII.10', ...input }))).toMatchObject(expected);
    expect((await desk.ask('{ state(iso3: "MYS") { partyStatus { status } } }')).state.partyStatus.status).toBe((await desk.ask('{ state(iso3: "MYS") { partyStatus(asOf: { knownAt: "2026-11-01" }) { status } } }')).state.partyStatus.status);
  });

  it('by two desks at once is imported once, and by nobody but the secretariat', async () => {
    const both = await Promise.all([1, 2].map(() => desk.say('importDepositaryNotification', notification([{ state: 'PAK', kind: 'ACCESSION', takenOn: '2026-11-10' }], { reference: 'C.N.1001.2026.TREATIES-XVIII.10' }), '__typename')));
    expect(both.flatMap(({ userErrors }) => userErrors)).toHaveLength(1);
    for (const actor of [...EVERYBODY_ELSE, delegationOf('IDN')]) {
      const input = { idempotencyKey: 'not for everybody', ...notification([{ state: 'VNM', kind: 'ACCESSION', takenOn: '2026-11-10' }]) };
      expect(JSON.stringify(await desk.answer('mutation ($input: ImportDepositaryNotificationInput!) { importDepositaryNotification(input: $input) { userErrors { code } } }', { input }, actor))).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
    }
  });
});

describe('the time from signature to ratification', () => {
  const TIMES = 'states leftOutUnconfirmed median p90 byRegion { regionalGroup { code } states median p90 }';

  it('is what the days of the data set come to, without those that are recalled', async () => {
    const { tables } = await readDataSet(resolve(import.meta.dirname, '../../../../data'));
    const days = tables.states!.flatMap(({ cells }) => {
      const recalled = cells.recalled_fields!.split('|');
      const signed = cells.signature_date && ['ratification', 'acceptance', 'approval'].includes(cells.deposit_act!) && !recalled.includes('signature_date') && !recalled.includes('deposit_date');
      return signed ? [(Date.parse(cells.deposit_date!) - Date.parse(cells.signature_date!)) / 86_400_000] : [];
    }).sort((a, b) => a - b);
    const { timeFromSignatureToRatification: times } = await desk.ask(`{ timeFromSignatureToRatification { ${TIMES} } }`);
    expect(times.states).toBe(days.length);
    expect(Number(times.median)).toBe((days[Math.ceil(days.length / 2) - 1]! + days[Math.floor(days.length / 2)]!) / 2);
    expect(times.p90).toBe(days[Math.ceil(days.length * 0.9) - 1]);
    expect(times.byRegion.reduce((sum: number, one: any) => sum + one.states, 0)).toBe(days.length);
    expect(times.byRegion.map(({ regionalGroup }: any) => regionalGroup.code)).toEqual(['AFRICAN', 'ASIA_PACIFIC', 'EASTERN_EUROPEAN', 'GRULAC', 'WEOG']);
  });

  it('is of nobody where nobody signed, and takes one statement', async () => {
    desk.loaded.statements.forget();
    expect((await desk.ask(`{ timeFromSignatureToRatification(treaty: ART8_2010) { ${TIMES} } }`)).timeFromSignatureToRatification).toEqual({ states: 0, leftOutUnconfirmed: 0, median: null, p90: null, byRegion: [] });
    expect(desk.loaded.statements.seen).toHaveLength(1);
  });
});
