import { SMALLEST_CELL, type Dimension } from '@assembly-graph/kernel';
import type { AccreditationStatus } from './accreditation-steps.ts';

/** The steps on which it is seen how many get how far. */
export const FUNNEL = ['SUBMITTED', 'ELIGIBLE', 'CIRCULATED', 'ACCREDITED'] as const satisfies readonly AccreditationStatus[];

/** How many accreditations ever reached a step; null for so few, or so few less than reached the step before, that they could be told. */
export interface FunnelStep {
  readonly step: AccreditationStatus;
  readonly reached: number | null;
  readonly suppressed: boolean;
}

/** How many reached each step of {@link FUNNEL}, by the code of the session, in the order asked for; as they are, to be told by {@link funnelOf}. */
export interface AccreditationFunnels {
  of(sessionCodes: readonly string[]): Promise<readonly (readonly number[])[]>;
}

const few = (count: number) => count > 0 && count < SMALLEST_CELL;

/** What may be told of a funnel: a step is told if neither those who reached it nor those who were left behind are few. */
export function funnelOf(reached: readonly number[]): readonly FunnelStep[] {
  let told: number | null = null;
  return FUNNEL.map((step, index) => {
    const count = reached[index] ?? 0;
    const suppressed = few(count) || (told !== null && few(told - count));
    if (!suppressed) told = count;
    return { step, reached: suppressed ? null : count, suppressed };
  });
}

const by = (name: string, field: string): Dimension => ({ name, field, by: 'VALUE', personal: true });
/** By what accreditations and participants are counted for everybody: small groups are never told. */
export const COUNTED_BY = {
  STATUS: by('STATUS', 'status'),
  REGION: by('REGION', 'seatRegion'),
  BASIS: by('BASIS', 'bases'),
  SESSION: by('SESSION', 'sessionCode'),
  ROLE: by('ROLE', 'role'),
  ORGANIZATION: by('ORGANIZATION', 'organizationCode'),
} as const;
