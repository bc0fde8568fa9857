import { enumOf } from '@assembly-graph/platform/graph';
import type { DraftKind } from '../domain/draft.ts';
import type { DraftStatus, LifecycleStage } from '../domain/lifecycle.ts';

const ofDrafts: Record<DraftStatus, string> = {
  CONCEPT: 'A concept of its sponsors.',
  INFORMAL: 'Circulated as an informal paper.',
  TABLED: 'Tabled under its symbol, L.n.',
  REVISED: 'Revised: L.n/Rev.k.',
  ORALLY_AMENDED: 'Amended orally, in the meeting.',
  ADOPTED: 'Adopted: it became a resolution.',
  NOT_ADOPTED: 'Put to the decision and not adopted.',
  WITHDRAWN: 'Withdrawn by its sponsors.',
  NO_ACTION: 'Left without action.',
};

export const DraftStatusEnum = enumOf<DraftStatus>('DraftStatus', 'How a draft stands.', ofDrafts);

export const LifecycleStageEnum = enumOf<LifecycleStage>('LifecycleStage', 'How far a text has come; it goes forward only, back only to a revision.', {
  ...ofDrafts,
  ADVANCE_VERSION: 'Its advance version was issued, in a language.',
  OFFICIAL: 'Its official text was issued, in a language.',
  CORRECTED: 'Its official text was corrected by a corrigendum, in a language.',
});

export const DraftKindEnum = enumOf<DraftKind>('DraftKind', 'What a draft resolution is about, as the Assembly speaks of them.', {
  OMNIBUS: 'The omnibus resolution: strengthening the Court and the Assembly.',
  BUDGET: 'The programme budget and what goes with it.',
  COOPERATION: 'Cooperation.',
  COMPLEMENTARITY: 'Complementarity.',
  AMENDMENT: 'An amendment to the Statute, the Rules of Procedure and Evidence or the Elements of Crimes.',
  REVIEW: 'The review of the Court and the Rome Statute system.',
  REMUNERATION: 'The remuneration of judges and others.',
  PROCEDURE: 'The procedure of the Assembly and its bodies.',
  PREMISES: 'The premises of the Court.',
  OTHER: 'Anything else.',
});
