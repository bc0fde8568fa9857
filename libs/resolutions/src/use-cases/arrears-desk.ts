import type { Records, UseCase } from '@assembly-graph/events';
import type { Decimal, KnownSources } from '@assembly-graph/kernel';
import type { ArrearsPosition } from '../domain/arrears-position.ts';
import type { AssessedContribution } from '../domain/assessed-contribution.ts';
import type { Payment } from '../domain/payment.ts';
import type { ArrearsCorrection } from './correct-arrears-position.ts';
import type { PaymentCorrection } from './correct-payment.ts';
import type { ArrearsInput } from './record-arrears-position.ts';
import type { AssessmentInput } from './record-assessed-contribution.ts';
import type { PaymentInput } from './record-payment.ts';

/** What a deed on a State's contributions has in its hands. */
export interface ArrearsDesk {
  readonly knownSources: KnownSources;
  /** Other deeds on the contributions of this State wait. @throws NotFound if there is no such State */
  openState(iso3: string): Promise<void>;
  readonly arrearsPositions: Records<ArrearsPosition>;
  readonly payments: Records<Payment>;
  /** The amounts assessed on a State, by year, as far as they are on record. */
  amountsAssessed(iso3: string): Promise<ReadonlyMap<number, Decimal>>;
  /** Enters what a State is to pay in a year. */
  addAssessment(assessed: AssessedContribution): Promise<void>;
}

/** The deeds of the desk, as the graph offers them. */
export interface ArrearsDeskUseCases {
  readonly recordArrearsPosition: UseCase<ArrearsInput>;
  readonly correctArrearsPosition: UseCase<ArrearsCorrection>;
  readonly recordPayment: UseCase<PaymentInput>;
  readonly correctPayment: UseCase<PaymentCorrection>;
  readonly recordAssessedContribution: UseCase<AssessmentInput>;
}
