import { actsForState, rule, type Actor, type Cited, type Collection, type TopicCode } from '@assembly-graph/kernel';
import type { DraftStatus } from './lifecycle.ts';

export const DRAFT_KINDS = ['OMNIBUS', 'BUDGET', 'COOPERATION', 'COMPLEMENTARITY', 'AMENDMENT', 'REVIEW', 'REMUNERATION', 'PROCEDURE', 'PREMISES', 'OTHER'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** Who brings a draft before the Assembly: States, bodies of the Assembly, or the State whose representative facilitates it. */
export interface Sponsors {
  /** Alpha-3 codes, in the order in which they joined. */
  readonly sponsorStates: readonly string[];
  /** Codes of bodies, e.g. "BUREAU". */
  readonly sponsorBodies: readonly string[];
  readonly facilitatorIso3: string | null;
}

/** A text that is to become a resolution. Withdrawn or rejected, it stays on record. */
export interface Draft extends Cited, Sponsors {
  readonly id: string;
  readonly version: number;
  readonly knownFrom: string | null;
  /** `ICC-ASP/{session}/L.n`, given when it is tabled. */
  readonly symbol: string | null;
  /** By which a list stands in the order in which people count; drafts without a symbol come last in their session. */
  readonly sortKey: string;
  readonly sessionCode: string;
  readonly agendaItemId: string | null;
  readonly title: string;
  readonly kind: DraftKind;
  readonly topics: readonly TopicCode[];
  readonly status: DraftStatus;
  /** Of its latest informal paper or, once it is tabled, of its latest Rev. */
  readonly revision: number;
  readonly startedOn: string;
  /** null: it was never tabled, and is for its sponsors and the secretariat alone. */
  readonly tabledOn: string | null;
  /** What it became. */
  readonly resolutionId: string | null;
}

/** `session` and `topic`: by their codes; `sponsor`: by a State's alpha-3 code; `agendaItem`: by its id. */
export type Drafts = Collection<Draft, 'session' | 'topic' | 'sponsor' | 'agendaItem'>;

/** Whether an actor acts for one of those whose draft it is. */
export const actsForDraft = (actor: Actor, { sponsorStates, facilitatorIso3 }: Sponsors): boolean =>
  [...sponsorStates, facilitatorIso3].some((iso3) => actsForState(actor, iso3));

/** A draft that was not tabled is seen by its sponsors and the secretariat, as if it were not there by anybody else. */
export const seesDraft = (actor: Actor, draft: Sponsors & Pick<Draft, 'tabledOn'>): boolean => draft.tabledOn !== null || actsForDraft(actor, draft);

/** @throws RuleBroken for a draft that nobody brings */
export function provenSponsors<Brought extends Sponsors>(sponsors: Brought): Brought {
  const { sponsorStates, sponsorBodies, facilitatorIso3 } = sponsors;
  rule(sponsorStates.length + sponsorBodies.length > 0 || facilitatorIso3 !== null, 'a draft is brought by a State, a body of the Assembly or a facilitator');
  return sponsors;
}

/** With one more sponsor. @throws RuleBroken */
export function withSponsor(draft: Draft, iso3: string): readonly string[] {
  rule(!draft.sponsorStates.includes(iso3), 'a State sponsors a draft once');
  return [...draft.sponsorStates, iso3];
}

/** Without a State that sponsored it. @throws RuleBroken */
export function withoutSponsor(draft: Draft, iso3: string): readonly string[] {
  rule(draft.sponsorStates.includes(iso3), 'only a sponsor withdraws its sponsorship');
  const sponsorStates = draft.sponsorStates.filter((each) => each !== iso3);
  const others = sponsorStates.length + draft.sponsorBodies.length > 0 || draft.facilitatorIso3 !== null;
  rule(others, 'the last sponsor of a draft withdraws the draft, not its sponsorship');
  return sponsorStates;
}
