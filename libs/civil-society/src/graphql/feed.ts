import { feedOf } from '@assembly-graph/platform/graph';
import { AdvocacyDocumentType } from './advocacy-document.type.ts';
import { OrganizationType } from './organization.type.ts';
import { ParticipationFigureType } from './participation-figure.type.ts';
import { SideEventType } from './side-event.type.ts';

/** The feed of this domain. Its events are about its entities. */
export const civilSocietyFeed = feedOf('CivilSociety', 'civilSocietyUpdated', () => [AdvocacyDocumentType, OrganizationType, ParticipationFigureType, SideEventType]);
