import { citedInput, DateScalar, deedKind, deedsResolver, publishedInput, reasonInput, type DeedAccess, type DeedField } from '@assembly-graph/platform/graph';
import type { ImplementationDeskUseCases } from '../use-cases/implementation-desk.ts';
import { ImplementationLevelEnum, ImplementationSubjectEnum } from './enums.ts';
import { ImplementationStatusType } from './implementation-status.type.ts';
import type { MembershipLoaders } from './loaders.ts';

const access: DeedAccess = { policies: ['secretariat'] };
const status = {
  entity: 'implementationStatus',
  type: () => ImplementationStatusType,
  access,
  load: (id: string, { implementationStatus }: MembershipLoaders) => implementationStatus.load(id),
};
const level: DeedField = { type: () => ImplementationLevelEnum, description: 'How far the State has got.' };
const evidence: DeedField = { type: () => String, description: 'What shows it, e.g. the title of an act.' };

/** The deeds on how far States have got with what the Statute asks of them at home. */
export const implementationDeeds = (deeds: ImplementationDeskUseCases): object =>
  deedsResolver('ImplementationDeeds', [
    deedKind({
      ...status,
      name: 'recordImplementationStatus',
      description: 'Records how far a State has got with a subject, from a day on; the level before ends with it. For the secretariat.',
      input: {
        state: { type: () => String, description: 'Alpha-3 code of the State.', longest: 3 },
        subject: { type: () => ImplementationSubjectEnum, description: 'With what.' },
        level,
        evidence,
        since: { type: () => DateScalar, description: 'Since when. Left out only of the first level on record, where it is not known.', nullable: true },
        ...publishedInput,
      },
      do: deeds.recordImplementationStatus,
    }),
    deedKind({
      ...status,
      name: 'correctImplementationStatus',
      description: 'Tells otherwise what was entered in error; what is left out stays as it is, and what the record said stays readable by `knownAt`. For the secretariat.',
      of: 'ImplementationStatus',
      input: {
        ...reasonInput,
        level: { ...level, nullable: true },
        evidence: { ...evidence, nullable: true },
        since: { type: () => DateScalar, description: 'Since when; the level before ends with it.', nullable: true },
        confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
        sources: { ...citedInput.sources, nullable: true, defaultValue: undefined },
        note: citedInput.note,
      },
      do: deeds.correctImplementationStatus,
    }),
  ]);
