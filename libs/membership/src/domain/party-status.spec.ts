import { holdsAt } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countsAsParty, partyStatuses } from './party-status.ts';
import { TREATY_ACTION_KINDS, type TreatyAction, type TreatyActionKind } from './treaty-action.ts';

const cited = { confidence: 'VERIFIED', sourceKeys: ['S-A'], note: null } as const;
const anAction = (kind: TreatyActionKind, takenOn: string): TreatyAction =>
  ({ id: `${kind} ${takenOn}`, stateIso3: 'JOR', treatyCode: 'ROME_STATUTE', kind, takenOn, ruleApplied: null, depositaryReference: null, version: 1, knownFrom: null, ...cited });
const story = (...actions: [TreatyActionKind, string][]) =>
  partyStatuses('JOR', 'ROME_STATUTE', actions.map(([kind, day]) => anAction(kind, day)), cited).map(({ status, from, to }) => [status, from, to]);

describe('how a State stands to the Statute', () => {
  it('follows signature, deposit and entry into force', () => {
    expect(story(['SIGNATURE', '1998-10-07'], ['RATIFICATION', '2002-04-11'], ['ENTRY_INTO_FORCE', '2002-07-01'])).toEqual([
      ['NON_PARTY', null, '1998-10-07'], ['SIGNATORY', '1998-10-07', '2002-04-11'], ['CONTRACTING', '2002-04-11', '2002-07-01'], ['PARTY', '2002-07-01', null],
    ]);
  });

  it('stays a party while a withdrawal is pending, and after it was taken back', () => {
    const spells = partyStatuses('HUN', 'ROME_STATUTE', [
      anAction('ENTRY_INTO_FORCE', '2002-07-01'), anAction('WITHDRAWAL_NOTIFIED', '2025-06-02'), anAction('WITHDRAWAL_RESCINDED', '2026-05-29'),
    ], cited);
    const at = (day: string) => spells.find((spell) => holdsAt(spell, day))!;
    expect(['2025-06-01', '2025-06-02', '2026-05-29'].map((day) => [at(day).status, countsAsParty(at(day))])).toEqual([['PARTY', true], ['WITHDRAWING', true], ['PARTY', true]]);
  });

  it('is no party from the day on which the withdrawal takes effect', () => {
    expect(story(['ENTRY_INTO_FORCE', '2004-12-01'], ['WITHDRAWAL_NOTIFIED', '2016-10-27'], ['WITHDRAWAL_EFFECTIVE', '2017-10-27']).slice(1)).toEqual([
      ['PARTY', '2004-12-01', '2016-10-27'], ['WITHDRAWING', '2016-10-27', '2017-10-27'], ['FORMER_PARTY', '2017-10-27', null],
    ]);
  });

  it('is not changed by an announcement', () => {
    expect(story(['ENTRY_INTO_FORCE', '2002-07-01'], ['WITHDRAWAL_ANNOUNCED', '2025-09-22'])).toEqual([['NON_PARTY', null, '2002-07-01'], ['PARTY', '2002-07-01', null]]);
  });

  it('is a party by succession before its instrument was received', () => {
    expect(story(['ENTRY_INTO_FORCE', '2006-06-03'], ['SUCCESSION', '2006-10-23'])).toEqual([['NON_PARTY', null, '2006-06-03'], ['PARTY', '2006-06-03', null]]);
  });

  it('is exactly one at every moment, whatever the actions', () => {
    const days = fc.integer({ min: 0, max: 9000 }).map((day) => new Date(Date.UTC(1998, 6, 17) + day * 86_400_000).toISOString().slice(0, 10));
    const actions = fc.array(fc.tuple(fc.constantFrom(...TREATY_ACTION_KINDS), days), { maxLength: 12 });
    fc.assert(
      fc.property(actions, days, (taken, day) => {
        const spells = partyStatuses('JOR', 'ROME_STATUTE', taken.map(([kind, on]) => anAction(kind, on)), cited);
        expect(spells.filter((spell) => holdsAt(spell, day))).toHaveLength(1);
        expect(spells.every(({ from, to }) => from === null || to === null || from < to)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
