import { rule } from '@assembly-graph/kernel';

/** How far a text has come, from the first paper to the last corrigendum. */
export const LIFECYCLE_STAGES = [
  'CONCEPT', 'INFORMAL', 'TABLED', 'REVISED', 'ORALLY_AMENDED', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN', 'NO_ACTION', 'ADVANCE_VERSION', 'OFFICIAL', 'CORRECTED',
] as const;
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number];

/** How a draft stands; what is adopted goes on as a resolution. */
export const DRAFT_STATUSES = LIFECYCLE_STAGES.slice(0, 9) as readonly DraftStatus[];
export type DraftStatus = Exclude<LifecycleStage, 'ADVANCE_VERSION' | 'OFFICIAL' | 'CORRECTED'>;

const DECIDED = ['ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN', 'NO_ACTION'] as const;
const ON_THE_TABLE = ['REVISED', 'ORALLY_AMENDED', ...DECIDED] as const;

/** What may follow on what: forward, where a stage may be left out, and back only to a revision. */
const NEXT: Readonly<Record<LifecycleStage, readonly LifecycleStage[]>> = {
  CONCEPT: ['INFORMAL', 'TABLED', 'WITHDRAWN'],
  INFORMAL: ['INFORMAL', 'TABLED', 'WITHDRAWN'],
  TABLED: ON_THE_TABLE,
  REVISED: ON_THE_TABLE,
  ORALLY_AMENDED: ON_THE_TABLE,
  ADOPTED: ['ADVANCE_VERSION', 'OFFICIAL'],
  NOT_ADOPTED: [],
  WITHDRAWN: [],
  NO_ACTION: [],
  ADVANCE_VERSION: ['OFFICIAL'],
  OFFICIAL: ['CORRECTED'],
  CORRECTED: ['CORRECTED'],
};

/** The stages at which a text is seen by its sponsors and the secretariat alone. */
export const BEFORE_TABLING = ['CONCEPT', 'INFORMAL'] as const satisfies readonly LifecycleStage[];
/** The stages that make a version of a draft. */
export const VERSION_STAGES = ['INFORMAL', 'TABLED', 'REVISED', 'ORALLY_AMENDED'] as const satisfies readonly LifecycleStage[];

export const mayFollow = (stage: LifecycleStage, next: LifecycleStage): boolean => NEXT[stage].includes(next);
/** Whether a text is before the Assembly: tabled, and not yet decided on. */
export const isOnTheTable = (stage: LifecycleStage): boolean => mayFollow(stage, 'ADOPTED');

/** The next stage of a text. @throws RuleBroken with the reason why it does not follow */
export function advanced<Next extends LifecycleStage>(stage: LifecycleStage, next: Next): Next {
  rule(mayFollow(stage, next), refusal(stage, next));
  return next;
}

function refusal(stage: LifecycleStage, next: LifecycleStage): string {
  if (next === 'CORRECTED') return 'a corrigendum corrects an official text';
  if (next === 'ADVANCE_VERSION' || next === 'OFFICIAL') return 'a text is issued once it is adopted, its advance version before the official one and each of them once';
  if (NEXT[stage].length === 0) return 'a draft that was rejected, withdrawn or left without action goes no further';
  if (!isOnTheTable(stage) && !['CONCEPT', 'INFORMAL'].includes(stage)) return 'a draft is adopted once, and what is adopted is no longer a draft';
  if (next === 'TABLED') return 'a draft is tabled once; what comes after is a revision';
  if (next === 'CONCEPT' || next === 'INFORMAL') return 'a text goes forward only: what was circulated or tabled is not taken back, it is revised';
  return 'a text is revised, amended orally and decided on once it is tabled, not before';
}
