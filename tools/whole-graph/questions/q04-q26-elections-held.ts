import { randomUUID } from 'node:crypto';
import { ElectionPageDocument, EntitlementAtEachBallotDocument, VotesAtAMomentDocument } from '@assembly-graph/graph-client';
import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { freshGraph } from '../shared-graph.ts';
import type { WholeGraph } from '../whole-graph.ts';

// Questions 4 and 26. What the data set has not, the tests enter through the mutations, as the secretariat would: the ballots of the
// election of a Deputy Prosecutor at the twentieth session (F1), and of the judges at the sixteenth (F2).
export function electionsHeld(): void {
  const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: randomUUID() };
  let graph: WholeGraph;
  beforeAll(async () => void (graph = await freshGraph()), 60_000);

  /** Does a deed. @returns the thing that came of it */
  async function does(deed: string, input: object, selection: string, actor = secretariat): Promise<any> {
    const query = `mutation ($input: ${deed[0]!.toUpperCase()}${deed.slice(1)}Input!) { done: ${deed}(input: $input) { ${selection} userErrors { code message rule } } }`;
    const { done } = await graph.ask(query, { input: { idempotencyKey: randomUUID(), ...input } }, actor);
    const { userErrors, ...thing } = done;
    if (userErrors.length > 0) throw new Error(`${deed}: ${JSON.stringify(userErrors)}`);
    return Object.values(thing)[0];
  }

  interface Nominee {
    readonly name: string;
    readonly state: string;
    readonly list?: string;
    readonly gender?: string;
    readonly region?: string;
  }

  /** An election with its candidates, nominations closed. @returns the ids of the candidatures, by the candidates' names */
  async function opened(election: { code: string; closesOn: string }, rest: object, nominees: readonly Nominee[]): Promise<{ id: string; candidates: Map<string, string> }> {
    const { id } = await does('openElection', { code: election.code, sources: ['S-RECORD'], ...rest }, 'election { id }');
    await does('openNominations', { id, expectedVersion: 1, opensOn: '2017-01-02', closesOn: election.closesOn }, 'election { id }');
    const candidates = new Map<string, string>();
    for (const { name, state, list, gender, region } of nominees) {
      const input = { election: election.code, candidateName: name, nationality: state, nominatedOn: election.closesOn, list, gender, regionalGroup: region };
      candidates.set(name, (await does('nominate', input, 'candidature { id }')).id);
    }
    return { id, candidates };
  }

  /** Opens, counts and, if somebody is elected, declares. @returns the version of the election's next ballot */
  async function ballot(election: { id: string; candidates: Map<string, string> }, expectedVersion: number, held: { at: string; notEntitled: readonly string[]; cast: number; votes: Record<string, number>; elected?: readonly string[] }): Promise<void> {
    const opening = { id: election.id, expectedVersion, openedAt: held.at, statesParties: 123, notEntitled: held.notEntitled.map((state) => ({ state })), sources: ['S-RECORD'] };
    const { id } = await does('openBallot', opening, 'ballot { id }');
    const results = Object.entries(held.votes).map(([name, votes]) => ({ candidature: election.candidates.get(name)!, votes }));
    await does('recordBallot', { id, expectedVersion: 1, ballotsCast: held.cast, results, declaredTotals: { ballotsCast: held.cast } }, 'ballot { id }');
    if (held.elected) await does('declareElected', { id, expectedVersion: 2, candidatures: held.elected.map((name) => election.candidates.get(name)!) }, 'ballot { id }');
  }

  const arrearsOf = (states: readonly string[], asAt: string) =>
    Promise.all(states.map((state) => does('recordArrearsPosition', { state, asAt, outstanding: '30.0', dueTwoPrecedingYears: '20.0', sources: ['S-RECORD'] }, 'arrearsPosition { thresholdReached }')));
  const codes = (nodes: readonly { state: { iso3: string } }[]) => nodes.map(({ state }) => state.iso3).sort();

  describe('question 4: who could vote on each ballot of the Deputy Prosecutor, list B, at the twentieth session (F1)', () => {
    const IN_ARREARS = ['ATG', 'CAF', 'COG', 'COM', 'GIN', 'LBR', 'SUR', 'VEN', 'ZMB'];
    const ROUNDS = [
      { at: '2021-12-10T10:00:00.000Z', cast: 89, votes: { 'Mame Mandiaye Niang': 52, 'Paz y Paz Bailey': 11, Whiting: 26 }, turnout: '78.07' },
      { at: '2021-12-10T11:00:00.000Z', cast: 90, votes: { 'Mame Mandiaye Niang': 58, 'Paz y Paz Bailey': 7, Whiting: 25 }, turnout: '78.95' },
      { at: '2021-12-10T12:00:00.000Z', cast: 90, votes: { 'Mame Mandiaye Niang': 67, 'Paz y Paz Bailey': 5, Whiting: 18 }, turnout: '78.95', elected: ['Mame Mandiaye Niang'] },
    ];

    beforeAll(async () => {
      await arrearsOf(IN_ARREARS, '2021-12-06');
      // The Central African Republic asked for an exemption; what came of it is not on record, so it could not vote.
      await does('openExemptionRequest', { state: 'CAF', session: '20', grounds: 'On record with the session.', submittedAt: '2021-12-07T09:00:00.000Z' }, 'exemptionRequest { id }');
      await graph.settled();
      const election = await opened({ code: 'DP2021B', closesOn: '2021-11-30' }, { office: 'DEPUTY_PROSECUTOR', session: '20', seats: 1 }, [
        { name: 'Mame Mandiaye Niang', state: 'SEN' }, { name: 'Paz y Paz Bailey', state: 'GTM' }, { name: 'Whiting', state: 'USA' },
      ]);
      for (const [index, round] of ROUNDS.entries()) await ballot(election, 2 + index, { ...round, notEntitled: IN_ARREARS });
    }, 60_000);

    it('answers in one query: nine States, one of which asked for an exemption, and the turnout of the others', async () => {
      const { election, exemptionRequests } = await graph.ask(EntitlementAtEachBallotDocument, { election: 'DP2021B', session: '20' });
      expect(election).toMatchObject({ office: 'DEPUTY_PROSECUTOR', majority: 'ABSOLUTE_MAJORITY_OF_MEMBERS' });
      expect(election.ballots.nodes).toHaveLength(3);
      election.ballots.nodes.forEach((held: any, index: number) => {
        const round = ROUNDS[index]!;
        expect(held).toMatchObject({ number: index + 1, openedAt: round.at, statesParties: 123, entitled: 114, requiredMajority: 62, ballotsCast: round.cast, turnoutPercent: round.turnout });
        expect(codes(held.notEntitled.nodes)).toEqual(IN_ARREARS);
        expect(held.notEntitled.nodes.every(({ reason }: any) => reason === 'SUSPENDED_112_8')).toBe(true);
        // 52+11+26 = 89, 58+7+25 = 90, 67+5+18 = 90.
        expect(held.results.reduce((sum: number, { votes }: any) => sum + votes, 0)).toBe(round.cast);
      });
      const [first, , third] = election.ballots.nodes;
      expect(first.notEntitled.nodes.find(({ state }: any) => state.iso3 === 'ATG').state.name).toBe('Antigua and Barbuda');
      expect(third.results.map(({ votes, elected }: any) => [votes, elected])).toEqual([[67, true], [18, false], [5, false]]);
      expect(exemptionRequests.nodes).toMatchObject([{ status: 'REQUESTED', effectiveAt: null, state: { iso3: 'CAF' } }]);
      expect(Object.keys(graph.statementCount()).sort()).toEqual(['membership', 'resolutions']);
    });

    it('is what the voting rights say at the instant of each ballot', async () => {
      for (const { at } of ROUNDS) {
        const { suspended, exempted } = await graph.ask(VotesAtAMomentDocument, { at });
        expect([codes(suspended.nodes), exempted.totalCount]).toEqual([IN_ARREARS, 0]);
        expect(suspended.nodes.every(({ rule }: any) => rule === 'Rome Statute, art. 112(8)')).toBe(true);
      }
      const { suspended } = await graph.ask(VotesAtAMomentDocument, { at: '2021-12-05T23:59:59.000Z' });
      expect(suspended.totalCount).toBe(0);
    });

    it('how a State voted is no part of it: the ballot is secret, and no mutation takes it', async () => {
      const { election } = await graph.ask(EntitlementAtEachBallotDocument, { election: 'DP2021B', session: '20' });
      expect(election.ballots.nodes.map(({ individualVotes }: any) => individualVotes)).toEqual(['SECRET', 'SECRET', 'SECRET']);
      const { errors } = await graph.answer('{ ballots(first: 1) { nodes { stateVotes { state { iso3 } } } } }');
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    });

    it('is told in the feed with ids and codes, and no name', async () => {
      const { resolutionsFeed } = await graph.ask('{ resolutionsFeed(first: 100, filter: { sessions: ["20"], types: ["BallotOpened", "BallotResult", "CandidateElected"] }) { entries { event { type topics session states payload } } } }');
      const events = resolutionsFeed.entries.map(({ event }: any) => event);
      expect(events.map(({ type }: any) => type)).toEqual(['BallotOpened', 'BallotResult', 'BallotOpened', 'BallotResult', 'BallotOpened', 'BallotResult', 'CandidateElected']);
      expect(events[0]).toMatchObject({ topics: ['ELECTION_PROSECUTOR'], session: '20', payload: { entitled: 114, number: 1 } });
      expect([...events[0].states].sort()).toEqual(IN_ARREARS);
      expect(JSON.stringify(events)).not.toMatch(/Niang|Whiting|Paz/);
    });
  });

  describe('question 26: the page of an election of judges, as at the sixteenth session (F2)', () => {
    const NOMINEES: Nominee[] = [
      { name: 'Akane', state: 'JPN', list: 'A', gender: 'FEMALE', region: 'ASIA_PACIFIC' },
      { name: 'Ibáñez Carranza', state: 'PER', list: 'A', gender: 'FEMALE', region: 'GRULAC' },
      { name: 'Alapini-Gansou', state: 'BEN', list: 'B', gender: 'FEMALE', region: 'AFRICAN' },
      { name: 'Bossa', state: 'UGA', list: 'A', gender: 'FEMALE', region: 'AFRICAN' },
      { name: 'Prost', state: 'CAN', list: 'A', gender: 'FEMALE', region: 'WEOG' },
      { name: 'Aitala', state: 'ITA', list: 'A', gender: 'MALE', region: 'WEOG' },
      { name: 'Vukoje', state: 'BIH', list: 'A', gender: 'MALE', region: 'EASTERN_EUROPEAN' },
      { name: 'Chagdaa', state: 'MNG', list: 'A', gender: 'MALE', region: 'ASIA_PACIFIC' },
      { name: 'of Croatia', state: 'HRV', list: 'A', gender: 'FEMALE', region: 'EASTERN_EUROPEAN' },
      { name: 'of Uruguay', state: 'URY', list: 'B', gender: 'FEMALE', region: 'GRULAC' },
      { name: 'of Ghana', state: 'GHA', list: 'B', gender: 'FEMALE', region: 'AFRICAN' },
      { name: 'of Lesotho', state: 'LSO', list: 'B', gender: 'FEMALE', region: 'AFRICAN' },
    ];
    const FOURTH = '2017-12-05T17:00:00.000Z';

    /** The votes are the test's own, as F2 has none: so many for those named, 40 for everybody else. */
    const votes = (named: Record<string, number>, out: readonly string[]) =>
      Object.fromEntries(NOMINEES.map(({ name }) => name).filter((name) => !out.includes(name)).map((name) => [name, named[name] ?? 40]));

    beforeAll(async () => {
      await arrearsOf(['VEN', 'VUT'], '2017-11-30');
      // Three women were left to be voted for after two were elected, so five were asked for at first.
      const minimumRequirements = [{ dimension: 'GENDER', value: 'FEMALE', minimum: 5 }, { dimension: 'REGION', value: 'AFRICAN', minimum: 1 }, { dimension: 'LIST', value: 'B', minimum: 1 }];
      const election = await opened({ code: 'JX2017', closesOn: '2017-07-31' }, { office: 'JUDGE', session: '16', seats: 6, minimumRequirements }, NOMINEES);
      const exempted = async (state: string, effectiveAt: string) => {
        const { id, version } = await does('openExemptionRequest', { state, session: '16', grounds: 'Beyond its control.', submittedAt: '2017-12-04T08:00:00.000Z' }, 'exemptionRequest { id version }');
        await does('decideExemption', { id, expectedVersion: version, outcome: 'GRANTED', effectiveAt }, 'exemptionRequest { status }');
      };
      await ballot(election, 2, { at: '2017-12-04T15:00:00.000Z', notEntitled: ['VEN', 'VUT'], cast: 121, votes: votes({ Akane: 88, 'Ibáñez Carranza': 85 }, []), elected: ['Akane', 'Ibáñez Carranza'] });
      await ballot(election, 3, { at: '2017-12-04T20:00:00.000Z', notEntitled: ['VEN', 'VUT'], cast: 121, votes: votes({}, ['Akane', 'Ibáñez Carranza']) });
      await does('withdrawCandidature', { id: election.candidates.get('Vukoje')!, expectedVersion: 1, reason: 'Announced before the third round.', withdrawnAt: '2017-12-05T09:00:00.000Z' }, 'candidature { result }');
      await exempted('VEN', '2017-12-05T09:30:00.000Z');
      const out = ['Akane', 'Ibáñez Carranza', 'Vukoje'];
      await ballot(election, 4, { at: '2017-12-05T10:00:00.000Z', notEntitled: ['VUT'], cast: 122, votes: votes({}, out) });
      await exempted('VUT', '2017-12-05T16:30:00.000Z');
      await ballot(election, 5, { at: FOURTH, notEntitled: [], cast: 123, votes: votes({ 'Alapini-Gansou': 90, Bossa: 84 }, out), elected: ['Alapini-Gansou', 'Bossa'] });
      // F2 has six candidates in the fifth round, where seven were left: which one no longer stood is not on record, the test takes the last.
      await does('withdrawCandidature', { id: election.candidates.get('of Lesotho')!, expectedVersion: 1, reason: 'Taken by the test.', withdrawnAt: '2017-12-05T18:00:00.000Z' }, 'candidature { result }');
      await ballot(election, 6, { at: '2017-12-05T19:00:00.000Z', notEntitled: [], cast: 123, votes: votes({}, [...out, 'Alapini-Gansou', 'Bossa', 'of Lesotho']) });
      await graph.settled();
    }, 60_000);

    const page = async () => (await graph.ask(ElectionPageDocument, { code: 'JX2017' })).election;
    const before = async (round: number) => {
      const { ballots } = await page();
      return Object.fromEntries(ballots.nodes.find(({ number }: any) => number === round).minimumRequirements.map(({ value, minimum, inForce, lapsedBecause }: any) => [value, inForce ? minimum : lapsedBecause]));
    };

    it('shows the rules, the nomination period and the minimum requirements before each round, with the reason where one lapsed', async () => {
      expect(await page()).toMatchObject({ rules: 'ICC-ASP/3/Res.6', majority: 'TWO_THIRDS_PRESENT_AND_VOTING', seats: 6, nominationPeriods: [{ closesOn: '2017-07-31', extension: 0 }] });
      expect(await before(1)).toEqual({ FEMALE: 5, AFRICAN: 1, B: 1 });
      // After round 3 nobody is elected, and the requirements stay: three women, one African, one of list B.
      for (const round of [2, 3, 4]) expect(await before(round)).toEqual({ FEMALE: 3, AFRICAN: 1, B: 1 });
      // Round 5: an African woman of list B and another African woman are elected; of region and gender nothing is asked any more.
      expect(await before(5)).toEqual({ FEMALE: 'FOUR_BALLOTS_HELD', AFRICAN: 'FULFILLED', B: 'FULFILLED' });
    });

    it('shows the rounds: entitlement, majority, results', async () => {
      const { ballots } = await page();
      expect(ballots.nodes.map(({ number, entitled, ballotsCast, requiredMajority, maxVotesPerBallot, reconciliation }: any) => [number, entitled, ballotsCast, requiredMajority, maxVotesPerBallot, reconciliation])).toEqual([
        [1, 121, 121, 81, 6, 'AGREES'], [2, 121, 121, 81, 4, 'AGREES'], [3, 122, 122, 82, 4, 'AGREES'], [4, 123, 123, 82, 4, 'AGREES'], [5, 123, 123, 82, 2, 'AGREES'],
      ]);
      const fourth = ballots.nodes[3];
      expect(fourth).toMatchObject({ valid: 123, turnoutPercent: '100.00', individualVotes: 'SECRET' });
      expect(fourth.results.filter(({ elected }: any) => elected).map(({ candidature, votes }: any) => [candidature.candidateName, votes])).toEqual([['Alapini-Gansou', 90], ['Bossa', 84]]);
      expect(ballots.nodes[4].results).toHaveLength(6);
    });

    it('keeps who withdrew, with the instant', async () => {
      const { candidatures } = await page();
      expect(candidatures.totalCount).toBe(12);
      expect(candidatures.nodes.find(({ candidateName }: any) => candidateName === 'Vukoje')).toMatchObject({
        result: 'WITHDRAWN', withdrawnAt: '2017-12-05T09:00:00.000Z', nationality: { iso3: 'BIH', name: 'Bosnia and Herzegovina', regionalGroup: { code: 'EASTERN_EUROPEAN' } },
      });
    });

    it('agrees with the voting rights, which changed between two rounds of a day', async () => {
      const at = async (instant: string) => {
        const { suspended, exempted } = await graph.ask(VotesAtAMomentDocument, { at: instant });
        return [codes(suspended.nodes), codes(exempted.nodes)];
      };
      expect(await at('2017-12-04T20:00:00.000Z')).toEqual([['VEN', 'VUT'], []]);
      expect(await at('2017-12-05T10:00:00.000Z')).toEqual([['VUT'], ['VEN']]);
      expect(await at(FOURTH)).toEqual([[], ['VEN', 'VUT']]);
      // The arrears are there still: the check of the ballot shows whom an exemption let vote.
      const { ballots } = await graph.ask('{ ballots(first: 10, filter: { election: { eq: "JX2017" }, number: { in: [2, 4] } }) { nodes { number entitlementCheck { agrees inArrears { iso3 } withoutArrears { iso3 } } } } }');
      expect(ballots.nodes).toEqual([
        { number: 2, entitlementCheck: { agrees: true, inArrears: [], withoutArrears: [] } },
        { number: 4, entitlementCheck: { agrees: false, inArrears: [{ iso3: 'VEN' }, { iso3: 'VUT' }], withoutArrears: [] } },
      ]);
    });

    it('tells how far the election is', async () => {
      const { electionProgress } = await graph.ask('{ electionProgress(election: "JX2017") { seats filled standing withdrawn ballotsOnRecord openBallot { number } extensions } }');
      expect(electionProgress).toEqual({ seats: 6, filled: 4, standing: 6, withdrawn: 2, ballotsOnRecord: 5, openBallot: null, extensions: 0 });
    });
  });
}
