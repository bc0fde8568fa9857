import { citedInput, DateScalar, deedKind, deedsResolver, publishedInput, reasonInput, type DeedAccess, type DeedField } from '@assembly-graph/platform/graph';
import type { ConsultativeBasisUseCases } from '../use-cases/consultative-bases-desk.ts';
import { Rule93BasisEnum } from './accreditation-enums.ts';
import { ConsultativeBasisType } from './consultative-basis.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';

const access: DeedAccess = { policies: ['secretariat'] };
const load = (id: string, { consultativeBasis }: CivilSocietyLoaders) => consultativeBasis.clear(id).load(id);
const basis = { entity: 'consultativeBasis', type: () => ConsultativeBasisType, access };
const fields = {
  basis: { type: () => Rule93BasisEnum, description: 'Which basis of rule 93.' },
  evidence: { type: () => String, description: 'What shows it, e.g. the symbol of a list of those with consultative status.' },
  since: { type: () => DateScalar, description: 'Since when; left out where it is not known.', nullable: true },
  until: { type: () => DateScalar, description: 'The first day on which the organization no longer has it.', nullable: true },
} satisfies Record<string, DeedField>;

/** The deeds on the bases of rule 93 that organizations have. */
export const consultativeBasisDeeds = (deeds: ConsultativeBasisUseCases): object =>
  deedsResolver('ConsultativeBasisDeeds', [
    deedKind({
      ...basis,
      name: 'recordConsultativeBasis',
      description: 'Records that an organization has a basis of rule 93, or had it. For the secretariat.',
      input: { organization: { type: () => String, description: 'Code of the organization.', longest: 100 }, ...fields, ...publishedInput },
      do: deeds.recordConsultativeBasis,
      load,
    }),
    deedKind({
      ...basis,
      name: 'endConsultativeBasis',
      description: 'Ends a basis of rule 93 that an organization has, on a day past or to come. For the secretariat.',
      of: 'ConsultativeBasis',
      input: { ...reasonInput, until: { ...fields.until, nullable: false } },
      do: deeds.endConsultativeBasis,
      load,
    }),
    deedKind({
      ...basis,
      name: 'correctConsultativeBasis',
      description: 'Tells otherwise what was entered in error; what is left out stays as it is, and what the record said stays readable by `knownAt`. For the secretariat.',
      of: 'ConsultativeBasis',
      input: {
        ...reasonInput,
        basis: { ...fields.basis, nullable: true },
        evidence: { ...fields.evidence, nullable: true },
        since: { ...fields.since, description: 'Since when.' },
        until: fields.until,
        confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
        sources: { ...citedInput.sources, nullable: true, defaultValue: undefined },
        note: citedInput.note,
      },
      do: deeds.correctConsultativeBasis,
      load,
    }),
    deedKind({
      ...basis,
      name: 'rescindConsultativeBasis',
      description: 'Takes a basis out of the record that the organization never had; what the record said stays readable by `knownAt`. For the secretariat.',
      of: 'ConsultativeBasis',
      input: reasonInput,
      do: deeds.rescindConsultativeBasis,
      load: () => Promise.resolve(null),
    }),
  ]);
