import { feedOf } from '@assembly-graph/platform/graph';
import { AccreditationType } from './accreditation.type.ts';
import { AdvocacyDocumentType } from './advocacy-document.type.ts';
import { CoalitionMembershipType } from './coalition-membership.type.ts';
import { ConsultativeBasisType } from './consultative-basis.type.ts';
import { EngagementType, NgoSpeakingSlotType } from './engagement.type.ts';
import { OrganizationMergerType } from './organization-merger.type.ts';
import { OrganizationType } from './organization.type.ts';
import { ParticipantType } from './participant.type.ts';
import { ParticipationFigureType } from './participation-figure.type.ts';
import { OutcomeLinkType, RecommendationType } from './recommendation.type.ts';
import { SessionTermsType } from './session-terms.type.ts';
import { SideEventType } from './side-event.type.ts';

/** The feed of this domain. Its events are about its entities. */
export const civilSocietyFeed = feedOf('CivilSociety', 'civilSocietyUpdated', () => [
  AccreditationType, AdvocacyDocumentType, CoalitionMembershipType, ConsultativeBasisType, EngagementType, NgoSpeakingSlotType, OrganizationMergerType, OrganizationType, OutcomeLinkType, ParticipantType, ParticipationFigureType, RecommendationType,
  SessionTermsType, SideEventType,
]);
