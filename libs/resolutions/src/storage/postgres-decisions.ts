import type { Actor, Clock } from '@assembly-graph/kernel';
import { describeColumns, postgresCollection, rowsKnownAt, type Parameters } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import { BEFORE_TABLING } from '../domain/lifecycle.ts';
import { NOW, type Moment } from '../domain/moment.ts';
import type { DecisionsStores } from '../use-cases/decisions-stores.ts';
import { AmendmentProposalTable, ExplanationTable, ParagraphTable, StateVoteTable } from './decision-detail-tables.ts';
import { DecisionTable, ResolutionTable } from './decision-tables.ts';
import { DraftTable, LifecycleStepTable } from './draft-tables.ts';
import { postgresMandates } from './postgres-mandates.ts';

const up = (...fields: string[]) => fields.map((field) => ({ field, direction: 'ASC' as const }));
const ofSession = { session: { by: 'sessionCode' } } as const;
const ofTopic = { topic: '"topics" @> array[owner.key]' };

/** Resolutions, decisions and the steps of texts, for the loader of the data set: it knows of no drafts. */
export const postgresDecisions = (manager: EntityManager, moment: Moment = NOW): Pick<DecisionsStores, 'resolutions' | 'decisions' | 'lifecycleSteps'> => ({
  resolutions: postgresCollection(manager, ResolutionTable, {
    key: 'symbol',
    order: up('sortKey'),
    fields: { session: 'sessionCode' },
    orders: { symbol: 'sortKey' },
    scopes: { ...ofSession, ...ofTopic },
    muchEach: ['topic'],
    knownAt: moment.knownAt,
    derived: moment.day === null ? undefined : (rows) => `(select * from ${rows} where adopted_on <= ${dayOf(moment)}) as adopted`,
  }),
  decisions: postgresCollection(manager, DecisionTable, {
    key: 'resolutionId',
    order: up('decidedOn'),
    fields: { session: 'sessionCode' },
    scopes: { ...ofSession, draft: { by: 'draftId' } },
    knownAt: moment.knownAt,
  }),
  lifecycleSteps: postgresCollection(manager, LifecycleStepTable, stepOptions(moment)),
});

/** The same and drafts, as far as they are there for the actor: what was not tabled is for its sponsors and the secretariat. */
export const decisionsAt =
  (manager: EntityManager, clock: Clock) =>
  (actor: Actor, moment: Moment): DecisionsStores => ({
    ...postgresDecisions(manager, moment),
    ...postgresDetails(manager, moment),
    mandates: postgresMandates(manager, moment, clock.now().slice(0, 10)),
    drafts: postgresDrafts(manager, actor, moment, 'symbol'),
    draftsThatBecame: postgresDrafts(manager, actor, moment, 'resolutionId').byKeys,
    lifecycleSteps: postgresCollection(manager, LifecycleStepTable, {
      ...stepOptions(moment),
      // What was circulated before the tabling stays with those whose paper it was, also once it is tabled.
      seen: (parameters) =>
        actor.role === 'secretariat'
          ? 'true'
          : `("stage" not in (${PAPERS}) or exists (select from resolutions.draft where draft.id = "draft_id" and ${own(actor, parameters)}))`,
    }),
  });

/** What hangs on tabled drafts and on decisions: everybody sees it. */
const postgresDetails = (manager: EntityManager, { knownAt }: Moment): Pick<DecisionsStores, 'stateVotes' | 'amendments' | 'explanations' | 'paragraphs'> => {
  const ofDraft = { draft: { by: 'draftId' } } as const;
  const ofDecision = { decision: { by: 'decisionId' } } as const;
  const ofResolution = { resolution: { by: 'resolutionId' } } as const;
  return {
    stateVotes: postgresCollection(manager, StateVoteTable, {
      key: 'id', order: up('stateIso3'), fields: { state: 'stateIso3' }, scopes: { ...ofDecision, state: { by: 'stateIso3' } }, knownAt,
    }),
    amendments: postgresCollection(manager, AmendmentProposalTable, {
      key: 'id', order: up('proposedOn'), fields: { session: 'sessionCode' }, scopes: { ...ofDraft, state: '"proposers" @> array[owner.key]' }, knownAt,
    }),
    explanations: postgresCollection(manager, ExplanationTable, {
      key: 'id', order: up('madeOn'), fields: { session: 'sessionCode', state: 'stateIso3' }, scopes: { ...ofDecision, ...ofResolution, state: '"states" @> array[owner.key]' }, knownAt,
    }),
    paragraphs: postgresCollection(manager, ParagraphTable, { key: 'id', order: up('position'), scopes: { ...ofDraft, ...ofResolution }, knownAt }),
  };
};

const postgresDrafts = (manager: EntityManager, actor: Actor, moment: Moment, key: 'symbol' | 'resolutionId') =>
  postgresCollection(manager, DraftTable, {
    key,
    order: up('sortKey'),
    fields: { session: 'sessionCode', facilitator: 'facilitatorIso3' },
    orders: { symbol: 'sortKey' },
    scopes: { ...ofSession, ...ofTopic, sponsor: '("sponsor_states" @> array[owner.key] or "facilitator_iso3" = owner.key)', agendaItem: { by: 'agendaItemId' } },
    knownAt: moment.knownAt,
    derived: moment.day === null ? undefined : (rows) => draftsOfDay(manager, rows, moment),
    seen: (parameters) => (actor.role === 'secretariat' ? 'true' : `("tabled_on" is not null or ${own(actor, parameters)})`),
  });

const PAPERS = BEFORE_TABLING.map((stage) => `'${stage}'`).join(', ');

/** Whether a draft is one of the actor's State. */
function own({ role, state }: Actor, parameters: Parameters): string {
  if (role !== 'delegation' || state === null) return 'false';
  const iso3 = parameters.add(state, 'text');
  return `("sponsor_states" @> array[${iso3}] or "facilitator_iso3" is not distinct from ${iso3})`;
}

const stepOptions = (moment: Moment) => ({
  key: 'id',
  order: up('position'),
  scopes: { draft: { by: 'draftId' }, resolution: { by: 'resolutionId' } } as const,
  knownAt: moment.knownAt,
  derived: moment.day === null ? undefined : (rows: string) => `(select * from ${rows} where taken_on <= ${dayOf(moment)}) as taken`,
});

/** A draft as it stood on a day, by its steps; its sponsors and its wording are those on record. */
function draftsOfDay(manager: EntityManager, rows: string, moment: Moment): string {
  const day = dayOf(moment);
  const tabled = (column: string) => `case when draft.tabled_on <= ${day} then draft.${column} end as ${column}`;
  const derived: Record<string, string> = {
    status: 'step.stage as status',
    revision: 'step.revision',
    symbol: tabled('symbol'),
    tabled_on: tabled('tabled_on'),
    resolution_id: `case step.stage when 'ADOPTED' then draft.resolution_id end as resolution_id`,
  };
  const columns = [...describeColumns(manager, DraftTable).columns.values()].map(({ name }) => derived[JSON.parse(name) as string] ?? `draft.${name}`);
  return `(select ${columns.join(', ')} from (select * from ${rows}) as draft cross join lateral (
      select (array_agg(stage order by position desc))[1] as stage, (array_agg(revision order by position desc) filter (where revision is not null))[1] as revision
      from ${rowsKnownAt(manager, LifecycleStepTable, moment.knownAt)} where draft_id = draft.id and taken_on <= ${day} having count(*) > 0) as step) as draft`;
}

/** The day as a literal. */
function dayOf({ day }: Moment): string {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('A day is needed here, as instantOf gives it.');
  return `date '${day}'`;
}
