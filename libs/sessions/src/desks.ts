import type { Listener } from '@assembly-graph/events';
import type { Clock } from '@assembly-graph/kernel';
import { postgresListener, postgresUnitOfWork } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { DELEGATIONS_RULES, postgresDelegationsDesk } from './storage/postgres-delegations-desk.ts';
import { DOCUMENTS_RULES, postgresDocumentsDesk } from './storage/postgres-documents-desk.ts';
import { postgresSpeakersDesk, SPEAKERS_RULES } from './storage/postgres-speakers-desk.ts';
import { postgresSessionsDesk, SESSIONS_RULES } from './storage/postgres-sessions-desk.ts';
import { addAgendaItem } from './use-cases/add-agenda-item.ts';
import { addProgrammeEntry } from './use-cases/add-programme-entry.ts';
import { cancelProgrammeEntry } from './use-cases/cancel-programme-entry.ts';
import { changeAgendaItem } from './use-cases/change-agenda-item.ts';
import { changeMeetingStatus } from './use-cases/change-meeting-status.ts';
import { closeSession } from './use-cases/close-session.ts';
import type { DocumentsDeskUseCases } from './use-cases/documents-desk.ts';
import { fileDocument } from './use-cases/file-document.ts';
import { issueCorrigendum } from './use-cases/issue-corrigendum.ts';
import { moveProgrammeEntry } from './use-cases/move-programme-entry.ts';
import { openSession } from './use-cases/open-session.ts';
import { publishAgendaVersion } from './use-cases/publish-agenda-version.ts';
import { publishExpression } from './use-cases/publish-expression.ts';
import { registerDocument } from './use-cases/register-document.ts';
import { relateDocuments } from './use-cases/relate-documents.ts';
import { recordProgrammeTimes } from './use-cases/record-programme-times.ts';
import { resumeSession } from './use-cases/resume-session.ts';
import { scheduleMeeting } from './use-cases/schedule-meeting.ts';
import { admitToSpeak } from './use-cases/admit-to-speak.ts';
import { callNextSpeaker } from './use-cases/call-next-speaker.ts';
import { closeSpeakersList } from './use-cases/close-speakers-list.ts';
import { confirmSpeaker } from './use-cases/confirm-speaker.ts';
import { finishSpeaker } from './use-cases/finish-speaker.ts';
import { followAllocations } from './use-cases/follow-allocations.ts';
import { inscribeSpeaker } from './use-cases/inscribe-speaker.ts';
import { openSpeakersList } from './use-cases/open-speakers-list.ts';
import { postponeSpeaker } from './use-cases/postpone-speaker.ts';
import { recordStatement } from './use-cases/record-statement.ts';
import { reorderSpeakers } from './use-cases/reorder-speakers.ts';
import { startSpeaker } from './use-cases/start-speaker.ts';
import { withdrawSpeaker } from './use-cases/withdraw-speaker.ts';
import { changeDelegation } from './use-cases/change-delegation.ts';
import { recordCredentials } from './use-cases/record-credentials.ts';
import { recordDelegation } from './use-cases/record-delegation.ts';
import type { DelegationsDeskUseCases } from './use-cases/delegations-desk.ts';
import type { SpeakersDeskUseCases } from './use-cases/speakers-desk.ts';
import type { SessionsDeskUseCases } from './use-cases/sessions-desk.ts';

// The deeds of this domain, each put on its desk.

export function sessionsDesk(database: DataSource, clock: Clock): SessionsDeskUseCases {
  const together = postgresUnitOfWork(database, postgresSessionsDesk, clock, SESSIONS_RULES);
  return {
    openSession: openSession(together),
    resumeSession: resumeSession(together),
    closeSession: closeSession(together),
    scheduleMeeting: scheduleMeeting(together),
    changeMeetingStatus: changeMeetingStatus(together),
    publishAgendaVersion: publishAgendaVersion(together),
    addAgendaItem: addAgendaItem(together),
    changeAgendaItem: changeAgendaItem(together),
    addProgrammeEntry: addProgrammeEntry(together),
    moveProgrammeEntry: moveProgrammeEntry(together),
    cancelProgrammeEntry: cancelProgrammeEntry(together),
    recordProgrammeTimes: recordProgrammeTimes(together),
  };
}

export function documentsDesk(database: DataSource, clock: Clock): DocumentsDeskUseCases {
  const together = postgresUnitOfWork(database, postgresDocumentsDesk, clock, DOCUMENTS_RULES);
  return {
    registerDocument: registerDocument(together),
    publishExpression: publishExpression(together),
    fileDocument: fileDocument(together),
    issueCorrigendum: issueCorrigendum(together),
    relateDocuments: relateDocuments(together),
  };
}

export function speakersDesk(database: DataSource, clock: Clock): SpeakersDeskUseCases {
  const together = postgresUnitOfWork(database, postgresSpeakersDesk, clock, SPEAKERS_RULES);
  return {
    admitToSpeak: admitToSpeak(together),
    callNextSpeaker: callNextSpeaker(together),
    closeSpeakersList: closeSpeakersList(together),
    confirmSpeaker: confirmSpeaker(together),
    finishSpeaker: finishSpeaker(together),
    inscribeSpeaker: inscribeSpeaker(together),
    openSpeakersList: openSpeakersList(together),
    postponeSpeaker: postponeSpeaker(together),
    recordStatement: recordStatement(together),
    reorderSpeakers: reorderSpeakers(together),
    startSpeaker: startSpeaker(together),
    withdrawSpeaker: withdrawSpeaker(together),
  };
}

export function delegationsDesk(database: DataSource, clock: Clock): DelegationsDeskUseCases {
  const together = postgresUnitOfWork(database, postgresDelegationsDesk, clock, DELEGATIONS_RULES);
  return {
    changeDelegation: changeDelegation(together),
    recordCredentials: recordCredentials(together),
    recordDelegation: recordDelegation(together),
  };
}

/** What this domain does about the events of others. */
export const sessionsListeners = (database: DataSource, clock: Clock): readonly Listener[] => [
  postgresListener(database, postgresSpeakersDesk, clock, {
    name: 'follow-allocations', of: 'civil-society', types: ['NgoSegmentAllocated', 'NgoSpeakingSlotReleased'], hear: followAllocations,
  }),
];
