import { citedInput, DateScalar, deedKind, deedsResolver, partField, publishedInput, reasonInput, type DeedAccess, type DeedFields } from '@assembly-graph/platform/graph';
import type { TreatyDeskUseCases } from '../use-cases/treaty-desk.ts';
import { TreatyActionKindEnum, TreatyCodeEnum } from './enums.ts';
import type { MembershipLoaders } from './loaders.ts';
import { DepositaryNotificationType, TreatyActionType } from './treaty.type.ts';

const SECRETARIAT: DeedAccess = { policies: ['secretariat'] };
const taken: DeedFields = {
  state: { type: () => String, description: 'Alpha-3 code of the State.' },
  treaty: { type: () => TreatyCodeEnum, description: 'The treaty.', defaultValue: 'ROME_STATUTE' },
  kind: { type: () => TreatyActionKindEnum, description: 'What was done. What follows from it by the rules of the treaty is worked out, not recorded.' },
  takenOn: { type: () => DateScalar, description: 'On which day; of an instrument, the day of its deposit.' },
};
const MOST_ACTIONS = 50;
const action = {
  entity: 'treatyAction',
  type: () => TreatyActionType,
  access: SECRETARIAT,
  load: (id: string, { treatyAction }: MembershipLoaders) => treatyAction.load(id),
};

/** The deeds on treaty actions, for whoever keeps the depositary's notifications. */
export const treatyDeskDeeds = (deeds: TreatyDeskUseCases): object =>
  deedsResolver('TreatyDeskDeeds', [
    deedKind({
      ...action,
      name: 'recordTreatyAction',
      description: 'Records what a State did about a treaty, with what follows from it (arts. 126 and 127). For the secretariat.',
      input: {
        ...taken,
        depositaryReference: { type: () => String, description: 'The depositary\'s notification by which it was told, if it is known.', nullable: true, longest: 60 },
        ...publishedInput,
      },
      do: deeds.recordTreatyAction,
    }),
    deedKind({
      ...action,
      name: 'correctTreatyAction',
      description: 'Tells an action otherwise that was entered in error; what the record said stays readable by `knownAt`. What is left out stays as it is. For the secretariat.',
      of: 'TreatyAction',
      input: {
        ...reasonInput,
        kind: { type: () => TreatyActionKindEnum, description: 'What was done.', nullable: true },
        takenOn: { type: () => DateScalar, description: 'On which day.', nullable: true },
        confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
        sources: { ...publishedInput.sources, nullable: true },
        note: citedInput.note,
      },
      do: deeds.correctTreatyAction,
    }),
    deedKind({
      ...action,
      name: 'rescindTreatyAction',
      description: 'Takes an action out of the record that was never taken, with what followed from it. For the secretariat.',
      of: 'TreatyAction',
      input: reasonInput,
      do: deeds.rescindTreatyAction,
      load: () => Promise.resolve(null),
    }),
    deedKind({
      name: 'importDepositaryNotification',
      description: 'Records all that a notification of the depositary tells, with what follows from it: all of it, or nothing. For the secretariat.',
      entity: 'depositaryNotification',
      type: () => DepositaryNotificationType,
      access: SECRETARIAT,
      input: {
        reference: { type: () => String, description: 'Its reference, e.g. "C.N.805.2016.TREATIES-XVIII.10".', longest: 60 },
        actions: partField('NotifiedActionInput', 'What it tells, 1 to 50 actions, in their order.', taken, { list: true, most: MOST_ACTIONS }),
        ...publishedInput,
      },
      do: deeds.importDepositaryNotification,
      load: (reference) => Promise.resolve({ reference }),
    }),
  ]);
