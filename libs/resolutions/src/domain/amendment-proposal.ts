import { rule, type Cited, type Collection, type TopicCode } from '@assembly-graph/kernel';

export const DISPOSITIONS = ['ACCEPTED', 'MERGED', 'WITHDRAWN', 'REJECTED'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** A change that States propose to a tabled draft. */
export interface AmendmentProposal extends Cited {
  readonly id: string;
  readonly version: number;
  readonly knownFrom: string | null;
  readonly draftId: string;
  readonly sessionCode: string;
  readonly topics: readonly TopicCode[];
  /** Which paragraph is meant, as the States call it, e.g. "OP 12 bis"; null: the draft as a whole. */
  readonly target: string | null;
  readonly paragraphId: string | null;
  /** Alpha-3 codes. */
  readonly proposers: readonly string[];
  readonly proposedOn: string;
  /** In the words of whoever entered it. */
  readonly text: string | null;
  readonly disposition: Disposition | null;
  readonly disposedOn: string | null;
}

/** `draft`: by its id; `state`: by the alpha-3 code of one who proposes. */
export type AmendmentProposals = Collection<AmendmentProposal, 'draft' | 'state'>;

/** What became of a proposal. @throws RuleBroken */
export function disposed(was: Pick<AmendmentProposal, 'disposition' | 'proposedOn'>, disposition: Disposition, disposedOn: string, today: string): Pick<AmendmentProposal, 'disposition' | 'disposedOn'> {
  rule(was.disposition === null, 'a proposal is disposed of once');
  rule(was.proposedOn <= disposedOn && disposedOn <= today, 'a proposal is disposed of after it was made, and recorded once it was');
  return { disposition, disposedOn };
}
