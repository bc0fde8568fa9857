import { decimalSum, isConfirmed, rule, type Cited, type Collection, type Decimal } from '@assembly-graph/kernel';
import { decimalDifference, isAtLeast, isPositive } from './decimal-difference.ts';
import { CONTRIBUTION_YEARS, type Payment } from './payment.ts';

export const LOSS_OF_VOTE = 'Rome Statute, art. 112(8)';

export const ARREARS_BASES = ['RECORDED', 'PAYMENTS'] as const;
export type ArrearsBasis = (typeof ARREARS_BASES)[number];

/** What a State owes the Court from a day on, against what it would take to lose its vote. Money is in thousands of euros. */
export interface ArrearsPosition extends Cited {
  readonly id: string;
  readonly stateIso3: string;
  /** From this day on, before payments of the day are counted if it is RECORDED, after them if it was worked out. */
  readonly asAt: string;
  /** The day from which the next position of the State holds; null for the last. */
  readonly until: string | null;
  /** RECORDED: as the Court reported it. PAYMENTS: worked out from that and the payments received since. */
  readonly basis: ArrearsBasis;
  readonly outstanding: Decimal;
  readonly dueTwoPrecedingYears: Decimal;
  /** The two full years whose contributions that is. */
  readonly precedingYears: readonly number[];
  /** The years whose contributions are unpaid, wholly or in part; empty where it is not stated. */
  readonly contributingYears: readonly number[];
  /** Kept, so that lists are filtered by it; the database holds it to {@link reachesThreshold}. */
  readonly thresholdReached: boolean;
  readonly version: number;
  readonly knownFrom: string | null;
}

/** `state`: by its code; `at`: that of each State which holds on a day, YYYY-MM-DD. `byKeys`: by the code of the State. */
export type ArrearsPositions = Collection<ArrearsPosition, 'state' | 'at'>;

/** What a position says, whoever keeps it. */
export type Standing = Omit<ArrearsPosition, 'id' | 'version' | 'knownFrom'>;
/** What was reported of a State, as it is entered. */
export type ReportedArrears = Omit<Standing, 'until' | 'basis' | 'thresholdReached'>;

/** The preceding two full years of a day, e.g. of any day of 2021: 2019 and 2020. */
export function precedingYearsOf(day: string): [number, number] {
  const year = Number(day.slice(0, 4));
  return [year - 2, year - 1];
}

/**
 * Whether arrears equal or exceed what was due for the preceding two full years (art. 112(8)). From whom nothing was due in them, e.g. a
 * new State Party, nothing can be in arrears by that measure.
 */
export const reachesThreshold = (outstanding: Decimal, dueTwoPrecedingYears: Decimal): boolean =>
  isPositive(dueTwoPrecedingYears) && isAtLeast(outstanding, dueTwoPrecedingYears);

/** @throws RuleBroken */
export function proveReported({ asAt, outstanding, dueTwoPrecedingYears, contributingYears }: ReportedArrears, today: string): void {
  rule(asAt <= today, 'a position is recorded of a day that has come, not before');
  rule(isAtLeast(outstanding, '0'), 'what is outstanding is no less than nothing');
  rule(isAtLeast(dueTwoPrecedingYears, '0'), 'what was due for the preceding two full years is no less than nothing', LOSS_OF_VOTE);
  rule(new Set(contributingYears).size === contributingYears.length, 'a contributing year is named once');
  const [, last] = precedingYearsOf(asAt);
  rule(contributingYears.every((year) => year >= CONTRIBUTION_YEARS.first && year <= last + 1), 'the contributing years are years of contributions up to that of the position');
  rule(isPositive(outstanding) || contributingYears.length === 0, 'of a State that owes nothing no year is unpaid');
}

/**
 * How a State stands from day to day: as reported, and after each day on which something was received since. Each report stands for itself:
 * what was received before it is in it already.
 * @param dueOf what was due for these two years, if the record has the amounts; else the report's own figure goes on
 */
export function standings(reported: readonly ReportedArrears[], payments: readonly Payment[], dueOf: (years: readonly number[]) => Decimal | null): Standing[] {
  const inOrder = [...reported].sort((a, b) => a.asAt.localeCompare(b.asAt));
  const all = inOrder.flatMap((report, index) => {
    const next = inOrder[index + 1]?.asAt ?? null;
    const since = payments.filter(({ receivedOn }) => receivedOn >= report.asAt && (next === null || receivedOn < next));
    return [standingOf(report, 'RECORDED'), ...afterPayments(report, since, dueOf)];
  });
  return all.map((standing, index) => ({ ...standing, until: all[index + 1]?.asAt ?? null }));
}

function afterPayments(report: ReportedArrears, payments: readonly Payment[], dueOf: (years: readonly number[]) => Decimal | null): Standing[] {
  let { outstanding } = report;
  let cited: Cited = report;
  const days = [...Map.groupBy(payments, ({ receivedOn }) => receivedOn)].sort(([a], [b]) => a.localeCompare(b));
  return days.map(([day, received]) => {
    outstanding = lessThan(outstanding, decimalSum(received.map(({ amount }) => amount)));
    cited = workedOutOf([cited, ...received]);
    const contributingYears = isPositive(outstanding) ? report.contributingYears : [];
    return standingOf({ ...report, ...cited, ...dueOn(day, report, dueOf), asAt: day, outstanding, contributingYears }, 'PAYMENTS');
  });
}

/** Less what was paid, but not less than nothing: what is paid beyond it counts towards what is due next. */
const lessThan = (outstanding: Decimal, paid: Decimal): Decimal => (isAtLeast(outstanding, paid) ? decimalDifference(outstanding, paid) : '0');

function dueOn(day: string, report: ReportedArrears, dueOf: (years: readonly number[]) => Decimal | null) {
  const precedingYears = precedingYearsOf(day);
  const due = day.slice(0, 4) === report.asAt.slice(0, 4) ? null : dueOf(precedingYears);
  return due === null ? {} : { precedingYears, dueTwoPrecedingYears: due };
}

const standingOf = (report: ReportedArrears, basis: ArrearsBasis): Standing => ({
  ...report,
  basis,
  until: null,
  thresholdReached: reachesThreshold(report.outstanding, report.dueTwoPrecedingYears),
});

function workedOutOf(facts: readonly Cited[]): Cited {
  return {
    confidence: facts.every(isConfirmed) ? 'DERIVED' : 'RECALLED',
    sourceKeys: [...new Set(facts.flatMap(({ sourceKeys }) => sourceKeys))],
    note: null,
  };
}

/** Whether it is the position of its State on this day. */
export const holdsOn = ({ asAt, until }: Pick<ArrearsPosition, 'asAt' | 'until'>, day: string): boolean => asAt <= day && (until === null || day < until);

/** What was reported, as it was entered. */
export function reportOf(position: ArrearsPosition): ReportedArrears {
  const { stateIso3, asAt, outstanding, dueTwoPrecedingYears, precedingYears, contributingYears, confidence, sourceKeys, note } = position;
  return { stateIso3, asAt, outstanding, dueTwoPrecedingYears, precedingYears, contributingYears, confidence, sourceKeys, note };
}
