import { randomUUID } from 'node:crypto';
import type { DeedRecord } from '@assembly-graph/events';
import { NotFound } from '@assembly-graph/kernel';
import { positionOf, type BudgetFigure } from '../domain/budget-figure.ts';
import type { BudgetDesk } from './budget-desk.ts';

type Hands = BudgetDesk & DeedRecord;
/** A figure as it is entered. */
export type NewFigure = Omit<BudgetFigure, 'id' | 'position' | 'version' | 'knownFrom'>;

/** The places of these programmes in the budget. @throws NotFound for what is no programme */
export async function positionsOf(hands: Hands, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const positions = await hands.programmePositions(codes);
  const unknown = codes.find((code) => !positions.has(code));
  if (unknown !== undefined) throw new NotFound('The programme', unknown);
  return positions;
}

/** Enters a figure, and tells of it. */
export async function publish(hands: Hands, said: NewFigure, positions: ReadonlyMap<string, number>): Promise<BudgetFigure> {
  const position = positionOf(said.programmeCode === null ? null : positions.get(said.programmeCode)!, said.stage, said.scope);
  const figure = await hands.figures.add({ ...said, id: randomUUID(), position });
  hands.audit({ subject: { type: 'BudgetFigure', id: figure.id }, version: 1, changedFields: ['amount'], reason: null });
  hands.outbox.add({ type: 'BudgetFigurePublished', ...told(figure) });
  return figure;
}

/** What events say of a figure. */
export const told = ({ id, version, year, programmeCode, stage, scope, amount }: BudgetFigure) => ({
  subject: { type: 'BudgetFigure', id, naturalKey: null },
  subjectVersion: version,
  topics: ['BUDGET'],
  payload: { figureId: id, year, programme: programmeCode, stage, scope, amount },
});
