import type { Cited, Collection, Validity } from '@assembly-graph/kernel';
import { uuidOf } from '@assembly-graph/kernel';
import { ACTS_OF_CONSENT, type TreatyAction, type TreatyActionKind } from './treaty-action.ts';
import type { TreatyCode } from './treaty.ts';

export const STANDINGS = ['NON_PARTY', 'SIGNATORY', 'CONTRACTING', 'PARTY', 'WITHDRAWING', 'FORMER_PARTY'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How a State stands to a treaty during one stretch of time; the stretches of a State and treaty follow each other without gap. */
export interface PartyStatus extends Cited, Validity {
  readonly id: string;
  /** From when on the record says so: null for what it began with. */
  readonly knownFrom: string | null;
  /** Since when the record says otherwise; null while it stands. */
  readonly knownTo: string | null;
  readonly stateIso3: string;
  readonly treatyCode: TreatyCode;
  readonly status: Standing;
}

/**
 * `at`: the owner's key is an instant, a blank and an instant of knowledge (or "infinity"); `state`: all of a State's, as the record
 * stands; `stateAt`: of a State and a treaty the one that holds, the key made of both, an instant and an instant of knowledge.
 */
export type PartyStatuses = Collection<PartyStatus, 'at' | 'state' | 'stateAt'>;

/** Rome Statute, art. 127(1): until its withdrawal takes effect, a State that has notified one is a party still. */
export const COUNTS_AS_PARTY: readonly Standing[] = ['PARTY', 'WITHDRAWING'];
export const countsAsParty = ({ status }: Pick<PartyStatus, 'status'>): boolean => COUNTS_AS_PARTY.includes(status);

const AFTER: Partial<Record<TreatyActionKind, Standing>> = {
  SIGNATURE: 'SIGNATORY',
  ...Object.fromEntries(ACTS_OF_CONSENT.map((kind) => [kind, 'CONTRACTING'])),
  ENTRY_INTO_FORCE: 'PARTY',
  WITHDRAWAL_NOTIFIED: 'WITHDRAWING',
  WITHDRAWAL_RESCINDED: 'PARTY',
  WITHDRAWAL_EFFECTIVE: 'FORMER_PARTY',
};

/**
 * The stretches that follow from what a State did about one treaty; an announcement changes nothing.
 * @param actions of one State and one treaty
 * @param unsigned what is said of the time before the first action
 */
export function partyStatuses(state: string, treaty: TreatyCode, actions: readonly TreatyAction[], unsigned: Cited): PartyStatus[] {
  const turns = actions
    .flatMap((action): [TreatyAction, Standing][] => (AFTER[action.kind] ? [[action, AFTER[action.kind]!]] : []))
    // A later standing of the same day is the one that lasts: by succession a treaty may be in force before the instrument.
    .sort(([a, before], [b, after]) => a.takenOn.localeCompare(b.takenOn) || STANDINGS.indexOf(before) - STANDINGS.indexOf(after))
    .filter(([, standing], index, all) => !(standing === 'CONTRACTING' && all.slice(0, index).some(([, was]) => was === 'PARTY')));
  const lasting = turns.filter(([action], index) => turns[index + 1]?.[0].takenOn !== action.takenOn);
  const spell = (status: Standing, from: string | null, to: string | null, { confidence, sourceKeys, note }: Cited): PartyStatus => ({
    id: uuidOf('PartyStatus', `${state}/${treaty}/${from ?? ''}`),
    stateIso3: state, treatyCode: treaty, status, from, to, knownFrom: null, knownTo: null, confidence, sourceKeys, note,
  });
  return [
    spell('NON_PARTY', null, lasting[0]?.[0].takenOn ?? null, unsigned),
    ...lasting.map(([action, standing], index) => spell(standing, action.takenOn, lasting[index + 1]?.[0].takenOn ?? null, action)),
  ];
}
