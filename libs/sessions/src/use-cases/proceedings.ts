import type { CredentialsSteps, SummarizeCredentials } from '../domain/credentials.ts';
import type { Delegations } from '../domain/delegation.ts';
import type { FollowAgendas } from '../domain/agenda-carry-over.ts';
import type { Agendas } from '../domain/agenda.ts';
import type { DocumentExpression, DocumentExpressions, MeasureLatency } from '../domain/document-expression.ts';
import type { DocumentRelations } from '../domain/document-relation.ts';
import type { Meetings } from '../domain/meeting.ts';
import type { SpeakersLists } from '../domain/speakers-list.ts';
import type { SpeakingSlots } from '../domain/speaking-slot.ts';
import type { AddUpSpeaking } from '../domain/speaking-stats.ts';
import type { Programme, ProgrammeChanges } from '../domain/programme.ts';
import type { MeasureSlippage } from '../domain/programme-slippage.ts';

/** What came of deeds alone, to be read: the data set has none of it. */
export interface Proceedings {
  readonly meetings: Meetings;
  readonly agendas: Agendas;
  readonly followAgendas: FollowAgendas;
  /** As the record had it at an instant; "infinity": as it has it now. */
  readonly programmeKnownAt: (knownAt: string) => Programme;
  readonly programmeChanges: ProgrammeChanges;
  readonly measureSlippage: MeasureSlippage;
  readonly expressions: DocumentExpressions;
  /** All texts of these documents, by their ids. */
  readonly textsOf: (documentIds: readonly string[]) => Promise<readonly DocumentExpression[]>;
  readonly relations: DocumentRelations;
  readonly documentLatency: MeasureLatency;
  readonly delegations: Delegations;
  /** By the ids of their delegations. */
  readonly credentials: CredentialsSteps;
  readonly summarizeCredentials: SummarizeCredentials;
  readonly speakersLists: SpeakersLists;
  readonly speakingSlots: SpeakingSlots;
  readonly addUpSpeaking: AddUpSpeaking;
}
