import type { Deed, DeedRecord } from '@assembly-graph/events';
import type { Accreditation } from '../domain/accreditation.ts';
import type { AccreditationStep } from '../domain/accreditation-steps.ts';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { advance } from './advance-accreditation.ts';

/** Ends an accreditation: the badges that rest on it are void from now on. @returns its id @throws RuleBroken */
export async function endAccreditation(hands: AccreditationsDesk & DeedRecord, deed: Deed, was: Accreditation, step: AccreditationStep, reason: string): Promise<string> {
  const { id } = await advance(hands, deed, was, { step, message: reason });
  for (const participant of await hands.participants.having({ accreditationId: id })) {
    if (participant.badge !== 'VOID') await hands.participants.change(participant, participant.version, { badge: 'VOID' });
  }
  return id;
}
