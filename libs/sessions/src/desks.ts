import type { Clock } from '@assembly-graph/kernel';
import { postgresUnitOfWork } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { DOCUMENTS_RULES, postgresDocumentsDesk } from './storage/postgres-documents-desk.ts';
import { postgresSessionsDesk, SESSIONS_RULES } from './storage/postgres-sessions-desk.ts';
import { addAgendaItem } from './use-cases/add-agenda-item.ts';
import { addProgrammeEntry } from './use-cases/add-programme-entry.ts';
import { cancelProgrammeEntry } from './use-cases/cancel-programme-entry.ts';
import { changeAgendaItem } from './use-cases/change-agenda-item.ts';
import { changeMeetingStatus } from './use-cases/change-meeting-status.ts';
import { closeSession } from './use-cases/close-session.ts';
import type { DocumentsDeskUseCases } from './use-cases/documents-desk.ts';
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
    issueCorrigendum: issueCorrigendum(together),
    relateDocuments: relateDocuments(together),
  };
}
