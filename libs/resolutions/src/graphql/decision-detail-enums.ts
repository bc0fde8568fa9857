import { enumOf } from '@assembly-graph/platform/graph';
import type { Disposition } from '../domain/amendment-proposal.ts';
import type { ExplanationKind } from '../domain/explanation.ts';
import type { ParagraphPart } from '../domain/paragraph.ts';
import type { RegionalGroupCode } from '../domain/regional-group.ts';
import type { VoteOption } from '../domain/state-vote.ts';

export const VoteOptionEnum = enumOf<VoteOption>('VoteOption', 'How a State voted.', {
  IN_FAVOUR: 'In favour.',
  AGAINST: 'Against.',
  ABSTAINING: 'Abstaining: present, but not voting.',
  NOT_PARTICIPATING: 'Present, but not taking part.',
  ABSENT: 'Absent.',
  NOT_ENTITLED: 'Not entitled to vote (art. 112(8)).',
});

/** Owned by `membership`: the same values there. */
export const RegionalGroupCodeEnum = enumOf<RegionalGroupCode>('RegionalGroupCode', 'The five regional groups of the United Nations.', {
  AFRICAN: 'African States',
  ASIA_PACIFIC: 'Asia-Pacific States',
  EASTERN_EUROPEAN: 'Eastern European States',
  GRULAC: 'Latin American and Caribbean States',
  WEOG: 'Western European and other States',
});

export const DispositionEnum = enumOf<Disposition>('AmendmentDisposition', 'What became of a proposed amendment.', {
  ACCEPTED: 'The sponsors of the draft accepted it.',
  MERGED: 'It was merged with other changes.',
  WITHDRAWN: 'Those who proposed it withdrew it.',
  REJECTED: 'It was rejected.',
});

export const ExplanationKindEnum = enumOf<ExplanationKind>('ExplanationKind', 'What a State explained.', {
  POSITION: 'Its position.',
  VOTE: 'Its vote, where there was one.',
});

export const ParagraphPartEnum = enumOf<ParagraphPart>('ParagraphPart', 'Where a paragraph stands.', {
  PREAMBULAR: 'In the preamble (PP).',
  OPERATIVE: 'In the operative part (OP).',
  ANNEX: 'In an annex.',
});
