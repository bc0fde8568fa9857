import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { ARREARS_BASES, type ArrearsPosition } from '../domain/arrears-position.ts';
import type { Payment } from '../domain/payment.ts';
import type { StateCode } from '../domain/state-code.ts';

export const StateCodeTable = new EntitySchema<StateCode>({
  name: 'state_code',
  columns: { id: idColumn, iso3: { type: 'text' } },
  uniques: [{ name: 'state_code_iso3', columns: ['iso3'] }],
});

export const ArrearsPositionTable = new EntitySchema<ArrearsPosition>({
  name: 'arrears_position',
  columns: {
    id: idColumn,
    stateIso3: { type: 'text' },
    asAt: { type: 'date' },
    until: { name: 'held_until', type: 'date', nullable: true },
    basis: { type: 'text' },
    outstanding: { type: 'numeric' },
    dueTwoPrecedingYears: { type: 'numeric' },
    precedingYears: { type: 'int', array: true },
    contributingYears: { type: 'int', array: true },
    thresholdReached: { type: 'boolean' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'a_position_of_a_day', columns: ['stateIso3', 'asAt', 'basis'] }],
  indices: [{ name: 'arrears_position_as_at', columns: ['asAt', 'id'] }],
  checks: [
    ...citedChecks,
    isOneOf('basis', ARREARS_BASES),
    { name: 'what_is_owed_is_not_negative', expression: '"outstanding" >= 0 and "due_two_preceding_years" >= 0' },
    { name: 'a_position_ends_after_it_began', expression: '"held_until" is null or "held_until" >= "as_at"' },
    {
      name: 'the_threshold_is_that_of_the_statute',
      expression: '"threshold_reached" = ("due_two_preceding_years" > 0 and "outstanding" >= "due_two_preceding_years")',
    },
  ],
});

export const PaymentTable = new EntitySchema<Payment>({
  name: 'payment',
  columns: {
    id: idColumn,
    stateIso3: { type: 'text' },
    receivedOn: { type: 'date' },
    amount: { type: 'numeric' },
    year: { type: 'int', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    { name: 'payment_state', columns: ['stateIso3', 'receivedOn', 'id'] },
    { name: 'payment_received_on', columns: ['receivedOn', 'id'] },
  ],
  checks: [...citedChecks, { name: 'a_payment_is_not_negative', expression: '"amount" >= 0' }],
});
