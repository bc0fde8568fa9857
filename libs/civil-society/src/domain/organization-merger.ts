import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection } from '@assembly-graph/kernel';

/** That an organization has merged into another from a day on, and is no longer one of its own; what it did before stays its own. */
export interface OrganizationMerger extends Cited, Versioned {
  readonly id: string;
  readonly organizationCode: string;
  readonly intoCode: string;
  /** The first day on which it is part of the other. */
  readonly mergedOn: string;
}

/** By the code of the organization that has merged; `into`: by the code of the one into which others have. */
export type OrganizationMergers = Collection<OrganizationMerger, 'into'>;

export type Merging = Pick<OrganizationMerger, 'organizationCode' | 'intoCode' | 'mergedOn'>;

/** Where an organization has gone by a day, one merger after the other: the last is the one that still stands. */
export function successorsOf(organization: string, day: string, mergers: readonly Merging[]): readonly string[] {
  const successors: string[] = [];
  for (let at = organization; ; ) {
    const merger = mergers.find(({ organizationCode, mergedOn }) => organizationCode === at && mergedOn <= day);
    if (!merger || successors.includes(merger.intoCode)) return successors;
    successors.push((at = merger.intoCode));
  }
}

/**
 * Whether a merger can be: those that follow each other have days that do, too, so that none ever leads back to where it began.
 * @param mergers all that are on record
 * @throws RuleBroken
 */
export function proveMerger({ organizationCode, intoCode, mergedOn }: Merging, mergers: readonly Merging[]): void {
  rule(organizationCode !== intoCode, 'an organization merges into another');
  rule(!mergers.some((one) => one.organizationCode === organizationCode), 'an organization merges once');
  rule(!successorsOf(intoCode, '9999-12-31', mergers).includes(organizationCode), 'mergers do not lead back to where they began');
  const next = mergers.find((one) => one.organizationCode === intoCode);
  rule(!next || mergedOn < next.mergedOn, 'an organization merges into one that still stands by itself');
  rule(!mergers.some((one) => one.intoCode === organizationCode && one.mergedOn >= mergedOn), 'an organization merges after those that have merged into it');
}

/** What an organization that is part of another began, it may end; what is new, that other one begins. @throws RuleBroken */
export function mayBegin(merged: readonly string[]): void {
  rule(merged.length === 0, 'an organization that has merged into another begins nothing new');
}
