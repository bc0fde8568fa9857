import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput } from '@assembly-graph/kernel';
import type { Office } from '../domain/election.ts';
import { majorityFor, type Majority } from '../domain/majority.ts';
import { provePublished, VOTING_REQUIREMENTS, type PublishedRequirement } from '../domain/minimum-requirement.ts';
import { filedUnder } from './election-record.ts';
import type { ElectionsDesk } from './elections-desk.ts';

export interface ElectionInput extends CitedInput {
  readonly code: string;
  readonly office: Office;
  readonly session: string;
  readonly seats: number;
  readonly rules?: string | null;
  readonly majority?: Majority | null;
  readonly minimumRequirements?: readonly PublishedRequirement[] | null;
}

const MOST_SEATS = 100;

/**
 * Opens an election to one or more seats of one office (judges: ICC-ASP/3/Res.6 and art. 36; Prosecutor and Deputy Prosecutors: art. 42(4)).
 * @returns the id of the election
 * @throws RuleBroken, BadInput
 */
export const openElection =
  (together: UnitOfWork<ElectionsDesk>) =>
  (deed: Deed, input: ElectionInput): Promise<string> =>
    together(deed, async (hands) => {
      const { code, office, session, seats, rules, majority } = input;
      const cited = await citedBy(hands.knownSources, input);
      rule(/^[A-Z]{1,4}\d{4}[A-Z]?$/.test(code), 'the code of an election is that of its office and year, e.g. J2026 or DP2021B');
      rule(/^(\d{1,2}(R\d)?|1R\d|S\d{1,2}|RC\d{4})$/.test(session), 'an election is held at a session of the Assembly, e.g. 20 or 19R2');
      rule(seats >= 1 && seats <= MOST_SEATS, `an election fills at least one seat, and no more than ${MOST_SEATS}`);
      const minimumRequirements = (input.minimumRequirements ?? []).map(({ dimension, value, minimum }) => ({ dimension, value, minimum }));
      rule(office === 'JUDGE' || minimumRequirements.length === 0, 'only elections of judges have minimum voting requirements', VOTING_REQUIREMENTS);
      provePublished(minimumRequirements, seats);
      rule((await hands.elections.having({ code })).length === 0, 'an election is opened once');
      const election = await hands.elections.add({
        ...cited, id: randomUUID(), code, office, sessionCode: session, heldOn: null, seats, ballotsHeld: null,
        rules: rules ?? (office === 'JUDGE' ? VOTING_REQUIREMENTS : null),
        majority: majorityFor(office, majority ?? null),
        minimumRequirements,
      });
      hands.audit({ subject: { type: 'Election', id: election.id }, version: 1, changedFields: ['office', 'session', 'seats', 'rules', 'majority', 'minimumRequirements'], reason: null });
      hands.outbox.add({
        type: 'ElectionOpened',
        subject: { type: 'Election', id: election.id, naturalKey: code },
        subjectVersion: 1,
        ...filedUnder(election),
        payload: { election: code, office, session, seats },
      });
      return election.id;
    });
