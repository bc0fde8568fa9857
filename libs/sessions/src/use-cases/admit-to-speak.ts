import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput } from '@assembly-graph/kernel';
import { isOrganizationCode } from '../domain/written-forms.ts';
import { listChanged, type Seen, type SpeakersDesk } from './speakers-desk.ts';

export interface Admission extends Seen {
  readonly organizations: readonly string[];
}

/**
 * Enters to which organizations a slot on a list was allocated: they may put themselves on it (Rules of Procedure, rule 93).
 * @returns the id of the list
 * @throws NotFound, VersionConflict, BadInput
 */
export const admitToSpeak =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, { id, expectedVersion, organizations }: Admission): Promise<string> =>
    together(deed, async (hands) => {
      if (!organizations.every(isOrganizationCode)) throw new BadInput('An organization is named by its code, e.g. "amnesty".', 'organizations');
      const was = await hands.lists.get(id);
      await listChanged(hands, was, 'ADMITTED', null, { admitted: [...new Set([...was.admitted, ...organizations])].sort() }, expectedVersion);
      return id;
    });
