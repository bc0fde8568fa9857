import { DateScalar, deedKind, deedsResolver, publishedInput, reasonInput, type DeedAccess, type DeedFields } from '@assembly-graph/platform/graph';
import type { BodiesDeskUseCases } from '../use-cases/bodies-desk.ts';
import { BodySeatType } from './body.type.ts';
import { BodyCodeEnum, FacilitationRoleEnum, SeatRoleEnum } from './enums.ts';
import { FacilitationType } from './facilitation.type.ts';
import type { MembershipLoaders } from './loaders.ts';

const access: DeedAccess = { policies: ['secretariat'] };
const seat = { entity: 'bodySeat', type: () => BodySeatType, access, load: (id: string, { bodySeat }: MembershipLoaders) => bodySeat.load(id) };
const facilitation = { entity: 'facilitation', type: () => FacilitationType, access, load: (id: string, loaders: MembershipLoaders) => loaders.facilitation.load(id) };

const holder: DeedFields = {
  state: { type: () => String, description: 'Alpha-3 code of the State that holds it, or of which its holder is a national.', longest: 3 },
  holderName: { type: () => String, description: 'The public office-holder, if it is held by one.', nullable: true, longest: 200 },
};
const end: DeedFields = { ...reasonInput, endedOn: { type: () => DateScalar, description: 'The first day on which it is no longer held.' } };
const session = (which: string) => ({ type: () => String, description: `Code of the ${which} regular session of the term, if it is one of sessions.`, nullable: true, longest: 10 });

/** The deeds on the seats of bodies, and on those who lead their work on a topic. */
export const bodiesDeeds = (deeds: BodiesDeskUseCases): object =>
  deedsResolver('BodiesDeeds', [
    deedKind({
      ...seat,
      name: 'seatMember',
      description: 'Seats a State, or a national of it, on a body; on the Bureau as art. 112(3)(a) composes it, for three years. For the secretariat.',
      input: {
        body: { type: () => BodyCodeEnum, description: 'The body.' },
        role: { type: () => SeatRoleEnum, description: 'In which role.', defaultValue: 'MEMBER' },
        ...holder,
        from: { type: () => DateScalar, description: 'The first day.' },
        to: { type: () => DateScalar, description: 'The first day on which it is no longer held; on the Bureau three years later, if not given.', nullable: true },
        firstSession: session('first'),
        lastSession: session('last'),
        ...publishedInput,
      },
      do: deeds.seatMember,
    }),
    deedKind({ ...seat, name: 'endSeat', description: 'Ends a seat before its term. For the secretariat.', of: 'BodySeat', input: end, do: deeds.endSeat }),
    deedKind({
      ...facilitation,
      name: 'appointFacilitator',
      description: 'Appoints a facilitator or focal point of a body for a topic. For the secretariat.',
      input: {
        topic: { type: () => String, description: 'Code of the topic.', longest: 40 },
        body: { type: () => BodyCodeEnum, description: 'The body whose work is led.', defaultValue: 'BUREAU' },
        role: { type: () => FacilitationRoleEnum, description: 'In which role.', defaultValue: 'FACILITATOR' },
        ...holder,
        from: { type: () => DateScalar, description: 'The first day.' },
        to: { type: () => DateScalar, description: 'The first day on which it is no longer held; open, if not given.', nullable: true },
        ...publishedInput,
      },
      do: deeds.appointFacilitator,
    }),
    deedKind({ ...facilitation, name: 'endFacilitation', description: 'Ends the appointment of a facilitator or focal point. For the secretariat.', of: 'Facilitation', input: end, do: deeds.endFacilitation }),
  ]);
