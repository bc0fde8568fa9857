import { rule, uuidOf, type Cited } from '@assembly-graph/kernel';
import { statuteEntersIntoForceOn, withdrawalTakesEffectOn } from './entry-into-force.ts';
import { ACTS_OF_CONSENT, TREATY_ACTION_KINDS, type TreatyAction, type TreatyActionKind } from './treaty-action.ts';

/** The last day on which the Statute was open for signature: Rome Statute, art. 125(1). */
const STATUTE_OPEN_FOR_SIGNATURE_UNTIL = '2000-12-31';
const FOLLOWS: readonly TreatyActionKind[] = ['ENTRY_INTO_FORCE', 'WITHDRAWAL_EFFECTIVE'];

const isConsent = ({ kind }: Pick<TreatyAction, 'kind'>): boolean => (ACTS_OF_CONSENT as readonly string[]).includes(kind);
const follows = ({ kind }: Pick<TreatyAction, 'kind'>): boolean => FOLLOWS.includes(kind);
/** Within a day in the order in which one leads to the other: some States signed and ratified on one day. */
const byDay = (a: TreatyAction, b: TreatyAction) =>
  a.takenOn.localeCompare(b.takenOn) || TREATY_ACTION_KINDS.indexOf(a.kind) - TREATY_ACTION_KINDS.indexOf(b.kind);

/** What a State did about one treaty, with what follows from it by the treaty's own rules. */
export type TreatyRecord = readonly TreatyAction[];

/**
 * The record with one more action and what follows from it.
 * @param today the day of recording: nothing is recorded before it was done
 * @throws RuleBroken with the article that says so
 */
export function withAction(record: TreatyRecord, action: TreatyAction, today: string): TreatyRecord {
  rule(!follows(action), 'what follows from a deed by the rules of the treaty is not recorded, it is worked out', 'Rome Statute, arts. 126 and 127');
  rule(action.takenOn <= today, 'an action is recorded when it was taken, not before');
  rule(!record.some(({ kind, takenOn }) => kind === action.kind && takenOn === action.takenOn), 'the same action of the same day is recorded once');
  return proven([...record, action, ...consequencesOf(action)]);
}

/** The record in which an action is told otherwise; what followed from it follows anew. @throws RuleBroken */
export function withCorrection(record: TreatyRecord, was: TreatyAction, is: TreatyAction, today: string): TreatyRecord {
  return withAction(withoutAction(record, was, { proof: false }), is, today);
}

/** The record without an action that was entered in error, and without what followed from it. @throws RuleBroken */
export function withoutAction(record: TreatyRecord, was: TreatyAction, { proof } = { proof: true }): TreatyRecord {
  rule(!follows(was), 'what follows from a deed by the rules of the treaty goes with the deed', 'Rome Statute, arts. 126 and 127');
  const gone = new Set([was.id, ...followersOf(record, was).map(({ id }) => id)]);
  const rest = record.filter(({ id }) => !gone.has(id));
  return proof ? proven(rest) : rest;
}

/** Entry into force goes with the act of consent, the end of membership with the notification that came last before it. */
function followersOf(record: TreatyRecord, { kind, takenOn }: TreatyAction): TreatyRecord {
  if (isConsent({ kind })) return record.filter((one) => one.kind === 'ENTRY_INTO_FORCE');
  if (kind !== 'WITHDRAWAL_NOTIFIED') return [];
  return record.filter((one) => one.kind === 'WITHDRAWAL_EFFECTIVE' && one.takenOn > takenOn);
}

function consequencesOf(action: TreatyAction): TreatyAction[] {
  if (action.treatyCode !== 'ROME_STATUTE') return [];
  if (isConsent(action) && action.kind !== 'SUCCESSION') {
    return [consequence(action, 'ENTRY_INTO_FORCE', statuteEntersIntoForceOn(action.takenOn), 'Rome Statute, art. 126')];
  }
  if (action.kind === 'WITHDRAWAL_NOTIFIED') {
    return [consequence(action, 'WITHDRAWAL_EFFECTIVE', withdrawalTakesEffectOn(action.takenOn), 'Rome Statute, art. 127(1)')];
  }
  return [];
}

