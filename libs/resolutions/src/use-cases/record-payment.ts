import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput, type Decimal } from '@assembly-graph/kernel';
import { provePayment } from '../domain/payment.ts';
import type { ArrearsDesk } from './arrears-desk.ts';
import { standsAnew } from './stand-anew.ts';

export interface PaymentInput extends CitedInput {
  readonly state: string;
  readonly receivedOn: string;
  readonly amount: Decimal;
  readonly year?: number | null;
}

/**
 * Records what a State paid; its arrears from that day on are less by so much (Rome Statute, art. 112(8)).
 * @returns the id of the payment
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordPayment =
  (together: UnitOfWork<ArrearsDesk>) =>
  (deed: Deed, input: PaymentInput): Promise<string> =>
    together(deed, async (hands) => {
      const { state: stateIso3, receivedOn, amount } = input;
      const cited = await citedBy(hands.knownSources, input);
      await hands.openState(stateIso3);
      const said = { stateIso3, receivedOn, amount, year: input.year ?? null };
      provePayment(said, hands.now.slice(0, 10));
      const payment = await hands.payments.add({ id: randomUUID(), ...said, ...cited });
      hands.audit({ subject: { type: 'Payment', id: payment.id }, version: 1, changedFields: ['receivedOn', 'amount', 'year'], reason: null });
      hands.outbox.add({
        type: 'PaymentRecorded',
        subject: { type: 'Payment', id: payment.id, naturalKey: null },
        subjectVersion: 1,
        occurredAt: receivedOn,
        topics: ['BUDGET'],
        states: [stateIso3],
        payload: { state: stateIso3, paymentId: payment.id, receivedOn, amount: payment.amount, year: payment.year },
      });
      await standsAnew(hands, { stateIso3, reason: null });
      return payment.id;
    });
