import { citedInput, DateScalar, deedKind, deedsResolver, LanguageEnum, publishedInput, reasonInput, type DeedAccess } from '@assembly-graph/platform/graph';
import { NAMED_IN } from '../domain/state-name.ts';
import type { StatesDeskUseCases } from '../use-cases/states-desk.ts';
import { RegionalGroupCodeEnum, SuccessionKindEnum } from './enums.ts';
import { GroupMembershipType } from './group-membership.type.ts';
import type { MembershipLoaders } from './loaders.ts';
import { StateSuccessionType } from './state-succession.type.ts';
import { StateType } from './state.type.ts';

const access: DeedAccess = { policies: ['secretariat'] };
const state = { type: () => String, description: 'Alpha-3 code of the State.', longest: 3 };
const ofState = {
  entity: 'state',
  type: () => StateType,
  access,
  versioned: true,
  load: (id: string, { stateById }: MembershipLoaders) => stateById.load(id),
};

const succession = {
  entity: 'stateSuccession',
  type: () => StateSuccessionType,
  access,
  load: (id: string, { stateSuccession }: MembershipLoaders) => stateSuccession.load(id),
};
const predecessor = {
  predecessor: { type: () => String, description: 'Alpha-3 code of the predecessor, if it is a State on record; or', nullable: true, longest: 3 },
  predecessorName: { type: () => String, description: 'its name, as the source has it.', nullable: true, longest: 200 },
};

/** The deeds on a State itself: its regional group, its names, and in whose place it stands. */
export const statesDeeds = (deeds: StatesDeskUseCases): object =>
  deedsResolver('StatesDeeds', [
    deedKind({
      ...ofState,
      name: 'setGroupMembership',
      description: 'Lets a State belong to another regional group from a day on. Past sessions keep the groups of their day. `expectedVersion` is that of the State. For the secretariat.',
      input: {
        state,
        group: { type: () => RegionalGroupCodeEnum, description: 'The group that it belongs to from then on.' },
        from: { type: () => DateScalar, description: 'The first day; also one to come.' },
        ...publishedInput,
      },
      do: deeds.setGroupMembership,
    }),
    deedKind({
      name: 'correctGroupMembership',
      description: 'Tells a membership of a regional group otherwise that was entered in error; what the record said stays readable by `knownAt`. For the secretariat.',
      entity: 'groupMembership',
      type: () => GroupMembershipType,
      of: 'GroupMembership',
      access,
      input: {
        ...reasonInput,
        group: { type: () => RegionalGroupCodeEnum, description: 'The group.', nullable: true },
        from: { type: () => DateScalar, description: 'The first day; the membership before ends with it.', nullable: true },
      },
      do: deeds.correctGroupMembership,
      load: (id, { groupMembership }: MembershipLoaders) => groupMembership.load(id),
    }),
    deedKind({
      ...ofState,
      name: 'renameState',
      description: 'Lets a State bear another name from a day on; the names before stay readable by `name(asOf:)`. `expectedVersion` is that of the State. For the secretariat.',
      input: {
        state,
        name: { type: () => String, description: 'The name, as the United Nations uses it.', longest: 200 },
        language: { type: () => LanguageEnum, description: 'In which language.', defaultValue: NAMED_IN },
        from: { type: () => DateScalar, description: 'The first day on which it bears the name.' },
        ...publishedInput,
        note: citedInput.note,
      },
      do: deeds.renameState,
    }),
    deedKind({
      ...succession,
      name: 'recordStateSuccession',
      description: 'Records that a State stands, from a day on, in the place of another. For the secretariat.',
      input: {
        ...predecessor,
        successor: { type: () => String, description: 'Alpha-3 code of the successor.', longest: 3 },
        succeededOn: { type: () => DateScalar, description: 'The day of the succession.' },
        kind: { type: () => SuccessionKindEnum, description: 'How it came about.' },
        ...publishedInput,
      },
      do: deeds.recordStateSuccession,
    }),
    deedKind({
      ...succession,
      name: 'correctStateSuccession',
      description: 'Tells a succession otherwise that was entered in error; what is left out stays as it is, and what the record said stays readable by `knownAt`. For the secretariat.',
      of: 'StateSuccession',
      input: {
        ...reasonInput,
        ...predecessor,
        successor: { type: () => String, description: 'Alpha-3 code of the successor.', nullable: true, longest: 3 },
        succeededOn: { type: () => DateScalar, description: 'The day of the succession.', nullable: true },
        kind: { type: () => SuccessionKindEnum, description: 'How it came about.', nullable: true },
        confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
        sources: { ...citedInput.sources, nullable: true, defaultValue: undefined },
        note: citedInput.note,
      },
      do: deeds.correctStateSuccession,
    }),
  ]);
