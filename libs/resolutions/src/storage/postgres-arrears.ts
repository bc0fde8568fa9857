import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { ArrearsPositions } from '../domain/arrears-position.ts';
import type { Payments } from '../domain/payment.ts';
import { ArrearsPositionTable, PaymentTable } from './arrears-tables.ts';

const up = (...fields: string[]) => fields.map((field) => ({ field, direction: 'ASC' as const }));

/** What States owe and paid, as the record said it at an instant; "infinity" for what it says now. */
export const postgresArrears = (manager: EntityManager) => (knownAt: string): { arrearsPositions: ArrearsPositions; payments: Payments } => ({
  arrearsPositions: postgresCollection(manager, ArrearsPositionTable, {
    key: 'stateIso3',
    order: up('stateIso3', 'asAt', 'basis'),
    fields: { state: 'stateIso3' },
    scopes: {
      state: { by: 'stateIso3' },
      at: '"as_at" <= owner.key::date and ("held_until" is null or "held_until" > owner.key::date)',
    },
    knownAt,
  }),
  payments: postgresCollection(manager, PaymentTable, {
    key: 'id',
    order: up('receivedOn', 'stateIso3'),
    fields: { state: 'stateIso3' },
    scopes: { state: { by: 'stateIso3' } },
    knownAt,
  }),
});
