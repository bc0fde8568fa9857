import type { DeedRecord } from '@assembly-graph/events';
import { changedStandings, VOTING_BODIES, votingRights, type VotingBasis, type VotingBody, type VotingRights, type VotingSpell } from '../domain/voting-rights.ts';

/** What a deed that a State's votes may depend on has in its hands. */
export interface VotingRightsHands {
  /** What the votes of a State follow from, as the record stands. */
  votingBasis(stateIso3: string): Promise<VotingBasis>;
  /** Lets the record say these spells from now on. @returns what it said, and what it says anew */
  keepVotingRights(stateIso3: string, body: VotingBody, spells: readonly VotingSpell[], now: string): Promise<{ said: readonly VotingRights[]; come: readonly VotingRights[] }>;
}

/**
 * Lets the votes of a State follow anew from its status, its arrears and what the Assembly permitted, and tells of each stretch in which it may
 * vote otherwise than was said. The caller holds the State's row: deeds on one State are done one after the other.
 */
export async function deriveVotingRights(hands: VotingRightsHands & DeedRecord, stateIso3: string): Promise<void> {
  const spells = votingRights(await hands.votingBasis(stateIso3));
  for (const body of VOTING_BODIES) {
    const { said, come } = await hands.keepVotingRights(stateIso3, body, spells, hands.now);
    for (const changed of changedStandings(said, come)) {
      hands.outbox.add({
        type: 'VotingRightsChanged',
        subject: { type: 'VotingRights', id: changed.id, naturalKey: null },
        subjectVersion: 1,
        occurredAt: changed.fromAt,
        states: [stateIso3],
        payload: { state: stateIso3, body, standing: changed.standing, fromAt: changed.fromAt, toAt: changed.toAt, rule: changed.rule },
      });
    }
  }
}
