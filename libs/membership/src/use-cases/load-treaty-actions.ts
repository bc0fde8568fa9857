import { readRows, uuidOf, type Cited, type DataProblem, type DataRow, type DataSet, type KnownKeys, type RowReader, type TableLoad } from '@assembly-graph/kernel';
import { statuteEntersIntoForceOn, withdrawalTakesEffectOn } from '../domain/entry-into-force.ts';
import { ACTS_OF_CONSENT, type TreatyAction, type TreatyActionKind } from '../domain/treaty-action.ts';
import { TREATIES, type TreatyCode } from '../domain/treaty.ts';
import type { MembershipStores } from './membership-stores.ts';

const WITHDRAWAL_EVENTS = ['ANNOUNCED', 'NOTIFIED', 'RESCINDED', 'EFFECTIVE', 'EFFECTIVE_DUE'] as const;
const ACTS = ACTS_OF_CONSENT.filter((act) => act !== 'DEPOSIT');

/** states.csv, withdrawals.csv and amendment_ratifications.csv: what the States did about each treaty. */
export const loadTreatyActions: TableLoad<MembershipStores> = {
  table: 'amendment_ratifications',
  prepare(data, known, problems) {
    const actions = readTreatyActions(data, known, problems);
    return (stores) => stores.treatyActions.replaceAll(actions);
  },
};

/** All treaty actions of the data set, each with the confidence of its own date. */
export function readTreatyActions(data: DataSet, known: KnownKeys, problems: DataProblem[]): TreatyAction[] {
  return [
    ...readRows(data.states!, problems, ['iso2'], (row) => [...statuteActions(row, known), ...apicActions(row, known)]).flat(),
    ...readRows(data.withdrawals!, problems, ['iso2', 'event', 'date'], (row) => withdrawal(row, known, data.withdrawals!)),
    ...readRows(data.amendment_ratifications!, problems, ['amendment_id', 'iso2'], (row) => amendment(row, known)),
  ];
}

function action(
  stateIso3: string, treatyCode: TreatyCode, kind: TreatyActionKind, takenOn: string, cited: Cited, ruleApplied: string | null = null,
): TreatyAction {
  const { confidence, sourceKeys, note } = cited;
  const id = uuidOf('TreatyAction', `${stateIso3}/${treatyCode}/${kind}/${takenOn}`);
  return { id, stateIso3, treatyCode, kind, takenOn, ruleApplied, depositaryReference: null, version: 1, knownFrom: null, confidence, sourceKeys, note };
}

function statuteActions(row: RowReader, known: KnownKeys): TreatyAction[] {
  const iso3 = row.reference('iso2', known, 'states');
  const cited = citedDates(row, known);
  const signedOn = row.optionalDate('signature_date');
  const depositedOn = row.optionalDate('deposit_date');
  const inForceOn = row.optionalDate('entry_into_force_date');
  const act = row.optionalOneOf('deposit_act', ACTS);
  if ((depositedOn === null) !== (act === null)) row.problem('deposit_act', 'a deposit has a date and an act, or neither');
  if ((depositedOn === null) !== (inForceOn === null)) row.problem('entry_into_force_date', 'follows from a deposit, and only from one');
  const actions = signedOn ? [action(iso3, 'ROME_STATUTE', 'SIGNATURE', signedOn, cited('signature_date'))] : [];
  if (depositedOn && act && inForceOn) {
    const byRule = statuteEntersIntoForceOn(depositedOn);
    // A successor State is bound from the succession itself; for all others the day follows from the rule.
    if (act !== 'SUCCESSION' && inForceOn !== byRule) row.problem('entry_into_force_date', `is not ${byRule}, as art. 126(2) has it`);
    const inForce = act === 'SUCCESSION' ? cited('entry_into_force_date') : derived(cited('deposit_date'));
    actions.push(
      action(iso3, 'ROME_STATUTE', act, depositedOn, cited('deposit_date')),
      action(iso3, 'ROME_STATUTE', 'ENTRY_INTO_FORCE', inForceOn, inForce, act === 'SUCCESSION' ? null : 'Rome Statute, art. 126'),
    );
  }
  return actions;
}

function apicActions(row: RowReader, known: KnownKeys): TreatyAction[] {
  const iso3 = row.reference('iso2', known, 'states');
  const cited = citedDates(row, known);
  const signedOn = row.optionalDate('apic_signature_date');
  const depositedOn = row.optionalDate('apic_deposit_date');
  const act = row.optionalOneOf('apic_act', ACTS);
  if ((depositedOn === null) !== (act === null)) row.problem('apic_act', 'a deposit has a date and an act, or neither');
  return [
    ...(signedOn ? [action(iso3, 'APIC', 'SIGNATURE', signedOn, cited('apic_signature_date'))] : []),
    ...(depositedOn && act ? [action(iso3, 'APIC', act, depositedOn, cited('apic_deposit_date'))] : []),
  ];
}

/** A State's row mixes dates that were read with dates that were recalled; `recalled_fields` names the latter. */
function citedDates(row: RowReader, known: KnownKeys): (column: string) => Cited {
  const cited = row.cited(known);
  const recalled = row.list('recalled_fields');
  return (column) => ({ ...cited, confidence: recalled.includes(column) ? 'RECALLED' : 'VERIFIED' });
}

const derived = (cited: Cited): Cited => ({ ...cited, confidence: cited.confidence === 'RECALLED' ? 'RECALLED' : 'DERIVED' });

function withdrawal(row: RowReader, known: KnownKeys, all: readonly DataRow[]): TreatyAction {
  const iso3 = row.reference('iso2', known, 'states');
  const event = row.oneOf('event', WITHDRAWAL_EVENTS);
  const date = row.date('date');
  const kind = event === 'EFFECTIVE_DUE' ? 'WITHDRAWAL_EFFECTIVE' : (`WITHDRAWAL_${event}` as const);
  if (kind === 'WITHDRAWAL_EFFECTIVE') {
    const notified = all.filter(({ cells }) => cells.iso2 === row.row.cells.iso2 && cells.event === 'notified').map(({ cells }) => cells.date!);
    const earliest = notified.map(withdrawalTakesEffectOn).sort()[0];
    if (!earliest || date < earliest) row.problem('date', 'a withdrawal takes effect a year after its notification or later (art. 127(1))');
  }
  return action(iso3, 'ROME_STATUTE', kind, date, row.cited(known), kind === 'WITHDRAWAL_EFFECTIVE' ? 'Rome Statute, art. 127(1)' : null);
}

function amendment(row: RowReader, known: KnownKeys): TreatyAction {
  const treaty = row.oneOf('amendment_id', TREATIES);
  return action(row.reference('iso2', known, 'states'), treaty, row.optionalOneOf('act', ACTS) ?? 'DEPOSIT', row.date('deposit_date'), row.cited(known));
}
