import type { Agendas } from '../domain/agenda.ts';
import type { Meetings } from '../domain/meeting.ts';
import type { Programme, ProgrammeChanges } from '../domain/programme.ts';

/** What came of deeds alone, to be read: the data set has none of it. */
export interface Proceedings {
  readonly meetings: Meetings;
  readonly agendas: Agendas;
  /** As the record had it at an instant; "infinity": as it has it now. */
  readonly programmeKnownAt: (knownAt: string) => Programme;
  readonly programmeChanges: ProgrammeChanges;
}
