import { rule } from '@assembly-graph/kernel';
import { CANDIDATE_LISTS, GENDERS, type Candidature } from './candidature.ts';
import { fewestThatMeet } from './meeting-requirements.ts';
import { REGIONAL_GROUPS } from './regional-group.ts';

/** Where the minimum voting requirements are laid down. */
export const VOTING_REQUIREMENTS = 'ICC-ASP/3/Res.6';

export const REQUIREMENT_DIMENSIONS = ['LIST', 'REGION', 'GENDER'] as const;
export type RequirementDimension = (typeof REQUIREMENT_DIMENSIONS)[number];

/** FULFILLED: so many are elected. The other two end what is asked of regions and genders, not of lists. */
export const LAPSE_REASONS = ['FULFILLED', 'CANNOT_BE_JOINTLY_MET', 'FOUR_BALLOTS_HELD'] as const;
export type LapseReason = (typeof LAPSE_REASONS)[number];

/** For at least how many candidates of a list, a region or a gender each State is to vote in an election of judges. */
export interface PublishedRequirement {
  readonly dimension: RequirementDimension;
  /** A or B; the code of a regional group; FEMALE or MALE. */
  readonly value: string;
  readonly minimum: number;
}

/** The same before one ballot: less those who are elected, and whether it still holds. */
export interface MinimumRequirement extends PublishedRequirement {
  readonly inForce: boolean;
  readonly lapsedBecause: LapseReason | null;
}

/** What counts towards the requirements; null where it is not on record, which counts towards none. */
export type Countable = Pick<Candidature, 'list' | 'regionalGroup' | 'gender'>;

const VALUES: Readonly<Record<RequirementDimension, readonly string[]>> = { LIST: CANDIDATE_LISTS, REGION: REGIONAL_GROUPS, GENDER: GENDERS };
const BALLOTS_WITH_REQUIREMENTS = 4;
export const valueOf = (candidate: Countable, dimension: RequirementDimension): string | null =>
  ({ LIST: candidate.list, REGION: candidate.regionalGroup, GENDER: candidate.gender })[dimension];

/** @throws RuleBroken */
export function provePublished(requirements: readonly PublishedRequirement[], seats: number): void {
  for (const { dimension, value, minimum } of requirements) {
    rule(VALUES[dimension].includes(value), 'a minimum voting requirement is of list A or B, of a regional group or of a gender', VOTING_REQUIREMENTS);
    rule(minimum >= 1 && minimum <= seats, 'a minimum voting requirement asks for at least one candidate, and for no more than there are seats', VOTING_REQUIREMENTS);
  }
  const named = requirements.map(({ dimension, value }) => `${dimension} ${value}`);
  rule(new Set(named).size === named.length, 'each list, region and gender has one minimum voting requirement', VOTING_REQUIREMENTS);
}

/** How an election stands before a ballot. */
export interface BeforeBallot {
  readonly number: number;
  readonly seatsLeft: number;
  readonly elected: readonly Countable[];
  readonly standing: readonly Countable[];
  /** As they were before the ballot before; none before the first. */
  readonly before: readonly MinimumRequirement[];
}

/** The requirements before a ballot: adjusted by who is elected, and discontinued where the resolution says so. */
export function requirementsBefore(published: readonly PublishedRequirement[], stands: BeforeBallot): MinimumRequirement[] {
  const adjusted = published.map((requirement) => adjust(requirement, stands));
  const inForce = adjusted.filter((requirement) => requirement.inForce);
  const fewest = fewestThatMeet(inForce, stands.standing);
  if (fewest !== null && fewest <= stands.seatsLeft) return adjusted;
  return adjusted.map((one) => (one.inForce && one.dimension !== 'LIST' ? { ...one, inForce: false, lapsedBecause: 'CANNOT_BE_JOINTLY_MET' as const } : one));
}

function adjust({ dimension, value, minimum }: PublishedRequirement, { number, elected, before }: BeforeBallot): MinimumRequirement {
  const left = Math.max(0, minimum - elected.filter((one) => valueOf(one, dimension) === value).length);
  const was = before.find((one) => one.dimension === dimension && one.value === value);
  return { dimension, value, minimum: left, ...lapse(dimension, left, number, was) };
}

/** What has lapsed does not come back. */
function lapse(dimension: RequirementDimension, left: number, number: number, was?: MinimumRequirement): Pick<MinimumRequirement, 'inForce' | 'lapsedBecause'> {
  const earlier = was && !was.inForce ? was.lapsedBecause : null;
  const tooLate = dimension !== 'LIST' && number > BALLOTS_WITH_REQUIREMENTS ? 'FOUR_BALLOTS_HELD' : null;
  const lapsedBecause = left === 0 ? 'FULFILLED' : (earlier ?? tooLate);
  return { inForce: lapsedBecause === null, lapsedBecause };
}
