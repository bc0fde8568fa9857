import { instantOf, type Cited, type Collection, type Decimal } from '@assembly-graph/kernel';
import { countsAsParty, type PartyStatus } from './party-status.ts';

/** Where a State Party votes: Rome Statute, art. 112(8) speaks of both. */
export const VOTING_BODIES = ['ASSEMBLY', 'BUREAU'] as const;
export type VotingBody = (typeof VOTING_BODIES)[number];

export const VOTING_STANDINGS = ['ENTITLED', 'SUSPENDED_112_8', 'EXEMPTED', 'NOT_PARTY'] as const;
export type VotingStanding = (typeof VOTING_STANDINGS)[number];

/** Whether a State may vote in a body during a stretch of time, and why; the stretches follow each other without gap, to the instant. */
export interface VotingRights extends Cited {
  readonly id: string;
  readonly stateIso3: string;
  readonly body: VotingBody;
  readonly standing: VotingStanding;
  /** Instants; null for an open end. */
  readonly fromAt: string | null;
  readonly toAt: string | null;
  /** The article that says so. */
  readonly rule: string;
  /** The position of arrears that decides, of `resolutions`. */
  readonly arrearsPositionId: string | null;
  /** The request that was granted. */
  readonly exemptionId: string | null;
  /** From when on the record says so: null for what it began with. */
  readonly knownFrom: string | null;
  /** Since when the record says otherwise; null while it stands. */
  readonly knownTo: string | null;
}

/** `at`: the owner's key is an instant and an instant of knowledge (or "infinity"); `stateAt`: of a State and a body, these before; `state`: all of a State's, as the record stands. */
export type VotingRightsSpells = Collection<VotingRights, 'at' | 'stateAt' | 'state'>;

/** A State's arrears as heard from `resolutions`: they stand so from the beginning of a day on. */
export interface HeardArrears {
  readonly id: string;
  readonly stateIso3: string;
  readonly asAt: string;
  /** Whether they equal or exceed what was due for the preceding two full years. */
  readonly thresholdReached: boolean;
  /** In thousands of euros. */
  readonly outstanding: Decimal;
  /** The version of the position that was heard last. */
  readonly heardVersion: number;
}

/** That the Assembly permits a State to vote, from an instant until another one, or while its arrears last. */
export interface Permission {
  readonly id: string;
  readonly effectiveAt: string;
  readonly until: string | null;
}

export interface VotingBasis {
  /** All statuses of the State under the Rome Statute, as the record stands. */
  readonly statuses: readonly PartyStatus[];
  readonly arrears: readonly HeardArrears[];
  readonly permissions: readonly Permission[];
}

export type VotingSpell = Pick<VotingRights, 'standing' | 'fromAt' | 'toAt' | 'rule' | 'arrearsPositionId' | 'exemptionId' | keyof Cited>;

const LOSS = 'Rome Statute, art. 112(8)';

/**
 * Whether a State may vote, at every instant, and why: a State Party has one vote (art. 112(7)), unless its arrears equal or exceed what was due for
 * the preceding two full years (art. 112(8)), unless the Assembly permits it to vote nevertheless.
 * A permission holds while the arrears last without a break, or until its end; it does not revive for arrears that come later.
 */
export function votingRights({ statuses, arrears, permissions }: VotingBasis): VotingSpell[] {
  const positions = [...arrears].sort(inTime);
  const turns = [
    ...statuses.flatMap(({ from }) => (from === null ? [] : [instantOf(from)])),
    ...positions.map(({ asAt }) => instantOf(asAt)),
    ...permissions.flatMap(({ effectiveAt, until }) => (until === null ? [effectiveAt] : [effectiveAt, until])),
  ].sort();
  const beginnings = [null, ...new Set(turns)];
  const spells = beginnings.map((fromAt, index): VotingSpell => {
    const standing = standingAt(fromAt, statuses, positions, permissions);
    return { ...standing, fromAt, toAt: beginnings[index + 1] ?? null };
  });
  return spells.reduce<VotingSpell[]>((joined, spell) => {
    const last = joined.at(-1);
    return last && isSameBasis(last, spell) ? [...joined.slice(0, -1), { ...last, toAt: spell.toAt }] : [...joined, spell];
  }, []);
}

/** Of one day the lower comes later: a payment of the day is taken off what was reported. */
const inTime = (a: HeardArrears, b: HeardArrears) => a.asAt.localeCompare(b.asAt) || Number(b.outstanding) - Number(a.outstanding);

function standingAt(at: string | null, statuses: readonly PartyStatus[], positions: readonly HeardArrears[], permissions: readonly Permission[]) {
  const holds = ({ from, to }: PartyStatus) => (from === null || (at !== null && instantOf(from) <= at)) && (to === null || at === null || at < instantOf(to));
  const status = statuses.find(holds);
  const { confidence = 'DERIVED', sourceKeys = [] } = status ?? {};
  const cited: Cited = { confidence: confidence === 'VERIFIED' ? 'DERIVED' : confidence, sourceKeys, note: null };
  const none = { arrearsPositionId: null, exemptionId: null, ...cited };
  if (!status || !countsAsParty(status)) return { standing: 'NOT_PARTY' as const, rule: 'Rome Statute, art. 112(1)', ...none };
  const heard = positions.filter(({ asAt }) => at !== null && instantOf(asAt) <= at);
  const position = heard.at(-1);
  if (!position?.thresholdReached) return { standing: 'ENTITLED' as const, rule: 'Rome Statute, art. 112(7)', ...none, arrearsPositionId: position?.id ?? null };
  const since = instantOf(heard[heard.findLastIndex(({ thresholdReached }) => !thresholdReached) + 1]!.asAt);
  const permission = permissions
    .filter(({ effectiveAt, until }) => effectiveAt >= since && effectiveAt <= at! && (until === null || until > at!))
    .sort((a, b) => a.effectiveAt.localeCompare(b.effectiveAt))
    .at(-1);
  const standing = permission ? ('EXEMPTED' as const) : ('SUSPENDED_112_8' as const);
  return { standing, rule: LOSS, ...none, arrearsPositionId: position.id, exemptionId: permission?.id ?? null };
}

const isSameBasis = (a: VotingSpell, b: VotingSpell): boolean =>
  a.standing === b.standing && a.arrearsPositionId === b.arrearsPositionId && a.exemptionId === b.exemptionId &&
  a.confidence === b.confidence && a.sourceKeys.join() === b.sourceKeys.join();

/** Whether two say the same of the same stretch. */
export const isSameSpell = (a: VotingSpell, b: VotingSpell): boolean => isSameBasis(a, b) && a.fromAt === b.fromAt && a.toAt === b.toAt;

/** Those of the spells of now that say of some instant another standing than was said before. */
export function changedStandings<S extends VotingSpell>(before: readonly VotingSpell[], now: readonly S[]): S[] {
  return now.filter((is) => !covered(is, before.filter(({ standing }) => standing === is.standing)));
}

/** Whether these spells together cover one. */
function covered({ fromAt, toAt }: VotingSpell, by: readonly VotingSpell[]): boolean {
  let reached = fromAt;
  for (;;) {
    const on = by.find((one) => (one.fromAt === null || (reached !== null && one.fromAt <= reached)) && (one.toAt === null || reached === null || one.toAt > reached));
    if (!on) return false;
    if (on.toAt === null || (toAt !== null && on.toAt >= toAt)) return true;
    reached = on.toAt;
  }
}
