import { knownSourcesOf, lastEventOn, postgresCollection, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { Elected, ElectedJudges } from '../domain/bench.ts';
import type { EntitlementCheck, EntitlementChecks } from '../domain/entitlement-check.ts';
import type { ElectionsDesk } from '../use-cases/elections-desk.ts';
import { BallotResultTable, BallotTable, CandidatureTable, ElectionTable, NominationPeriodTable, NotEntitledTable } from './election-tables.ts';

/** What two deeds at once could break, or a hand at the database. */
export const electionRules: ConstraintRules = {
  election_code: ['an election is opened once'],
  candidature_once_in_an_election: ['a person is nominated once in an election'],
  one_ballot_is_open_at_a_time: ['one ballot of an election is open at a time'],
  ballot_number: ['one ballot of an election is open at a time'],
  nomination_period_extension: ['nominations for an election are opened once; the period is extended', 'ICC-ASP/3/Res.6'],
  no_more_are_cast_than_are_entitled: ['no more ballots are cast than there are States entitled to vote', 'Rome Statute, art. 112(7) and (8)'],
  ballot_result_of_a_candidature: ['a count names every candidate who stands once, and nobody else'],
  votes_are_those_of_valid_ballots: ['the votes for the candidates are no more than the valid ballots have votes'],
  the_elected_have_the_majority: ['the elected have the majority that is required'],
};

/** The desk within one transaction. */
export const postgresElectionsDesk = (manager: EntityManager): ElectionsDesk => ({
  knownSources: knownSourcesOf(manager),
  knownStates: async (codes) => {
    const known: { iso3: string }[] = await manager.query('select iso3 from resolutions.state_code where iso3 = any($1::text[])', [codes]);
    return known.map(({ iso3 }) => iso3);
  },
  elections: postgresRecords(manager, ElectionTable, 'The election'),
  nominationPeriods: postgresRecords(manager, NominationPeriodTable, 'The nomination period'),
  candidatures: postgresRecords(manager, CandidatureTable, 'The candidature'),
  ballots: postgresRecords(manager, BallotTable, 'The ballot'),
  ballotResults: postgresRecords(manager, BallotResultTable, 'The result'),
  lastEventOn: lastEventOn(manager),
  addNotEntitled: async (states) => {
    if (states.length > 0) await manager.insert(NotEntitledTable, states as never);
  },
});

/** Everything of an election at once, by its code. */
export const postgresOfElections = (manager: EntityManager) => ({
  electionBallots: postgresCollection(manager, BallotTable, { key: 'electionCode', order: [] }),
  electionCandidatures: postgresCollection(manager, CandidatureTable, { key: 'electionCode', order: [] }),
  entitlementChecks: postgresEntitlementChecks(manager),
});

/** Those who were elected as judges, with the day of their election: one statement for them and one for their elections. */
export const postgresElectedJudges =
  (manager: EntityManager): ElectedJudges =>
  async (): Promise<Elected[]> => {
    const days: { code: string; heldOn: string | null }[] = await manager.query(`select code, held_on as "heldOn" from resolutions.election where office = 'JUDGE'`);
    const heldOn = new Map(days.map((election) => [election.code, election.heldOn]));
    const candidatures = postgresCollection(manager, CandidatureTable, { key: 'electionCode', order: [] });
    const all = await candidatures.byKeys([...heldOn.keys()]);
    const judges = all.filter(({ result }) => result === 'ELECTED').map((one) => ({ ...one, electionHeldOn: heldOn.get(one.electionCode) ?? null }));
    return judges.sort((a, b) => a.electionCode.localeCompare(b.electionCode) || a.candidateName.localeCompare(b.candidateName));
  };

/** Against the arrears as they stood on the day of the ballot: one statement, whatever the number of ballots. */
export const postgresEntitlementChecks = (manager: EntityManager): EntitlementChecks => ({
  of: (ballotIds): Promise<EntitlementCheck[]> =>
    manager.query(
      `with owing as (
         select b.id as ballot_id, a.state_iso3 from resolutions.ballot b
           join resolutions.arrears_position a on a.threshold_reached and a.as_at <= (b.opened_at at time zone 'UTC')::date
            and (a.held_until is null or a.held_until > (b.opened_at at time zone 'UTC')::date)
          where b.id = any($1::uuid[])
       ), suspended as (
         select ballot_id, state_iso3 from resolutions.not_entitled where ballot_id = any($1::uuid[]) and reason = 'SUSPENDED_112_8'
       )
       select ballot.id as "ballotId",
              array(select state_iso3 from owing o where o.ballot_id = ballot.id
                    except select state_iso3 from resolutions.not_entitled n where n.ballot_id = ballot.id order by 1) as "inArrears",
              array(select state_iso3 from suspended s where s.ballot_id = ballot.id
                    except select state_iso3 from owing o where o.ballot_id = ballot.id order by 1) as "withoutArrears"
         from unnest($1::uuid[]) as ballot(id)`,
      [ballotIds],
    ),
});
