import { DateScalar, deedKind, deedsResolver, reasonInput, type DeedAccess, type DeedField } from '@assembly-graph/platform/graph';
import { ID, Int } from 'type-graphql';
import type { AdvocacyUseCases } from '../use-cases/advocacy-desk.ts';
import type { SegmentUseCases } from '../use-cases/segment-desk.ts';
import { AdvocacyDocumentType } from './advocacy-document.type.ts';
import { EngagementType, NgoSpeakingSlotType } from './engagement.type.ts';
import { AdvocacyDocumentKindEnum, BodyAddressedEnum, EngagementKindEnum, OutcomeRelationEnum } from './enums.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OutcomeLinkType, RecommendationType } from './recommendation.type.ts';
import { topicsInput } from './topics-input.ts';

/** Whose thing it is, the use cases ask. */
const TAKES_PART: DeedAccess = { policies: ['secretariat', 'ngo'] };
const ALLOCATES: DeedAccess = { policies: ['secretariat', 'coalition'] };

const document = {
  entity: 'advocacyDocument',
  type: () => AdvocacyDocumentType,
  load: (id: string, { advocacyDocumentById }: CivilSocietyLoaders) => advocacyDocumentById.clear(id).load(id),
};
const code = (description: string, more: Partial<DeedField> = {}): DeedField => ({ type: () => String, description, longest: 100, ...more });
const codes = (description: string): DeedField => ({ type: () => [String], description, nullable: true, longest: 100, most: 100 });
const signature = { organization: code('Code of the organization; your own, if left out.', { nullable: true }) };