function consequence(of: TreatyAction, kind: TreatyActionKind, takenOn: string, ruleApplied: string): TreatyAction {
  const cited: Cited = { confidence: of.confidence === 'VERIFIED' ? 'DERIVED' : of.confidence, sourceKeys: of.sourceKeys, note: null };
  const id = uuidOf('TreatyAction', `${of.stateIso3}/${of.treatyCode}/${kind}/${takenOn}`);
  return { id, stateIso3: of.stateIso3, treatyCode: of.treatyCode, kind, takenOn, ruleApplied, depositaryReference: of.depositaryReference, version: 1, knownFrom: null, ...cited };
}

/** Plays the record from its beginning and lets no action stand where it can't have been. @throws RuleBroken */
export function proven(record: TreatyRecord): TreatyRecord {
  const before: TreatyAction[] = [];
  // A withdrawal that was taken back never took effect.
  const played = withoutRescinded([...record].sort(byDay));
  for (const action of played) {
    prove(action, before);
    before.push(action);
  }
  return played;
}

function withoutRescinded(record: TreatyRecord): TreatyRecord {
  const rescissions = record.filter(({ kind }) => kind === 'WITHDRAWAL_RESCINDED');
  return record.filter(({ kind, takenOn }) => {
    if (kind !== 'WITHDRAWAL_EFFECTIVE') return true;
    const notified = record.filter((one) => one.kind === 'WITHDRAWAL_NOTIFIED' && one.takenOn < takenOn).at(-1);
    return !rescissions.some((one) => notified && one.takenOn >= notified.takenOn && one.takenOn < takenOn);
  });
}

function prove(action: TreatyAction, before: readonly TreatyAction[]): void {
  const last = (kinds: readonly TreatyActionKind[]) => before.filter(({ kind }) => kinds.includes(kind)).at(-1);
  const signed = last(['SIGNATURE']) !== undefined;
  const inForce = last(['ENTRY_INTO_FORCE', 'WITHDRAWAL_EFFECTIVE'])?.kind === 'ENTRY_INTO_FORCE';
  const consented = before.some(isConsent) && last([...ACTS_OF_CONSENT, 'WITHDRAWAL_EFFECTIVE'])?.kind !== 'WITHDRAWAL_EFFECTIVE';
  const pending = last(['WITHDRAWAL_NOTIFIED', 'WITHDRAWAL_RESCINDED', 'WITHDRAWAL_EFFECTIVE'])?.kind === 'WITHDRAWAL_NOTIFIED';
  const isStatute = action.treatyCode === 'ROME_STATUTE';
  switch (action.kind) {
    case 'SIGNATURE':
      rule(!signed, 'a State signs a treaty once');
      rule(!consented, 'a signature comes before the act of consent');
      rule(!isStatute || action.takenOn <= STATUTE_OPEN_FOR_SIGNATURE_UNTIL, 'the Statute was open for signature until 31 December 2000', 'Rome Statute, art. 125(1)');
      return;
    case 'RATIFICATION':
      rule(!isStatute || signed, 'a State that has not signed the Statute accedes to it; only a signatory ratifies', 'Rome Statute, art. 125(2) and (3)');
      rule(!consented, 'a State that is bound already does not bind itself again');
      return;
    case 'WITHDRAWAL_NOTIFIED':
      rule(!isStatute || inForce, 'only a State Party withdraws', 'Rome Statute, art. 127(1)');
      rule(!pending, 'a withdrawal that is pending is not notified again', 'Rome Statute, art. 127(1)');
      return;
    case 'WITHDRAWAL_RESCINDED':
      rule(pending, 'a withdrawal is taken back while it is pending, neither before nor after', 'Rome Statute, art. 127(1)');
      return;
    default:
      rule(!isConsent(action) || !consented || action.kind === 'SUCCESSION', 'a State that is bound already does not bind itself again');
  }
}
