import type { Deed, UnitOfWork } from '@assembly-graph/events';
import type { Decimal } from '@assembly-graph/kernel';
import { proveCorrectedAmount } from '../domain/payment.ts';
import type { ArrearsDesk } from './arrears-desk.ts';
import { standsAnew } from './stand-anew.ts';

export interface PaymentCorrection {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly amount: Decimal;
}

/**
 * Tells the amount of a payment otherwise, zero if it was never received; what follows from it follows anew.
 * @returns the id of the payment
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const correctPayment =
  (together: UnitOfWork<ArrearsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, amount }: PaymentCorrection): Promise<string> =>
    together(deed, async (hands) => {
      proveCorrectedAmount(amount);
      const was = await hands.payments.get(id);
      await hands.openState(was.stateIso3);
      const { version, stateIso3, receivedOn, ...is } = await hands.payments.change(was, expectedVersion, { amount });
      hands.audit({ subject: { type: 'Payment', id }, version, changedFields: ['amount'], reason });
      hands.outbox.add({
        type: 'PaymentCorrected',
        subject: { type: 'Payment', id, naturalKey: null },
        subjectVersion: version,
        occurredAt: receivedOn,
        topics: ['BUDGET'],
        states: [stateIso3],
        changedFields: ['amount'],
        payload: { state: stateIso3, paymentId: id, receivedOn, amount: is.amount, year: is.year },
      });
      await standsAnew(hands, { stateIso3, reason });
      return id;
    });
