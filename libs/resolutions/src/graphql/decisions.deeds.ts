import {
  citedInput, DateScalar, deedKind, deedsResolver, LanguageEnum, partField, publishedInput, reasonInput, TopicCodeEnum, type DeedAccess, type DeedField, type DeedFields,
} from '@assembly-graph/platform/graph';
import { Int } from 'type-graphql';
import type { DecisionUseCases } from '../use-cases/decisions-desk.ts';
import { DispositionEnum, ExplanationKindEnum, ParagraphPartEnum, RegionalGroupCodeEnum, VoteOptionEnum } from './decision-detail-enums.ts';
import { AmendmentProposalType, ExplanationType, ParagraphType, StateVoteType } from './decision-details.type.ts';
import { DecisionType } from './decision.type.ts';
import { DecisionModeEnum, DecisionResultEnum, DecisionSubjectEnum, RequirementEnum } from './enums.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { ResolutionType } from './resolution.type.ts';

const SECRETARIAT: DeedAccess = { policies: ['secretariat'] };
const FOR_STATES: DeedAccess = { policies: ['actsForStates'] };

// What was loaded before the deed is no longer so.
const resolution = { entity: 'resolution', type: () => ResolutionType, access: SECRETARIAT, load: (id: string, loaders: ResolutionsLoaders) => loaders.resolution.clear(id).load(id) };
const decision = { entity: 'decision', type: () => DecisionType, access: SECRETARIAT, load: (id: string, loaders: ResolutionsLoaders) => loaders.decision.clear(id).load(id) };
const stateVote = { entity: 'stateVote', type: () => StateVoteType, access: FOR_STATES, load: (id: string, loaders: ResolutionsLoaders) => loaders.stateVote.clear(id).load(id) };
const proposal = { entity: 'amendmentProposal', type: () => AmendmentProposalType, access: FOR_STATES, load: (id: string, loaders: ResolutionsLoaders) => loaders.amendment.clear(id).load(id) };
const explanation = { entity: 'explanation', type: () => ExplanationType, access: FOR_STATES, load: (id: string, loaders: ResolutionsLoaders) => loaders.explanation.clear(id).load(id) };
const paragraph = { entity: 'paragraph', type: () => ParagraphType, access: SECRETARIAT, load: (id: string, loaders: ResolutionsLoaders) => loaders.paragraph.clear(id).load(id) };

const day = (description: string): DeedField => ({ type: () => DateScalar, description });
const count = (description: string): DeedField => ({ type: () => Int, description, nullable: true });
const lang: DeedField = { type: () => LanguageEnum, description: 'In which language.' };
const url: DeedField = { type: () => String, description: 'Where the text is found.', nullable: true, longest: 500 };
const topics: DeedField = { type: () => [TopicCodeEnum], description: 'Codes of the topics it belongs to.', most: 17 };
const words: DeedField = { type: () => String, description: 'In your words, 10,000 characters at the most; no text that is not yours to give.', nullable: true, longest: 10_000 };
const state: DeedField = { type: () => String, description: 'Alpha-3 code of the State; a delegation acts for its own and may leave it out.', nullable: true };
const correctedInput = {
  confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
  sources: { ...publishedInput.sources, nullable: true },
  note: citedInput.note,
} satisfies DeedFields;

const howDecided = {
  mode: { type: () => DecisionModeEnum, description: 'How it was decided.' },
  requirement: { type: () => RequirementEnum, description: 'What it took to decide; of consensus it need not be said.', nullable: true },
  tally: partField('TallyInput', 'How many States Parties voted which way; of consensus nothing.', {
    inFavour: count('In favour.'), against: count('Against.'), abstaining: count('Abstaining.'), notParticipating: count('Not participating.'),
  }, { nullable: true }),
  statesParties: count('How many States Parties there were, of whom majorities and the quorum are counted.'),
  statesPresent: count('How many of them were present; those who voted or abstained, if it is left out.'),
  plenaryMeeting: count('The number of the plenary meeting.'),
} satisfies DeedFields;

