import { citedInput, DateScalar, deedKind, deedsResolver, reasonInput, type DeedAccess, type DeedField } from '@assembly-graph/platform/graph';
import type { MandateUseCases } from '../use-cases/mandate-desk.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { AddresseeEnum, DueKindEnum, MandateType } from './mandate.type.ts';

const SECRETARIAT: DeedAccess = { policies: ['secretariat'] };
// What was loaded before the deed is no longer so.
const mandate = { entity: 'mandate', type: () => MandateType, access: SECRETARIAT, load: (id: string, loaders: ResolutionsLoaders) => loaders.mandate.clear(id).load(id) };
const day = (description: string): DeedField => ({ type: () => DateScalar, description });

/** The deeds on mandates. */
export const mandateDeeds = (deeds: MandateUseCases): object =>
  deedsResolver('MandateDeeds', [
    deedKind({
      ...mandate,
      name: 'registerMandate',
      description: 'Registers what a paragraph of a resolution asks of somebody, and by when. For the secretariat.',
      input: {
        paragraph: { type: () => String, description: 'The id of the paragraph.', idOf: 'Paragraph' },
        addressee: { type: () => AddresseeEnum, description: 'Of whom something is asked.' },
        verb: { type: () => String, description: 'What is to be done, as a verb, e.g. "report".', longest: 100 },
        due: { type: () => DueKindEnum, description: 'How it is said by when it is to be answered.' },
        dueOn: { type: () => DateScalar, description: 'By which day, if by a day.', nullable: true },
        dueSession: { type: () => String, description: 'Code of the session, if by a session; it may be one still to come.', nullable: true, longest: 20 },
        ...citedInput,
      },
      do: deeds.registerMandate,
    }),
    deedKind({
      ...mandate,
      name: 'linkFollowUp',
      description: 'Links a document to the mandate that it answers. For the secretariat.',
      of: 'Mandate',
      input: {
        document: { type: () => String, description: 'The symbol of the document, as printed.', longest: 100 },
        session: { type: () => String, description: 'Code of the session before which it came.', longest: 20 },
        reportedOn: day('On which day it came.'),
      },
      do: deeds.linkFollowUp,
    }),
    deedKind({
      ...mandate,
      name: 'supersedeMandate',
      description: 'Records that a later mandate takes the place of this one, from the day on which that was given. For the secretariat.',
      of: 'Mandate',
      input: { by: { type: () => String, description: 'The id of the later mandate.', idOf: 'Mandate' } },
      do: deeds.supersedeMandate,
    }),
    deedKind({
      ...mandate,
      name: 'closeMandate',
      description: 'Records that nothing more is to come of a mandate, answered or not. For the secretariat.',
      of: 'Mandate',
      input: { closedOn: day('On which day.'), ...reasonInput },
      do: deeds.closeMandate,
    }),
  ]);
