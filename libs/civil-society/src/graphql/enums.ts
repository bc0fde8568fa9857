import { enumOf } from '@assembly-graph/platform/graph';
import type { BodyAddressed } from '../domain/addressee.ts';
import type { EngagementKind } from '../domain/engagement.ts';
import type { OutcomeRelation } from '../domain/recommendation.ts';
import type { AdvocacyDocumentKind } from '../domain/advocacy-document.ts';
import type { OrganizationKind } from '../domain/organization.ts';
import type { Precision } from '../domain/participation-figure.ts';
import type { SpeakerRole } from '../domain/side-event-speaker.ts';
import type { SideEventStatus } from '../domain/side-event-steps.ts';
import type { OrganizerRole, SideEventFormat } from '../domain/side-event.ts';

export const OrganizationKindEnum = enumOf<OrganizationKind>('OrganizationKind', 'What kind of organization it is.', {
  NGO: 'A non-governmental organization.',
  NGO_NETWORK: 'A network of non-governmental organizations, such as the Coalition for the International Criminal Court (CICC).',
  NATIONAL_COALITION: 'A national or regional coalition of organizations within the CICC.',
  AD_HOC_GROUP: 'A group of organizations that spoke together without being a body.',
  PROFESSIONAL_ASSOCIATION: 'An association of a profession, such as a bar.',
  ACADEMIC_NETWORK: 'A network of scholars.',
  FOUNDATION: 'A foundation.',
  INTERGOVERNMENTAL_ORGANIZATION: 'An organization of States.',
  INTERGOVERNMENTAL_BODY: 'A body that States have set up and that is no organization of its own.',
  INTERNATIONAL_HUMANITARIAN_ORGANIZATION: 'A humanitarian organization with a standing of its own in international law, such as the International Committee of the Red Cross.',
  COURT_BODY: 'An organ or body of the Court itself.',
  POLITICAL_COALITION: 'A coalition of political forces.',
});

export const OrganizerRoleEnum = enumOf<OrganizerRole>('OrganizerRole', 'In which role a State or an organization stands behind a side event.', {
  LEAD: 'Answers for it to the secretariat; of each requested here there is one.',
  CO_ORGANIZER: 'Prepares it with the lead.',
  CO_SPONSOR: 'Lends its name to it.',
  HOST: 'Receives those who come.',
  CO_HOST: 'One of its hosts: all that the data set says, which does not tell hosts from sponsors, save in its notes.',
});

export const SpeakerRoleEnum = enumOf<SpeakerRole>('SpeakerRole', 'As what somebody speaks at a side event.', {
  MODERATOR: 'Leads the discussion.',
  OPENING_REMARKS: 'Opens it.',
  KEYNOTE: 'Gives the main address.',
  PANELLIST: 'Is on the panel.',
  CLOSING_REMARKS: 'Closes it.',
});

export const SideEventStatusEnum = enumOf<SideEventStatus>('SideEventStatus', 'How far a side event that was requested here has got. Until it is scheduled, its organizers and the secretariat alone know of it.', {
  REQUESTED: 'Asked for.',
  UNDER_REVIEW: 'Looked at by the secretariat.',
  APPROVED: 'To be given a room and a time.',
  SCHEDULED: 'Announced, with its room and time.',
  MOVED: 'Announced, with another room or time than at first.',
  CANCELLED: 'Not held. What was announced stays visible.',
  HELD: 'Held, as its organizers or the secretariat say.',
});

export const SideEventFormatEnum = enumOf<SideEventFormat>('SideEventFormat', 'Where those who take part in a side event are.', {
  IN_PERSON: 'In a room.',
  HYBRID: 'In a room, and elsewhere.',
  ONLINE: 'Not in one room.',
});

export const AdvocacyDocumentKindEnum = enumOf<AdvocacyDocumentKind>('AdvocacyDocumentKind', 'What kind of document it is.', {
  POSITION_PAPER: 'What its author holds on the questions before the Assembly.',
  RECOMMENDATIONS: 'What its author recommends to the Assembly or to States Parties.',
  BRIEFING: 'A briefing or briefing note for a session.',
  MEMORANDUM: 'A memorandum for a session.',
  BACKGROUND_PAPER: 'Background on a session, an election or a question.',
  BUDGET_PAPER: "A paper on the Court's budget.",
  GUIDE: 'A guide for States Parties.',
  SUBMISSION: 'A submission to a review of the Court.',
  STATEMENT: 'A public statement.',
  PRESS_RELEASE: 'A press release.',
  SESSION_REPORT: 'A report on a session.',
  SUMMARY: 'A short account of a session.',
  LETTER: 'A letter.',
  QUESTIONNAIRE: 'Questions, e.g. to candidates.',
});

export const FigurePrecisionEnum = enumOf<Precision>('FigurePrecision', 'How exact a published number is.', {
  EXACT: 'The very number.',
  MORE_THAN: 'There were more.',
  NEARLY: 'There were almost as many.',
  ABOUT: 'There were about as many.',
});

export const BodyAddressedEnum = enumOf<BodyAddressed>('BodyAddressed', 'Whom civil society speaks to, or meets, that is neither a State nor an organization.', {
  ASSEMBLY: 'The Assembly.',
  BUREAU: 'Its Bureau.',
  STATES_PARTIES: 'All States Parties.',
  COMMITTEE_ON_BUDGET_AND_FINANCE: 'The Committee on Budget and Finance.',
  SECRETARIAT: 'The Secretariat of the Assembly.',
  COURT: 'The Court as a whole.',
  JUDICIARY: 'Its Presidency or its judges.',
  OFFICE_OF_THE_PROSECUTOR: 'The Office of the Prosecutor.',
  REGISTRY: 'The Registry.',
  TRUST_FUND_FOR_VICTIMS: 'The Trust Fund for Victims.',
});

export const OutcomeRelationEnum = enumOf<OutcomeRelation>('OutcomeRelation', 'What became of a recommendation in what was decided, in the opinion of whoever says it.', {
  REFLECTED: 'It was taken up.',
  PARTLY_REFLECTED: 'It was taken up in part.',
  NOT_REFLECTED: 'It was not taken up.',
  OPPOSED: 'The opposite was decided.',
});

export const EngagementKindEnum = enumOf<EngagementKind>('EngagementKind', 'How organizations met somebody.', {
  MEETING: 'A meeting with a body or States.',
  PRESS_BRIEFING: 'A briefing of the press.',
  CONSULTATION: 'A consultation, e.g. a briefing of the Committee on Budget and Finance.',
});