/** The deeds on decisions and what hangs on them. */
export const decisionDeeds = (deeds: DecisionUseCases): object => deedsResolver('DecisionDeeds', [...ofDecisions(deeds), ...ofStates(deeds), ...ofTexts(deeds)]);

const ofDecisions = (deeds: DecisionUseCases) => [
  deedKind({
    ...resolution,
    name: 'adoptDraft',
    description:
      'Adopts a tabled draft: it becomes the resolution with this symbol. By consensus, or by a vote that has the majority it takes (arts. 112(7) and 121(3)). For the secretariat.',
    of: 'Draft',
    input: { symbol: { type: () => String, description: 'The symbol of the resolution, e.g. "ICC-ASP/18/Res.1".', longest: 50 }, adoptedOn: day('On which day.'), ...howDecided, ...citedInput },
    do: deeds.adoptDraft,
  }),
  deedKind({
    ...decision,
    name: 'recordDecision',
    description: 'Records what was decided without a resolution: on a report, the agenda, procedure …, or that a draft was rejected, put off or left without action (art. 112(7)). For the secretariat.',
    input: {
      subject: { type: () => DecisionSubjectEnum, description: 'What was decided on. A removal from office (art. 46) is not recorded here.' },
      matter: { type: () => String, description: 'In words, what was decided; of a draft its title says it.', nullable: true, longest: 500 },
      session: { type: () => String, description: 'Code of the session.' },
      draft: { type: () => String, description: 'The id of the draft that was decided on.', idOf: 'Draft', nullable: true },
      draftVersion: { type: () => Int, description: 'Of that draft, the version you have seen.', nullable: true },
      decidedOn: day('On which day.'),
      result: { type: () => DecisionResultEnum, description: 'What came of it.' },
      topics: { ...topics, defaultValue: [] },
      ...howDecided, ...citedInput,
    },
    do: deeds.recordDecision,
  }),
  deedKind({
    ...decision,
    name: 'recordStateVotes',
    description: 'Records how States voted in a recorded vote, all at once or by and by: each State Party has one vote (art. 112(7)). For the secretariat.',
    of: 'Decision',
    input: {
      votes: partField('StateVoteInput', 'How each voted, 200 at the most.', {
        state: { type: () => String, description: 'Alpha-3 code of the State.' },
        option: { type: () => VoteOptionEnum, description: 'As it was cast.' },
        regionAtVote: { type: () => RegionalGroupCodeEnum, description: 'The regional group of the State on that day.', nullable: true },
      }, { list: true, most: 200 }),
      ...citedInput,
    },
    do: deeds.recordStateVotes,
  }),
];

const ofStates = (deeds: DecisionUseCases) => [
  deedKind({
    ...stateVote,
    name: 'recordVoteCorrection',
    description: 'Records what a State said later that it had meant by its vote. What was cast stays, and the tally counts it. For its delegation and the secretariat.',
    of: 'StateVote',
    input: { intendedOption: { type: () => VoteOptionEnum, description: 'What it had meant.' }, ...correctedInput },
    do: deeds.recordVoteCorrection,
  }),
  deedKind({
    ...proposal,
    name: 'proposeAmendment',
    description: 'Records that States propose an amendment to a draft on the table. A delegation does so for its own State.',
    input: {
      draft: { type: () => String, description: 'The id of the draft.', idOf: 'Draft' },
      proposers: { type: () => [String], description: 'Alpha-3 codes of the States; a delegation may leave them out.', defaultValue: [], most: 200 },
      target: { type: () => String, description: 'Which paragraph is meant, as you call it, e.g. "OP 12 bis"; left out: the draft as a whole.', nullable: true, longest: 100 },
      paragraph: { type: () => String, description: 'The id of the paragraph, where it is on record.', idOf: 'Paragraph', nullable: true },
      proposedOn: day('On which day.'),
      text: words,
      ...citedInput,
    },
    do: deeds.proposeAmendment,
  }),
  deedKind({
    ...proposal,
    name: 'disposeAmendment',
    description: 'Records what became of a proposed amendment: those who proposed it alone withdraw it, the sponsors of the draft accept or merge it; the secretariat records any of it.',
    of: 'AmendmentProposal',
    input: { disposition: { type: () => DispositionEnum, description: 'What became of it.' }, disposedOn: day('On which day.') },
    do: deeds.disposeAmendment,
  }),
  deedKind({
    ...explanation,
    name: 'recordExplanation',
    description: 'Records what a State said of its position or its vote when something was decided, for itself and for others, and from which paragraphs it dissociates itself. For its delegation and the secretariat.',
    input: {
      decision: { type: () => String, description: 'The id of the decision.', idOf: 'Decision' },
      kind: { type: () => ExplanationKindEnum, description: 'What it explains.', defaultValue: 'POSITION' },
      state,
      onBehalfOf: { type: () => [String], description: 'Alpha-3 codes of the other States for which it spoke.', defaultValue: [], most: 200 },
      dissociatedFrom: { type: () => [String], description: 'Labels of paragraphs, as it calls them.', defaultValue: [], most: 100, longest: 100 },
      madeOn: day('On which day.'),
      statement: { type: () => String, description: 'The id of the statement in which it was made.', idOf: 'Statement', nullable: true },
      text: words,
      ...citedInput,
    },
    do: deeds.recordExplanation,
  }),
];

