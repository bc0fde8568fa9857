import { enumOf } from '@assembly-graph/platform/graph';
import type { AgendaItemKind, AgendaItemStatus } from '../domain/agenda-item.ts';
import type { DocumentKind, DocumentPart } from '../domain/document-symbol.ts';
import type { DocumentCategory } from '../domain/document.ts';
import type { SessionPhase } from '../domain/session-phase.ts';
import type { Convener, SessionKind } from '../domain/session.ts';
import { VENUES, type VenueCode } from '../domain/venue.ts';
import type { SpeakerCapacity, StatementForm, StatementKind, StatementSegment } from '../domain/statement.ts';

export const SessionKindEnum = enumOf<SessionKind>('SessionKind', 'What kind of session it is.', {
  REGULAR: 'The annual session of the Assembly (Rome Statute, art. 112(6)).',
  RESUMED: 'A continuation of a regular session on later days, often for elections.',
  SPECIAL: 'A special session, convened by the Bureau or at the request of one third of the States Parties (Rome Statute, art. 112(6)).',
  REVIEW_CONFERENCE: 'The Review Conference of the Rome Statute (art. 123), Kampala 2010; no session of the Assembly.',
});

export const ConvenerEnum = enumOf<Convener>('Convener', 'On whose initiative the Bureau convened a special session (Rome Statute, art. 112(6)).', {
  BUREAU: 'Of the Bureau itself.',
  ONE_THIRD_OF_STATES_PARTIES: 'At the request of one third of the States Parties.',
});

export const SessionPhaseEnum = enumOf<SessionPhase>('SessionPhase', 'Where a session stands at a moment, in whole days of UTC.', {
  UPCOMING: 'Its first day is still to come.',
  OPEN: 'Between the beginning of its first day and the end of its last.',
  CLOSED: 'Its last day is over.',
});

export const AgendaItemKindEnum = enumOf<AgendaItemKind>('AgendaItemKind', 'Where the item was found: few true agendas are on record.', {
  PROVISIONAL_AGENDA_ITEM: 'An item of the provisional agenda, under its number.',
  RECORDS_HEADING: 'A heading of the Official Records of the session.',
  DOCUMENTATION_HEADING: 'A heading of the page that lists the documents of the session.',
  ANNOUNCED_TOPIC: 'Announced before or reported after as a matter for the session.',
  STANDARD_ITEM: 'An item of the typical agenda of a regular session, from general knowledge; not the agenda of any one session.',
  AGENDA_ITEM: 'A matter put before a session in this record.',
});

export const AgendaItemStatusEnum = enumOf<AgendaItemStatus>('AgendaItemStatus', 'Where an agenda item stands.', {
  OPEN: 'Before the session.',
  DEFERRED: 'Put off; it can be taken up again.',
  CONCLUDED: 'Done with.',
});

export const DocumentKindEnum = enumOf<DocumentKind>('DocumentKind', 'What the symbol says of a document. A report and the Official Records have a plain number alike.', {
  NUMBERED: 'A plain number, e.g. ICC-ASP/21/4: agendas, reports, budgets, Official Records.',
  LIMITED: 'L., e.g. ICC-ASP/3/L.4: limited distribution, mostly draft resolutions.',
  INFORMATION: 'INF., e.g. ICC-ASP/15/INF.2: for information.',
  RESOLUTION: 'Res., e.g. ICC-ASP/17/Res.5: a resolution.',
  DECISION: 'Dec.: a decision.',
  DECLARATION: 'Decl., e.g. RC/Decl.1: a declaration.',
  NOTE_VERBALE: 'S, SP, OS, IS or S/LDC, e.g. ICC-ASP/21/S/LDC/07: a note verbale to States, States Parties, observer or invited States, or on the trust fund for least developed countries.',
  SUBSIDIARY_BODY: 'Of a committee or working group, e.g. ICC-ASP/6/WGRC/INF.1.',
});

export const DocumentCategoryEnum = enumOf<DocumentCategory>('DocumentCategory', 'What a document is for.', {
  AGENDA: 'An agenda.',
  REPORT: 'A report.',
  PROPOSED_BUDGET: 'A proposed programme budget.',
  CBF_REPORT: 'A report of the Committee on Budget and Finance.',
  CREDENTIALS_REPORT: 'A report on credentials.',
  DRAFT: 'A draft resolution or decision.',
  RESOLUTION: 'A resolution.',
  DECISION: 'A decision.',
  NOTE_VERBALE: 'A note verbale.',
  INFORMATION: 'For information.',
  JOURNAL: 'A journal of a session.',
  OFFICIAL_RECORDS: 'Official Records of a session.',
  STATEMENT: 'A statement.',
  CANDIDATURE: 'A nomination or candidature.',
  NGO_PAPER: 'A paper of a non-governmental organization.',
});

export const DocumentPartEnum = enumOf<DocumentPart>('DocumentPart', 'Whether a document stands alone or goes with another.', {
  PRINCIPAL: 'A document of its own.',
  ADDENDUM: 'Adds to another (Add.).',
  REVISION: 'Takes the place of another (Rev.).',
  CORRIGENDUM: 'Corrects another (Corr.).',
});

export const StatementSegmentEnum = enumOf<StatementSegment>('StatementSegment', 'The part of a session in which a statement was made.', {
  GENERAL_DEBATE: 'The general debate.',
  REVIEW_PLENARY: 'The plenary on the review of the Court and the Rome Statute system.',
  COOPERATION_PLENARY: 'The plenary on cooperation.',
  CLOSING: 'The closing meeting.',
});

export const SpeakerCapacityEnum = enumOf<SpeakerCapacity>('SpeakerCapacity', 'In which capacity a speaker took part.', {
  STATE_PARTY: 'A State Party (Rome Statute, art. 112(1)).',
  OBSERVER_STATE: 'An observer or invited State.',
  NGO: 'A non-governmental organization (rule 93 of the Rules of Procedure).',
  ORGANIZATION: 'An intergovernmental or other invited organization (rule 92 of the Rules of Procedure).',
});

export const StatementKindEnum = enumOf<StatementKind>('StatementKind', 'What sort of statement it is.', {
  GENERAL_DEBATE: 'In the general debate.',
  EXPLANATION_BEFORE: 'Explains a position before a decision.',
  EXPLANATION_AFTER: 'Explains a position after a decision.',
  DISSOCIATION: 'Dissociates the speaker from a text, or a part of it.',
  RIGHT_OF_REPLY: 'In exercise of the right of reply.',
  INTRODUCTION: 'Introduces a text or a report.',
  CLOSING: 'At the closing.',
  WRITTEN: 'Only submitted in writing.',
});

export const StatementFormEnum = enumOf<StatementForm>('StatementForm', 'How a statement was made.', {
  ORAL: 'Spoken in a meeting.',
  WRITTEN: 'Only submitted in writing.',
});

export const VenueCodeEnum = enumOf<VenueCode>('VenueCode', 'Where the Assembly meets: at the seat of the Court or at the Headquarters of the United Nations (Rome Statute, art. 112(6)).', {
  THE_HAGUE: `The Hague, the seat of the Court; clocks of ${VENUES.THE_HAGUE.timeZone}.`,
  NEW_YORK: `New York, the Headquarters of the United Nations; clocks of ${VENUES.NEW_YORK.timeZone}.`,
  KAMPALA: `Kampala, where the Review Conference met; clocks of ${VENUES.KAMPALA.timeZone}.`,
});
