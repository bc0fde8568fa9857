import { instantOf } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countsAsParty, STANDINGS, type PartyStatus } from './party-status.ts';
import { changedStandings, VOTING_STANDINGS, votingRights, type HeardArrears, type Permission, type VotingBasis, type VotingSpell } from './voting-rights.ts';

const cited = { confidence: 'VERIFIED', sourceKeys: ['S-A'], note: null } as const;
const aStatus = (status: PartyStatus['status'], from: string | null, to: string | null): PartyStatus =>
  ({ id: `${from}`, stateIso3: 'LBR', treatyCode: 'ROME_STATUTE', status, from, to, knownFrom: null, knownTo: null, ...cited });
const arrears = (asAt: string, thresholdReached: boolean, outstanding = '10.0'): HeardArrears =>
  ({ id: `${asAt} ${outstanding}`, stateIso3: 'LBR', asAt, thresholdReached, outstanding, heardVersion: 1 });
const permission = (effectiveAt: string, until: string | null = null): Permission => ({ id: `permission of ${effectiveAt}`, effectiveAt: instantOf(effectiveAt), until: until && instantOf(until) });
const PARTY = [aStatus('NON_PARTY', null, '2004-12-01'), aStatus('PARTY', '2004-12-01', null)];
const at = (spells: readonly VotingSpell[], moment: string) =>
  spells.filter(({ fromAt, toAt }) => (fromAt === null || fromAt <= instantOf(moment)) && (toAt === null || instantOf(moment) < toAt));
const standings = (basis: Partial<VotingBasis>, ...moments: string[]) => {
  const spells = votingRights({ statuses: PARTY, arrears: [], permissions: [], ...basis });
  return moments.map((moment) => at(spells, moment)[0]!.standing);
};

describe('the vote of a State', () => {
  it('comes with the Statute in force for it, and goes with its withdrawal, not with the notification (arts. 112(1), 127)', () => {
    const statuses = [...PARTY.slice(0, 1), aStatus('PARTY', '2004-12-01', '2016-10-27'), aStatus('WITHDRAWING', '2016-10-27', '2017-10-27'), aStatus('FORMER_PARTY', '2017-10-27', null)];
    expect(standings({ statuses }, '2004-11-30', '2004-12-01', '2017-10-26T23:59:59Z', '2017-10-27')).toEqual(['NOT_PARTY', 'ENTITLED', 'ENTITLED', 'NOT_PARTY']);
  });

  it('is lost by arrears that reach what was due for two full years, and comes back with a payment (art. 112(8))', () => {
    const basis = { arrears: [arrears('2021-12-06', true), arrears('2022-02-01', false)] };
    expect(standings(basis, '2021-12-05', '2021-12-06', '2022-01-31', '2022-02-01')).toEqual(['ENTITLED', 'SUSPENDED_112_8', 'SUSPENDED_112_8', 'ENTITLED']);
    const [, , lost] = votingRights({ statuses: PARTY, permissions: [], ...basis });
    expect(lost).toMatchObject({ standing: 'SUSPENDED_112_8', rule: 'Rome Statute, art. 112(8)', arrearsPositionId: '2021-12-06 10.0', exemptionId: null });
  });

  it('comes back within a day, at the instant at which the Assembly permits it (as between the ballots of ASP16)', () => {
    const basis = { arrears: [arrears('2017-12-04', true)], permissions: [permission('2017-12-05T15:00:00Z')] };
    expect(standings(basis, '2017-12-05T14:59:59.999Z', '2017-12-05T15:00:00Z', '2026-01-01')).toEqual(['SUSPENDED_112_8', 'EXEMPTED', 'EXEMPTED']);
  });

  it('is permitted until the end that was decided, and no longer than the arrears last', () => {
    const basis = { arrears: [arrears('2021-12-06', true), arrears('2022-06-01', false), arrears('2023-12-01', true)] };
    expect(standings({ ...basis, permissions: [permission('2021-12-07', '2022-01-01')] }, '2021-12-31', '2022-01-01')).toEqual(['EXEMPTED', 'SUSPENDED_112_8']);
    expect(standings({ ...basis, permissions: [permission('2021-12-07')] }, '2022-05-31', '2022-06-01', '2023-12-01')).toEqual(['EXEMPTED', 'ENTITLED', 'SUSPENDED_112_8']);
  });

  it('follows, of one day, what was left after the payments of the day', () => {
    expect(standings({ arrears: [arrears('2021-12-06', false, '9.5'), arrears('2021-12-06', true, '40.0')] }, '2021-12-06')).toEqual(['ENTITLED']);
  });
});

