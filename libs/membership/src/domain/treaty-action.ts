import type { Versioned } from '@assembly-graph/events';
import type { Cited, Collection } from '@assembly-graph/kernel';
import type { TreatyCode } from './treaty.ts';

/** The acts by which a State says that it will be bound; DEPOSIT where the source does not say which of them it was. */
export const ACTS_OF_CONSENT = ['RATIFICATION', 'ACCESSION', 'ACCEPTANCE', 'APPROVAL', 'SUCCESSION', 'DEPOSIT'] as const;

export const TREATY_ACTION_KINDS = [
  'SIGNATURE',
  ...ACTS_OF_CONSENT,
  'ENTRY_INTO_FORCE',
  'WITHDRAWAL_ANNOUNCED',
  'WITHDRAWAL_NOTIFIED',
  'WITHDRAWAL_RESCINDED',
  'WITHDRAWAL_EFFECTIVE',
] as const;
export type TreatyActionKind = (typeof TREATY_ACTION_KINDS)[number];

/** What a State did, or what a treaty then did for it by its own rules, on one day. */
export interface TreatyAction extends Versioned, Cited {
  readonly stateIso3: string;
  readonly treatyCode: TreatyCode;
  readonly kind: TreatyActionKind;
  readonly takenOn: string;
  /** The article by which the day follows from another action, e.g. "Rome Statute, art. 126(2)"; null for a deed of the State's own. */
  readonly ruleApplied: string | null;
  /** The depositary's notification by which it was told, e.g. "C.N.805.2016.TREATIES-XVIII.10"; null where not on record. */
  readonly depositaryReference: string | null;
}

export type TreatyActions = Collection<TreatyAction, 'state' | 'treaty' | 'notification'>;
