import { isConfirmed, type Confidence } from '@assembly-graph/kernel';
import type { AgendaItemStatus } from './agenda-item.ts';

/** By what two items are held to be the same: the words of their titles, and nothing that we know or think of the matter. */
export const AGENDA_SAMENESS = ['TITLE', 'TITLE_BUT_FOR_NUMBER'] as const;
export type AgendaSameness = (typeof AGENDA_SAMENESS)[number];

export interface ItemOnRecord {
  readonly id: string;
  readonly title: string;
  readonly status: AgendaItemStatus | null;
  /** Of the item, and of the agenda on which it stands. */
  readonly confidences: readonly Confidence[];
  /** Whether it is known as a heading only, or was announced, and stands on no agenda. */
  readonly heading: boolean;
}

/** What a session of the Assembly had before it, as far as it is on record. */
export interface SessionItems {
  readonly sessionCode: string;
  /** Its place among all sessions of the Assembly. */
  readonly place: number;
  /** Whether it is asked what came back of its items. */
  readonly asked: boolean;
  /** In the order of the agenda. */
  readonly items: readonly ItemOnRecord[];
}

/** That a following session had an item with the same words before it; worked out from two facts, so never more than derived. */
export interface AgendaReturn {
  readonly itemId: string;
  readonly laterItemId: string;
  readonly sameBy: AgendaSameness;
  readonly confidence: Confidence;
}

/** What came back of the items of a session at those that followed. */
export interface AgendaCarryOver {
  readonly sessionCode: string;
  readonly items: number;
  readonly deferred: number;
  readonly leftOutUnconfirmed: number;
  /** Sessions that followed, and those of them of which items are on record. */
  readonly followed: number;
  readonly followedOnRecord: number;
  /** Items that came back at any of them; null if there is none of which items are on record. */
  readonly cameBack: number | null;
  readonly deferredCameBack: number | null;
  /** One for each item and each session at which it came back. */
  readonly returns: readonly AgendaReturn[];
}

export interface CarryOverRequest {
  /** Codes; null: all sessions. */
  readonly sessions: readonly string[] | null;
  /** How many of the sessions that followed are looked at. */
  readonly following: number;
  readonly includeHeadings: boolean;
  readonly includeUnconfirmed: boolean;
}

/** One row for each session of the Assembly with items on record, in their order. @throws BadInput for too many */
export type FollowAgendas = (asked: CarryOverRequest) => Promise<readonly AgendaCarryOver[]>;

const ORDINAL = `(?:(?:twenty|thirty|forty|fifty) )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|\\d+(?:st|nd|rd|th))`;
const NUMBERS_OF_SESSIONS = new RegExp(`(?<![^ ])${ORDINAL}(?: (?:to|and) ${ORDINAL})* (?=(?:sessions?|financial years?)(?![^ ]))`, 'g');
const YEAR_THAT_IT_IS_FOR = /(?<![^ ])(for|year) (?:19|20)\d\d(?![^ ])/g;

/** The words of a title, whatever their case and what stands between them. */
export const wordsOf = (title: string): string => (title.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** The words of a title but for the number of the session, of the financial year, and the year for which something is; empty if it has no words. */
export const wordsButForNumber = (title: string): string => wordsOf(title).replace(NUMBERS_OF_SESSIONS, '# ').replace(YEAR_THAT_IT_IS_FOR, '$1 #');

/** What came back of the items of the sessions asked about. */
export function carryOvers(sessions: readonly SessionItems[], { following, includeHeadings, includeUnconfirmed }: Omit<CarryOverRequest, 'sessions'>): AgendaCarryOver[] {
  const known = sessions.map((session) => ({ ...session, items: itemsToFollow(session.items, includeHeadings) }));
  const counted = known.map((session) => ({ ...session, items: session.items.filter(({ confidences }) => includeUnconfirmed || isSure(confidences)) }));
  const bySubject = new Map(counted.map(({ sessionCode, items }) => [sessionCode, firstBySubject(items)]));
  return counted.flatMap(({ sessionCode, place, asked, items }, index): AgendaCarryOver[] => {
    const all = known[index]!.items.length;
    if (!asked || all === 0) return [];
    const after = counted.filter((one) => one.place > place && one.place <= place + following);
    const onRecord = after.filter((one) => one.items.length > 0);
    const returns = onRecord.flatMap((later) => items.flatMap((item) => returnOf(item, bySubject.get(later.sessionCode)!)));
    const back = new Set(returns.map(({ itemId }) => itemId));
    const deferred = items.filter(({ status }) => status === 'DEFERRED');
    const countIn = (some: readonly ItemOnRecord[]) => (onRecord.length === 0 ? null : some.filter(({ id }) => back.has(id)).length);
    return [{
      sessionCode, items: items.length, deferred: deferred.length, leftOutUnconfirmed: all - items.length,
      followed: after.length, followedOnRecord: onRecord.length, cameBack: countIn(items), deferredCameBack: countIn(deferred), returns,
    }];
  });
}

/** The items of the agenda; of a session of which none is on record, what it is said to have had before it, if that is asked for. */
function itemsToFollow(items: readonly ItemOnRecord[], includeHeadings: boolean): readonly ItemOnRecord[] {
  const onAgenda = items.filter(({ heading }) => !heading);
  return onAgenda.length === 0 && includeHeadings ? items : onAgenda;
}

const isSure = (confidences: readonly Confidence[]): boolean => confidences.every((confidence) => isConfirmed({ confidence }));

type BySubject = ReadonlyMap<string, ItemOnRecord>;

/** By the words of their titles, with and without numbers; of several with the same words the first. */
function firstBySubject(items: readonly ItemOnRecord[]): BySubject {
  const found = new Map<string, ItemOnRecord>();
  for (const words of [wordsOf, wordsButForNumber]) for (const item of items) if (!found.has(words(item.title))) found.set(words(item.title), item);
  found.delete('');
  return found;
}

function returnOf(item: ItemOnRecord, later: BySubject): AgendaReturn[] {
  const same = later.get(wordsOf(item.title));
  const alike = same ?? later.get(wordsButForNumber(item.title));
  if (!alike) return [];
  const all = [...item.confidences, ...alike.confidences];
  const confidence = all.includes('RECALLED') ? 'RECALLED' : all.includes('REPORTED') ? 'REPORTED' : 'DERIVED';
  return [{ itemId: item.id, laterItemId: alike.id, sameBy: same ? 'TITLE' : 'TITLE_BUT_FOR_NUMBER', confidence }];
}