const day = fc.integer({ min: 0, max: 1_500 }).map((n) => new Date(Date.UTC(2019, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const instant = fc.integer({ min: 0, max: 1_500 * 24 * 60 }).map((minute) => new Date(Date.UTC(2019, 0, 1) + minute * 60_000).toISOString());
const statuses = fc.uniqueArray(day, { maxLength: 5 }).chain((days) =>
  fc.array(fc.constantFrom(...STANDINGS), { minLength: days.length + 1, maxLength: days.length + 1 }).map((all) => {
    const bounds = [null, ...days.sort(), null];
    return all.map((status, index) => aStatus(status, bounds[index]!, bounds[index + 1]!));
  }),
);
const basis = fc.record({
  statuses,
  arrears: fc.uniqueArray(fc.tuple(day, fc.boolean(), fc.integer({ min: 0, max: 99 })), { maxLength: 6, selector: ([asAt, , amount]) => `${asAt} ${amount}` })
    .map((all) => all.map(([asAt, reached, amount]) => arrears(asAt, reached, `${amount}.0`))),
  permissions: fc.array(fc.tuple(instant, fc.option(fc.integer({ min: 1, max: 400 }))), { maxLength: 3 })
    .map((all) => all.map(([from, days]) => permission(from, days === null ? null : new Date(Date.parse(from) + days * 86_400_000).toISOString()))),
});

describe('at every instant', () => {
  it('a State has exactly one standing in a body', () => {
    fc.assert(
      fc.property(basis, instant, (given, moment) => {
        const spells = votingRights(given);
        expect(at(spells, moment)).toHaveLength(1);
        expect([spells[0]!.fromAt, spells.at(-1)!.toAt]).toEqual([null, null]);
        for (const [index, { fromAt }] of spells.entries()) if (index > 0) expect(spells[index - 1]!.toAt).toBe(fromAt);
      }),
      { numRuns: 500 },
    );
  });

  it('nobody is entitled who is not a party, and no party is without a standing of parties', () => {
    fc.assert(
      fc.property(basis, instant, (given, moment) => {
        const [{ standing }] = at(votingRights(given), moment) as [VotingSpell];
        const status = given.statuses.find(({ from, to }) => (from === null || instantOf(from) <= moment) && (to === null || moment < instantOf(to)))!;
        expect(standing === 'NOT_PARTY').toBe(!countsAsParty(status));
      }),
      { numRuns: 500 },
    );
  });

  it('nobody is exempted without a request that was granted and holds, nor suspended without arrears that reach the threshold', () => {
    fc.assert(
      fc.property(basis, instant, (given, moment) => {
        const [{ standing, exemptionId, arrearsPositionId }] = at(votingRights(given), moment) as [VotingSpell];
        const granted = given.permissions.filter(({ effectiveAt, until }) => effectiveAt <= moment && (until === null || moment < until));
        expect(standing === 'EXEMPTED').toBe(exemptionId !== null);
        if (exemptionId !== null) expect(granted.map(({ id }) => id)).toContain(exemptionId);
        if (standing === 'SUSPENDED_112_8' || standing === 'EXEMPTED') expect(given.arrears.find(({ id }) => id === arrearsPositionId)!.thresholdReached).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a permission never takes a vote away, and arrears never give one', () => {
    const rank = (standing: string) => ['NOT_PARTY', 'SUSPENDED_112_8', 'EXEMPTED', 'ENTITLED'].indexOf(standing);
    fc.assert(
      fc.property(basis, instant, instant, (given, from, moment) => {
        const standing = (one: VotingBasis) => at(votingRights(one), moment)[0]!.standing;
        const without = standing(given);
        expect(rank(standing({ ...given, permissions: [...given.permissions, permission(from)] }))).toBeGreaterThanOrEqual(rank(without));
        const owing = { ...given, permissions: [], arrears: [...given.arrears, arrears('2018-12-31', true)] };
        expect(rank(standing(owing))).toBeLessThanOrEqual(rank(standing({ ...given, permissions: [] })));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is told of a change', () => {
  it('is every stretch with an instant at which the State stands otherwise than was said, and no other', () => {
    fc.assert(
      fc.property(basis, basis, (before, now) => {
        const [was, is] = [votingRights(before), votingRights(now)];
        const told = changedStandings(was, is);
        const turns = [...was, ...is].flatMap(({ fromAt }) => fromAt ?? []).concat('1990-01-01T00:00:00.000Z');
        for (const moment of turns) {
          const [said] = at(was, moment) as [VotingSpell];
          const [says] = at(is, moment) as [VotingSpell];
          if (said.standing !== says.standing) expect(told).toContain(says);
        }
        for (const spell of told) expect(turns.some((moment) => at([spell], moment).length === 1 && at(was, moment)[0]!.standing !== spell.standing)).toBe(true);
        expect(changedStandings(is, is)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('knows four standings', () => {
    expect(VOTING_STANDINGS).toEqual(['ENTITLED', 'SUSPENDED_112_8', 'EXEMPTED', 'NOT_PARTY']);
  });
});
