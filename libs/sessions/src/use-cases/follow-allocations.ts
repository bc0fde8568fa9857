import type { DeedRecord, LoggedEvent } from '@assembly-graph/events';
import { listChanged, type SpeakersDesk } from './speakers-desk.ts';

/**
 * An organization to which a slot of the NGO segment was allocated may put itself on the list of the general debate, now or once it is opened;
 * when the slot is taken back, it may no longer. Who stands on the list stays there.
 */
export async function followAllocations({ type, session, subject, organizations }: LoggedEvent, hands: SpeakersDesk & DeedRecord): Promise<void> {
  const [organizationCode] = organizations;
  if (session === null || organizationCode === undefined) throw new Error(`${type} names no session, or no organization.`);
  const isAllocated = type === 'NgoSegmentAllocated';
  const [known] = await hands.allocated.having({ id: subject.id });
  if (isAllocated && !known) await hands.allocated.add({ id: subject.id, sessionCode: session, organizationCode });
  if (!isAllocated && known) await hands.allocated.remove(known, known.version);
  const [list] = await hands.lists.having({ sessionCode: session, segment: 'GENERAL_DEBATE', meetingId: null });
  if (!list || list.admitted.includes(organizationCode) === isAllocated) return;
  const others = list.admitted.filter((code) => code !== organizationCode);
  await listChanged(hands, list, 'ADMITTED', null, { admitted: isAllocated ? [...others, organizationCode].sort() : others });
}
