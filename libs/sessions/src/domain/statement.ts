import type { Versioned } from '@assembly-graph/events';
import { BadInput, rule, type Cited, type Collection, type Language, type TopicCode } from '@assembly-graph/kernel';
import { parseSymbol } from './document-symbol.ts';

export const STATEMENT_SEGMENTS = ['GENERAL_DEBATE', 'REVIEW_PLENARY', 'COOPERATION_PLENARY', 'CLOSING'] as const;
export type StatementSegment = (typeof STATEMENT_SEGMENTS)[number];

export const STATE_CAPACITIES = ['STATE_PARTY', 'OBSERVER_STATE'] as const;
export const ORGANIZATION_CAPACITIES = ['NGO', 'ORGANIZATION'] as const;
export const SPEAKER_CAPACITIES = [...STATE_CAPACITIES, ...ORGANIZATION_CAPACITIES] as const;
export type SpeakerCapacity = (typeof SPEAKER_CAPACITIES)[number];

export const STATEMENT_FORMS = ['ORAL', 'WRITTEN'] as const;
export type StatementForm = (typeof STATEMENT_FORMS)[number];

export const STATEMENT_KINDS = [
  'GENERAL_DEBATE', 'EXPLANATION_BEFORE', 'EXPLANATION_AFTER', 'DISSOCIATION', 'RIGHT_OF_REPLY', 'INTRODUCTION', 'CLOSING', 'WRITTEN',
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** Where the text of a statement can be had in a language; the record has no texts. */
export interface StatementText {
  readonly lang: Language;
  readonly url: string;
}

/** What a State or an organization had to say to a session; the fact that it did, not the text. */
export interface Statement extends Cited, Versioned {
  /** The key of the data set, e.g. "ST0113". */
  readonly code: string;
  readonly sessionCode: string;
  /** The first day of the session: lists go by it, for of many statements the day isn't known. */
  readonly sessionOpensOn: string;
  readonly segment: StatementSegment | null;
  /** Null where the data set has no word for it. */
  readonly kind: StatementKind | null;
  /** The place on a list of speakers, and the meeting, where they are on record. */
  readonly slotId: string | null;
  readonly meetingId: string | null;
  readonly deliveredOn: string | null;
  /** Exactly one of the two is known. */
  readonly speakerState: string | null;
  readonly speakerOrganization: string | null;
  /** Codes of the organizations it was made for besides the speaker; none twice, and never the speaker. */
  readonly onBehalfOf: readonly string[];
  /** Alpha-3 codes of the States it was made for besides the speaker; none twice, and never the speaker. */
  readonly onBehalfOfStates: readonly string[];
  /** Symbols of the drafts and resolutions that it is about. */
  readonly concerns: readonly string[];
  readonly texts: readonly StatementText[];
  /** Seconds from the beginning of the recording of the meeting. */
  readonly videoOffset: number | null;
  readonly speakerPerson: string | null;
  readonly capacity: SpeakerCapacity;
  readonly form: StatementForm;
  /** By the part of the session it belongs to. */
  readonly topics: readonly TopicCode[];
}

export type Statements = Collection<Statement, 'session' | 'topic' | 'state' | 'organization' | 'onBehalfOf' | 'onBehalfOfState' | 'slot' | 'concerns'>;

/** The plenary on cooperation is about cooperation. No other part names a topic, and what was said in it we do not know. */
export const topicsOfSegment = (segment: StatementSegment | null): readonly TopicCode[] => (segment === 'COOPERATION_PLENARY' ? ['COOPERATION'] : []);

/** Why this list of those spoken for can't be; null if it can. */
export function wrongOnBehalfOf(speaker: string | null, onBehalfOf: readonly string[]): string | null {
  if (new Set(onBehalfOf).size !== onBehalfOf.length) return 'names the same one twice';
  return speaker !== null && onBehalfOf.includes(speaker) ? 'names the speaker itself' : null;
}

/** The capacity that a speaker has of itself. @throws BadInput for one of another kind */
export function capacityOf({ speakerState }: Pick<Statement, 'speakerState'>, said: SpeakerCapacity | null): SpeakerCapacity {
  const possible: readonly SpeakerCapacity[] = speakerState === null ? ORGANIZATION_CAPACITIES : STATE_CAPACITIES;
  const capacity = said ?? possible[0]!;
  if (!possible.includes(capacity)) throw new BadInput(`A ${speakerState === null ? 'n organization' : 'State'} speaks as ${possible.join(' or ')}.`.replace('A n', 'An'), 'capacity');
  return capacity;
}

/** Kinds that say how a speaker stands to a text. */
const ABOUT_A_TEXT: readonly StatementKind[] = ['EXPLANATION_BEFORE', 'EXPLANATION_AFTER', 'DISSOCIATION'];

type Said = Pick<Statement, 'kind' | 'form' | 'speakerState' | 'speakerOrganization' | 'onBehalfOf' | 'onBehalfOfStates' | 'concerns'>;

/** Checks what is said of a statement. @throws RuleBroken, BadInput */
export function checkStatement({ kind, form, speakerState, speakerOrganization, onBehalfOf, onBehalfOfStates, concerns }: Said): void {
  for (const wrong of [wrongOnBehalfOf(speakerOrganization, onBehalfOf), wrongOnBehalfOf(speakerState, onBehalfOfStates)]) {
    rule(wrong === null, `a statement is made for others than its speaker, each named once; this ${wrong}`);
  }
  rule((kind === 'WRITTEN') <= (form === 'WRITTEN'), 'what is only submitted in writing is not spoken');
  rule(!ABOUT_A_TEXT.includes(kind!) || concerns.length > 0, 'an explanation of position, or a dissociation, names the text that it is about');
  if (new Set(concerns).size !== concerns.length || !concerns.every((symbol) => textOf(symbol) !== null)) {
    throw new BadInput('A statement is about drafts (…/L.4) and resolutions (…/Res.1), each named once by its symbol.', 'concerns');
  }
}

/** What a symbol says that it is: of other documents a statement is not said to be about. */
export function textOf(symbol: string): 'DRAFT' | 'RESOLUTION' | null {
  const series = parseSymbol(symbol)?.series;
  return series === 'L' ? 'DRAFT' : series === 'Res' ? 'RESOLUTION' : null;
}
