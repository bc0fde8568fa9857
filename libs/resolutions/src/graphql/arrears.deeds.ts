import {
  citedInput, DateScalar, DecimalScalar, deedKind, deedsResolver, publishedInput, reasonInput, type DeedAccess, type DeedFields,
} from '@assembly-graph/platform/graph';
import { Int } from 'type-graphql';
import type { ArrearsDeskUseCases } from '../use-cases/arrears-desk.ts';
import { ArrearsPositionType, PaymentType } from './arrears.type.ts';
import { AssessedContributionType } from './contribution.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';

const SECRETARIAT: DeedAccess = { policies: ['secretariat'] };
const position = {
  entity: 'arrearsPosition',
  type: () => ArrearsPositionType,
  access: SECRETARIAT,
  load: (id: string, { arrears }: ResolutionsLoaders) => arrears('infinity').arrearsPosition.load(id),
};
const payment = {
  entity: 'payment',
  type: () => PaymentType,
  access: SECRETARIAT,
  load: (id: string, { arrears }: ResolutionsLoaders) => arrears('infinity').payment.load(id),
};
const state = { state: { type: () => String, description: 'Alpha-3 code of the State.', longest: 3 } } satisfies DeedFields;
const money = (description: string) => ({ type: () => DecimalScalar, description: `${description} In thousands of euros.` });
const contributingYears = { type: () => [Int], description: 'The years whose contributions are unpaid, wholly or in part.', nullable: true };
const correctedCited = {
  confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
  sources: { ...publishedInput.sources, nullable: true },
  note: citedInput.note,
} satisfies DeedFields;

/** The deeds on what States owe and pay, for whoever keeps the Court's reports on contributions. */
export const arrearsDeeds = (deeds: ArrearsDeskUseCases): object =>
  deedsResolver('ArrearsDeeds', [
    deedKind({
      ...position,
      name: 'recordArrearsPosition',
      description: 'Records what a State owes as at a day; whether that reaches the threshold of art. 112(8) is worked out. For the secretariat.',
      input: {
        ...state,
        asAt: { type: () => DateScalar, description: 'As at the beginning of this day.' },
        outstanding: money('What is outstanding.'),
        dueTwoPrecedingYears: { ...money('What was due for the preceding two full years; left out, what was assessed for them, if it is on record.'), nullable: true },
        contributingYears,
        ...publishedInput,
      },
      do: deeds.recordArrearsPosition,
    }),
    deedKind({
      ...position,
      name: 'correctArrearsPosition',
      description: 'Tells a reported position otherwise that was entered in error; what follows from it follows anew (art. 112(8)). What is left out stays as it is. For the secretariat.',
      of: 'ArrearsPosition',
      input: {
        ...reasonInput,
        outstanding: { ...money('What is outstanding.'), nullable: true },
        dueTwoPrecedingYears: { ...money('What was due for the preceding two full years.'), nullable: true },
        contributingYears,
        ...correctedCited,
      },
      do: deeds.correctArrearsPosition,
    }),
    deedKind({
      ...payment,
      name: 'recordPayment',
      description: 'Records what a State paid: from the day of receipt on its arrears are less by so much (art. 112(8)). For the secretariat.',
      input: {
        ...state,
        receivedOn: { type: () => DateScalar, description: 'The day on which it was received.' },
        amount: money('The amount.'),
        year: { type: () => Int, description: 'The year to whose contribution it is credited, if that is stated.', nullable: true },
        ...publishedInput,
      },
      do: deeds.recordPayment,
    }),
    deedKind({
      ...payment,
      name: 'correctPayment',
      description: 'Tells the amount of a payment otherwise that was entered in error; what follows from it follows anew. For the secretariat.',
      of: 'Payment',
      input: { ...reasonInput, amount: money('The amount; zero for what was never received.') },
      do: deeds.correctPayment,
    }),
    deedKind({
      entity: 'assessedContribution',
      type: () => AssessedContributionType,
      access: SECRETARIAT,
      load: (id: string, { assessedContribution }: ResolutionsLoaders) => assessedContribution.load(id),
      name: 'recordAssessedContribution',
      description: 'Records what was assessed on a State for a year (art. 117). For the secretariat.',
      input: {
        ...state,
        year: { type: () => Int, description: 'The year.' },
        sharePercent: { type: () => DecimalScalar, description: "Its share of the Court's budget, per cent." },
        amount: money('What it is to pay.'),
        ...publishedInput,
      },
      do: deeds.recordAssessedContribution,
    }),
  ]);
