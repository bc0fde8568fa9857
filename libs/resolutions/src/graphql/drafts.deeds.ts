import { citedInput, DateScalar, DateTimeScalar, deedKind, deedsResolver, publishedInput, reasonInput, TopicCodeEnum, type DeedAccess, type DeedField } from '@assembly-graph/platform/graph';
import type { DraftUseCases } from '../use-cases/decisions-desk.ts';
import { DraftType } from './draft.type.ts';
import { DraftKindEnum } from './lifecycle-enums.ts';
import type { ResolutionsLoaders } from './loaders.ts';

const FOR_SPONSORS: DeedAccess = { policies: ['actsForStates'] };
const draft = { entity: 'draft', type: () => DraftType, access: FOR_SPONSORS, load: (id: string, loaders: ResolutionsLoaders) => loaders.draft.clear(id).load(id) };

const url: DeedField = { type: () => String, description: 'Where the text is found.', nullable: true, longest: 500 };
const state: DeedField = { type: () => String, description: 'Alpha-3 code of the State; a delegation acts for its own and may leave it out.', nullable: true };
const day = (description: string): DeedField => ({ type: () => DateScalar, description });
const title: DeedField = { type: () => String, description: 'Its title in English.', longest: 500 };
const kind: DeedField = { type: () => DraftKindEnum, description: 'What it is about.' };
const topics: DeedField = { type: () => [TopicCodeEnum], description: 'Codes of the topics it belongs to.', most: 17 };
const agendaItem: DeedField = { type: () => String, description: 'The id of the item of the agenda under which it is brought.', idOf: 'AgendaItem', nullable: true };
/** What a correction says of where it was read; left out, it stays. */
const correctedInput = {
  confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
  sources: { ...publishedInput.sources, nullable: true },
  note: citedInput.note,
};

/** The deeds on drafts: of a delegation on those of its own State, of the secretariat on all. */
export const draftDeeds = (deeds: DraftUseCases): object =>
  deedsResolver('DraftDeeds', [
    deedKind({
      ...draft,
      name: 'startDraft',
      description: 'Begins a draft resolution as a concept, which its sponsors and the secretariat see. A delegation begins it for its own State.',
      input: {
        session: { type: () => String, description: 'Code of the session before which it is brought.' },
        title, kind, topics: { ...topics, defaultValue: [] }, agendaItem,
        sponsors: { type: () => [String], description: 'Alpha-3 codes of the States that bring it.', defaultValue: [], most: 200 },
        sponsoringBodies: { type: () => [String], description: 'Codes of the bodies of the Assembly that bring it, e.g. "BUREAU".', defaultValue: [], most: 10 },
        facilitator: { type: () => String, description: 'Alpha-3 code of the State whose representative facilitates it.', nullable: true },
        startedOn: day('On which day.'),
        ...citedInput,
      },
      do: deeds.startDraft,
    }),
    deedKind({
      ...draft,
      name: 'circulateInformally',
      description: 'Circulates a draft as an informal paper: the first, then Rev.1, Rev.2 … It stays with its sponsors and the secretariat.',
      of: 'Draft',
      input: { circulatedOn: day('On which day.'), url, ...citedInput },
      do: deeds.circulateInformally,
    }),
    deedKind({
      ...draft,
      name: 'openSilenceProcedure',
      description: 'Puts the latest informal paper of a draft under a silence procedure: who says nothing until then does not object.',
      of: 'Draft',
      input: { until: { type: () => DateTimeScalar, description: 'Until when objections are heard.' } },
      do: deeds.openSilenceProcedure,
    }),
    deedKind({
      ...draft,
      name: 'tableDraft',
      description: 'Tables a draft under its symbol: from now on everybody sees it.',
      of: 'Draft',
      input: { symbol: { type: () => String, description: 'Its symbol, e.g. "ICC-ASP/18/L.4".', longest: 50 }, tabledOn: day('On which day.'), url, ...citedInput },
      do: deeds.tableDraft,
    }),
    deedKind({
      ...draft,
      name: 'reviseDraft',
      description: 'Issues the next revision of a tabled draft, "L.4/Rev.1" and so on.',
      of: 'Draft',
      input: { revisedOn: day('On which day.'), url, ...citedInput },
      do: deeds.reviseDraft,
    }),
    deedKind({
      ...draft,
      name: 'amendOrally',
      description: 'Records that a tabled draft was amended orally, in the meeting; what was amended may stand in the note.',
      of: 'Draft',
      input: { amendedOn: day('On which day.'), ...citedInput },
      do: deeds.amendOrally,
    }),
    deedKind({ ...draft, name: 'cosponsorDraft', description: 'Lets a State join the sponsors of a draft that is not decided on yet.', of: 'Draft', input: { state }, do: deeds.cosponsorDraft }),
    deedKind({
      ...draft,
      name: 'withdrawSponsorship',
      description: 'Lets a State leave the sponsors of a draft that is not decided on yet; the last of them withdraws the draft.',
      of: 'Draft',
      input: { state },
      do: deeds.withdrawSponsorship,
    }),
    deedKind({
      ...draft,
      name: 'withdrawDraft',
      description: 'Withdraws a draft, which stays on record. A delegation withdraws what its State alone has brought.',
      of: 'Draft',
      input: { withdrawnOn: day('On which day.'), ...reasonInput },
      do: deeds.withdrawDraft,
    }),
    deedKind({
      ...draft,
      name: 'recordNoAction',
      description: 'Records that the session took no action on a tabled draft, which stays on record. For the secretariat.',
      of: 'Draft',
      access: { policies: ['secretariat'] },
      input: { on: day('On which day.'), ...citedInput },
      do: deeds.recordNoAction,
    }),
    deedKind({
      ...draft,
      name: 'correctDraft',
      description: 'Tells of a draft otherwise what was entered in error; what the record said stays readable by `knownAt`. What is left out stays as it is.',
      of: 'Draft',
      input: {
        ...reasonInput,
        title: { ...title, nullable: true }, kind: { ...kind, nullable: true }, topics: { ...topics, nullable: true }, agendaItem,
        ...correctedInput,
      },
      do: deeds.correctDraft,
    }),
  ]);