/** The deeds on what organizations write, on what became of it, and on whom they met. */
export const advocacyDeeds = (deeds: AdvocacyUseCases): object =>
  deedsResolver('AdvocacyDeeds', [
    deedKind({
      ...document,
      name: 'publishAdvocacyDocument',
      description: 'Enters a document of an organization. For one of its authors, and the secretariat.',
      access: TAKES_PART,
      input: {
        title: { type: () => String, description: 'Its title.', longest: 500 },
        kind: { type: () => AdvocacyDocumentKindEnum, description: 'What kind of document it is.' },
        session: code('Code of the session that it is written for or about.', { nullable: true }),
        publishedOn: { type: () => DateScalar, description: 'The day of its publication.' },
        authors: codes('Codes of the organizations that wrote it, the first the one that issues it; you alone, if left out.'),
        addressedBodies: { type: () => [BodyAddressedEnum], description: 'The bodies it is addressed to.', nullable: true },
        addressedStates: codes('Alpha-3 codes of the States it is addressed to.'),
        addressedOrganizations: codes('Codes of the organizations it is addressed to.'),
        topics: topicsInput('those that the title names, if left out'),
        languages: { type: () => [String], description: 'ISO 639-1 codes of its languages.', nullable: true, longest: 2, most: 20 },
        url: { type: () => String, description: 'Where it can be read.', nullable: true },
        licence: { type: () => String, description: 'On what terms it may be used, e.g. "CC-BY-4.0".', nullable: true, longest: 200 },
      },
      do: deeds.publishAdvocacyDocument,
    }),
    deedKind({ ...document, name: 'signAdvocacyDocument', description: 'Signs a document, each organization for itself.', of: 'AdvocacyDocument', access: TAKES_PART, input: signature, do: deeds.signAdvocacyDocument }),
    deedKind({ ...document, name: 'withdrawSignature', description: 'Takes a signature back, each organization its own.', of: 'AdvocacyDocument', access: TAKES_PART, input: signature, do: deeds.withdrawSignature }),
    deedKind({
      entity: 'recommendation',
      type: () => RecommendationType,
      name: 'addRecommendation',
      description: 'Enters what a document asks of somebody. For its authors, and the secretariat.',
      access: TAKES_PART,
      input: {
        document: { type: () => ID, description: 'The id of the document.', idOf: 'AdvocacyDocument' },
        text: { type: () => String, description: 'What is asked, in the words of the document.' },
        topics: topicsInput('those that the text names, if left out'),
        addressedBody: { type: () => BodyAddressedEnum, description: 'Of which body it is asked; or', nullable: true },
        addressedState: code('of which State, by its alpha-3 code.', { nullable: true }),
      },
      do: deeds.addRecommendation,
      load: (id: string, { recommendation }: CivilSocietyLoaders) => recommendation.clear(id).load(id),
    }),
    deedKind({
      entity: 'outcomeLink',
      type: () => OutcomeLinkType,
      name: 'linkOutcome',
      description: 'Says what in your opinion became of a recommendation in a resolution or decision; it is told as your opinion.',
      access: TAKES_PART,
      input: {
        recommendation: { type: () => ID, description: 'The id of the recommendation.', idOf: 'Recommendation' },
        resolution: code('The symbol of the resolution, e.g. "ICC-ASP/15/Res.1"; or', { nullable: true }),
        decision: { type: () => ID, description: 'the id of the decision.', idOf: 'Decision', nullable: true },
        relation: { type: () => OutcomeRelationEnum, description: 'What became of it.' },
        evidence: { type: () => String, description: 'On what the opinion rests.' },
      },
      do: deeds.linkOutcome,
      load: (id: string, { outcomeLink }: CivilSocietyLoaders) => outcomeLink.clear(id).load(id),
    }),
    deedKind({
      entity: 'engagement',
      type: () => EngagementType,
      name: 'recordEngagement',
      description: 'Records that organizations met somebody; organizations and States, never persons. For those who took part, and the secretariat.',
      access: { policies: ['secretariat', 'ngo', 'delegation'] },
      input: {
        kind: { type: () => EngagementKindEnum, description: 'How they met.' },
        title: { type: () => String, description: 'About what.', longest: 500 },
        heldOn: { type: () => DateScalar, description: 'The day.' },
        session: code('Code of the session around which it was.', { nullable: true }),
        withBody: { type: () => BodyAddressedEnum, description: 'The body they met.', nullable: true },
        withStates: codes('Alpha-3 codes of the States they met.'),
        organizations: { ...codes('Codes of the organizations.'), nullable: false },
        topics: topicsInput('those that the title names, if left out'),
      },
      do: deeds.recordEngagement,
      load: (id: string, { engagement }: CivilSocietyLoaders) => engagement.clear(id).load(id),
    }),
  ]);

/** The deeds on the NGO segment of the general debate, for the Coalition and the secretariat. */
export const segmentDeeds = (deeds: SegmentUseCases): object =>
  deedsResolver('NgoSegmentDeeds', [
    deedKind({
      entity: 'slot',
      type: () => NgoSpeakingSlotType,
      name: 'allocateNgoSpeakingSlot',
      description:
        'Gives an organization a slot in the NGO segment of the general debate, as many as the secretariat has set. For the Coalition, whose coordinating role the Assembly recognised (draft ICC-ASP/2/L.2, ICC-ASP/2/Res.8; only the number is recalled), and the secretariat.',
      access: ALLOCATES,
      input: {
        session: code('Code of the session.'),
        organization: code('Code of the organization.'),
        place: { type: () => Int, description: 'Its place in the order of speaking; the first that is free, if left out.', nullable: true },
      },
      do: deeds.allocateNgoSpeakingSlot,
      load: (id: string, { speakingSlot }: CivilSocietyLoaders) => speakingSlot.clear(id).load(id),
    }),
    deedKind({
      entity: 'slot',
      type: () => NgoSpeakingSlotType,
      name: 'releaseNgoSpeakingSlot',
      description: 'Takes a slot of the NGO segment back. For the Coalition and the secretariat.',
      of: 'NgoSpeakingSlot',
      access: ALLOCATES,
      input: reasonInput,
      do: deeds.releaseNgoSpeakingSlot,
      load: () => Promise.resolve(null),
    }),
  ]);
