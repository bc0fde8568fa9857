import type { AdvocacyDocuments } from '../domain/advocacy-document.ts';
import type { KnownResolutions, KnownSessions, KnownStates } from '../domain/known.ts';
import type { Organizations } from '../domain/organization.ts';
import type { ParticipationFigures } from '../domain/participation-figure.ts';
import type { SideEvents } from '../domain/side-event.ts';

/** What a unit of work of this domain has in its hands. */
export interface CivilSocietyStores {
  readonly organizations: Organizations;
  readonly sideEvents: SideEvents;
  readonly advocacyDocuments: AdvocacyDocuments;
  readonly participationFigures: ParticipationFigures;
  readonly knownResolutions: KnownResolutions;
  readonly knownSessions: KnownSessions;
  readonly knownStates: KnownStates;
}
