import { feedOf } from '@assembly-graph/platform/graph';
import { AgendaItemType } from './agenda-item.type.ts';
import { AgendaType } from './agenda.type.ts';
import { CredentialsType, DelegationType } from './delegation.type.ts';
import { DocumentExpressionType, DocumentRelationType } from './document-expression.type.ts';
import { DocumentType } from './document.type.ts';
import { MeetingType } from './meeting.type.ts';
import { ProgrammeEntryType } from './programme.type.ts';
import { SessionType } from './session.type.ts';
import { SpeakersListType, SpeakingSlotType } from './speakers.type.ts';
import { StatementType } from './statement.type.ts';
import { TopicType } from './topic.type.ts';

/** The feed of this domain. Its events are about its entities. */
export const sessionsFeed = feedOf('Sessions', 'sessionUpdated', () => [
  AgendaItemType, AgendaType, CredentialsType, DelegationType, DocumentExpressionType, DocumentRelationType, DocumentType, MeetingType, ProgrammeEntryType, SessionType, SpeakersListType, SpeakingSlotType,
  StatementType, TopicType,
]);
