import { randomUUID } from 'node:crypto';
import type { DeedRecord } from '@assembly-graph/events';
import { decimalSum, type Decimal } from '@assembly-graph/kernel';
import { reportOf, standings, type ArrearsPosition, type ReportedArrears, type Standing } from '../domain/arrears-position.ts';
import type { ArrearsDesk } from './arrears-desk.ts';

interface Change {
  readonly stateIso3: string;
  /** What is reported of the State from now on, besides what was. */
  readonly reported?: ReportedArrears;
  readonly reason: string | null;
}

/**
 * Lets the positions of a State follow from what was reported and paid, as both stand on record now; tells of every one that says
 * something else than before.
 * @returns the positions of the State
 */
export async function standsAnew(hands: ArrearsDesk & DeedRecord, { stateIso3, reported, reason }: Change): Promise<readonly ArrearsPosition[]> {
  const were = await hands.arrearsPositions.having({ stateIso3 });
  const payments = await hands.payments.having({ stateIso3 });
  const amounts = await hands.amountsAssessed(stateIso3);
  const reports = were.filter(({ basis, asAt }) => basis === 'RECORDED' && asAt !== reported?.asAt).map(reportOf);
  const wanted = standings(reported ? [...reports, reported] : reports, payments, (years) => dueIn(years, amounts));
  const standing: ArrearsPosition[] = [];
  for (const one of wanted) standing.push(await keep(hands, were.find((was) => was.asAt === one.asAt && was.basis === one.basis), one, reason));
  return standing;
}

function dueIn(years: readonly number[], amounts: ReadonlyMap<number, Decimal>): Decimal | null {
  const known = years.flatMap((year) => amounts.get(year) ?? []);
  return known.length === years.length ? decimalSum(known) : null;
}

/** What a reader of events would have to know; that another position follows is told by that one. */
const TOLD = ['outstanding', 'dueTwoPrecedingYears', 'precedingYears', 'contributingYears', 'thresholdReached', 'confidence', 'sourceKeys', 'note'] as const;

async function keep(hands: ArrearsDesk & DeedRecord, was: ArrearsPosition | undefined, is: Standing, reason: string | null): Promise<ArrearsPosition> {
  if (!was) {
    const added = await hands.arrearsPositions.add({ id: randomUUID(), ...is });
    tell(hands, added, reason, [...TOLD]);
    return added;
  }
  const fields = Object.keys(is) as (keyof Standing)[];
  const changed = fields.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
  if (changed.length === 0) return was;
  const after = await hands.arrearsPositions.change(was, was.version, Object.fromEntries(changed.map((field) => [field, is[field]])));
  const told = TOLD.filter((field) => changed.includes(field));
  if (told.length > 0) tell(hands, after, reason, told);
  return after;
}

function tell(hands: DeedRecord, position: ArrearsPosition, reason: string | null, changedFields: readonly string[]): void {
  const { id, version, stateIso3, asAt, thresholdReached, outstanding } = position;
  const subject = { type: 'ArrearsPosition', id };
  hands.audit({ subject, version, changedFields, reason });
  hands.outbox.add({
    type: 'ArrearsPositionChanged',
    subject: { ...subject, naturalKey: null },
    subjectVersion: version,
    occurredAt: asAt,
    topics: ['BUDGET'],
    states: [stateIso3],
    changedFields: version === 1 ? [] : changedFields,
    payload: { state: stateIso3, arrearsPositionId: id, asAt, thresholdReached, outstanding },
  });
}
