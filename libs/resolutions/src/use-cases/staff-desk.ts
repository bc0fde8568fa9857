import type { Records, UseCase } from '@assembly-graph/events';
import { NotFound, type Decimal, type KnownSources } from '@assembly-graph/kernel';
import type { DesirableRange, NewStaffCount, StaffSnapshot } from '../domain/staff-snapshot.ts';
import type { StaffSnapshotCorrection } from './correct-staff-snapshot.ts';
import type { StaffSnapshotInput } from './record-staff-snapshot.ts';

/** What a deed on the staff has in its hands. */
export interface StaffDesk {
  readonly knownSources: KnownSources;
  readonly snapshots: Records<StaffSnapshot>;
  countsOf(snapshotId: string): Promise<NewStaffCount[]>;
  /** Of what was counted before nothing is kept: it may tell of a person. */
  replaceCounts(snapshot: Pick<StaffSnapshot, 'id' | 'asAt'>, counts: readonly NewStaffCount[]): Promise<void>;
  /** Of these codes those of States. */
  knownStates(codes: readonly string[]): Promise<ReadonlySet<string>>;
  /** The id of the last event of this type about a thing, for an event that corrects it. */
  lastEventOn(subjectId: string, types: readonly string[]): Promise<string | null>;
}

/** The deeds of the desk, as the graph offers them. */
export interface StaffDeskUseCases {
  readonly recordStaffSnapshot: UseCase<StaffSnapshotInput>;
  readonly correctStaffSnapshot: UseCase<StaffSnapshotCorrection>;
}

export interface CountInput {
  readonly state: string;
  readonly grade: string;
  readonly women: number;
  readonly men: number;
}
export interface RangeInput {
  readonly state: string;
  readonly from: Decimal;
  readonly to: Decimal;
}

export const countsOf = (counts: readonly CountInput[]): NewStaffCount[] => counts.map(({ state: stateIso3, grade, women, men }) => ({ stateIso3, grade, women, men }));
export const rangesOf = (ranges: readonly RangeInput[]): DesirableRange[] => ranges.map(({ state: stateIso3, from, to }) => ({ stateIso3, from, to }));

/** @throws NotFound for a code of no State */
export async function proveStates({ knownStates }: StaffDesk, of: readonly { readonly stateIso3: string }[]): Promise<void> {
  const codes = [...new Set(of.map(({ stateIso3 }) => stateIso3))];
  const known = await knownStates(codes);
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined) throw new NotFound('The State', unknown);
}

/** What events say of a snapshot: nothing of whom it counts. */
export const toldOfSnapshot = ({ id, version, asAt }: StaffSnapshot) => ({
  subject: { type: 'StaffSnapshot', id, naturalKey: asAt },
  subjectVersion: version,
  topics: ['GEOGRAPHY_GENDER'],
  payload: { staffSnapshotId: id, asAt },
});
