import { groupLoader, keyLoader, listLoader, perKnowledge } from '@assembly-graph/platform/graph';
import type { ArrearsPosition, ArrearsPositions } from '../domain/arrears-position.ts';
import type { Payments } from '../domain/payment.ts';

/** What States owe and paid, as the record said it at an instant; "infinity" for what it says now. */
export type ArrearsReads = (knownAt: string) => { readonly arrearsPositions: ArrearsPositions; readonly payments: Payments };

/** The loaders of one request, for each instant of knowledge that it asks about. */
export const arrearsLoaders = (reads: ArrearsReads) =>
  perKnowledge((knownAt) => {
    const { arrearsPositions, payments } = reads(knownAt);
    return {
      arrearsPosition: keyLoader(arrearsPositions.byIds, ({ id }) => id),
      /** Every position of a State, of which the caller picks the one that holds. */
      allPositionsOfState: groupLoader<ArrearsPosition>(arrearsPositions.byKeys, ({ stateIso3 }) => stateIso3),
      positionsOfState: listLoader(arrearsPositions, 'state'),
      positionsAt: listLoader(arrearsPositions, 'at'),
      payment: keyLoader(payments.byIds, ({ id }) => id),
      paymentsOfState: listLoader(payments, 'state'),
    };
  });