const ofTexts = (deeds: DecisionUseCases) => [
  deedKind({
    ...resolution,
    name: 'issueAdvanceVersion',
    description: 'Issues the advance version of a resolution in a language. For the secretariat.',
    of: 'Resolution',
    input: { lang, issuedOn: day('On which day.'), url, ...citedInput },
    do: deeds.issueAdvanceVersion,
  }),
  deedKind({
    ...resolution,
    name: 'issueOfficialVersion',
    description: 'Issues the official text of a resolution in a language (art. 112(10)). For the secretariat.',
    of: 'Resolution',
    input: { lang, issuedOn: day('On which day.'), url, ...citedInput },
    do: deeds.issueOfficialVersion,
  }),
  deedKind({
    ...resolution,
    name: 'issueResolutionCorrigendum',
    description: 'Issues the next corrigendum, "Res.1/Corr.1" and so on, to the official text of a resolution in some languages. It never changes the adoption. For the secretariat.',
    of: 'Resolution',
    input: { langs: { type: () => [LanguageEnum], description: 'In which languages.', most: 6 }, issuedOn: day('On which day.'), url, ...citedInput },
    do: deeds.issueResolutionCorrigendum,
  }),
  deedKind({
    ...resolution,
    name: 'correctResolution',
    description: 'Tells of a resolution and its adoption otherwise what was entered in error; what the record said stays readable by `knownAt`. It is no corrigendum, which corrects the text. What is left out stays as it is. For the secretariat.',
    of: 'Resolution',
    input: {
      ...reasonInput,
      title: { type: () => String, description: 'Its title in English.', nullable: true, longest: 500 },
      adoptedOn: { type: () => DateScalar, description: 'The day of its adoption.', nullable: true },
      plenaryMeeting: count('The number of the plenary meeting.'),
      mode: { type: () => DecisionModeEnum, description: 'How it was adopted.', nullable: true },
      topics: { ...topics, nullable: true },
      ...correctedInput,
    },
    do: deeds.correctResolution,
  }),
  deedKind({
    ...paragraph,
    name: 'enterParagraph',
    description: 'Enters a paragraph of a tabled draft or of a resolution by its label, so that amendments and dissociations can name it; its words are not kept. For the secretariat.',
    input: {
      draft: { type: () => String, description: 'The id of the draft; or', idOf: 'Draft', nullable: true },
      resolution: { type: () => String, description: 'the id of the resolution.', idOf: 'Resolution', nullable: true },
      part: { type: () => ParagraphPartEnum, description: 'Where it stands.' },
      label: { type: () => String, description: 'As the States call it, e.g. "OP 12 bis".', longest: 100 },
      position: { type: () => Int, description: 'Its place in the text, from 1.' },
      verb: { type: () => String, description: 'The verb with which it begins.', nullable: true, longest: 100 },
      topics: { ...topics, defaultValue: [] },
      ...citedInput,
    },
    do: deeds.enterParagraph,
  }),
];
