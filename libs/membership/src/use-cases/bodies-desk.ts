import type { Records, UseCase } from '@assembly-graph/events';
import type { KnownSources } from '@assembly-graph/kernel';
import type { BodyCode, BodySeat } from '../domain/body.ts';
import type { Facilitation } from '../domain/facilitation.ts';
import type { RegionalGroupCode } from '../domain/state.ts';
import type { FacilitationInput } from './appoint-facilitator.ts';
import type { End } from './end-seat.ts';
import type { SeatInput } from './seat-member.ts';

/** A State as a body needs to know it on a day. */
export interface SeatedState {
  readonly iso3: string;
  readonly isParty: boolean;
  readonly group: RegionalGroupCode | null;
}

/** What a deed on the seats of a body, or on those who lead its work, has in its hands. */
export interface BodiesDesk {
  readonly seats: Records<BodySeat>;
  readonly facilitations: Records<Facilitation>;
  /** The seats of a body, each with the group of its State on its first day; other deeds on the body wait. */
  seatsOf(body: BodyCode): Promise<readonly (BodySeat & { readonly group: RegionalGroupCode | null })[]>;
  /** @throws NotFound if there is no such State */
  state(iso3: string, on: string): Promise<SeatedState>;
  readonly knownSources: KnownSources;
}

/** The deeds of the desk, as the graph offers them. */
export interface BodiesDeskUseCases {
  readonly seatMember: UseCase<SeatInput>;
  readonly endSeat: UseCase<End>;
  readonly appointFacilitator: UseCase<FacilitationInput>;
  readonly endFacilitation: UseCase<End>;
}
