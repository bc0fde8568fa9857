import type { Versioned } from '@assembly-graph/events';
import { BadInput, rule, type Cited, type Collection, type Language, type TopicCode } from '@assembly-graph/kernel';
import { formatSymbol, kindOf, parseSymbol, partOf, principalOf, sortKeyOf, type DocumentKind, type DocumentPart } from './document-symbol.ts';
import type { Session } from './session.ts';

/** What a document is for; its kind is what its symbol says. */
export const DOCUMENT_CATEGORIES = [
  'AGENDA', 'REPORT', 'PROPOSED_BUDGET', 'CBF_REPORT', 'CREDENTIALS_REPORT', 'DRAFT', 'RESOLUTION', 'DECISION', 'NOTE_VERBALE', 'INFORMATION', 'JOURNAL',
  'OFFICIAL_RECORDS', 'STATEMENT', 'CANDIDATURE', 'NGO_PAPER',
] as const;
export type DocumentCategory = (typeof DOCUMENT_CATEGORIES)[number];

export interface TitleIn {
  readonly lang: Language;
  readonly text: string;
}

/** A document of the Assembly or of the Review Conference, known by its symbol. */
export interface Document extends Cited, Versioned {
  readonly symbol: string;
  readonly sessionCode: string;
  readonly title: string;
  /** In other languages than English, each once. */
  readonly titles: readonly TitleIn[];
  readonly publishedOn: string | null;
  /** The rest follows from the symbol. */
  readonly kind: DocumentKind;
  readonly part: DocumentPart;
  /** Null where it is not known. */
  readonly category: DocumentCategory | null;
  /** The symbol of the document that this one adds to, revises or corrects. */
  readonly principalSymbol: string | null;
  /** Orders symbols naturally: "ICC-ASP/4/9" before "ICC-ASP/4/18". */
  readonly sortKey: string;
  /** By the words of the title. */
  readonly topics: readonly TopicCode[];
  /** The agenda items it was issued under (uuid). */
  readonly agendaItems: readonly string[];
}

export type Documents = Collection<Document, 'session' | 'topic' | 'principal' | 'agendaItem'>;

/** What follows from the symbol of a document of a session. @throws RuleBroken, BadInput */
export function documentOf(session: Pick<Session, 'code' | 'symbolSeries'>, symbol: string): Pick<Document, 'symbol' | 'sessionCode' | 'kind' | 'part' | 'principalSymbol' | 'sortKey'> {
  const parsed = parseSymbol(symbol);
  if (!parsed) throw new BadInput('symbol must be the symbol of a document of the Assembly as it is printed, e.g. "ICC-ASP/21/1/Add.1".', 'symbol');
  const { symbolSeries } = session;
  rule(symbolSeries === null || symbol.startsWith(`${symbolSeries}/`), 'the symbol of a document begins with that of its session');
  return { symbol, sessionCode: session.code, kind: kindOf(parsed), part: partOf(parsed), principalSymbol: principalOf(parsed), sortKey: sortKeyOf(parsed) };
}

/** The symbol of the next corrigendum to a document, after those on record. */
export function nextCorrigendum(corrected: string, parts: readonly string[]): string {
  const numbers = parts.map((symbol) => parseSymbol(symbol)!.suffixes.at(-1)!).filter(({ kind }) => kind === 'Corr').map(({ number }) => Number(number));
  const principal = parseSymbol(corrected)!;
  return formatSymbol({ ...principal, suffixes: [...principal.suffixes, { kind: 'Corr', number: String(Math.max(0, ...numbers) + 1) }] });
}

/** The titles with these said anew. @throws BadInput for English, which is the title itself, or a language twice */
export function titlesWith(titles: readonly TitleIn[], said: readonly TitleIn[]): TitleIn[] {
  if (said.some(({ lang }) => lang === 'EN')) throw new BadInput('The English title is "title".', 'titles');
  if (new Set(said.map(({ lang }) => lang)).size !== said.length) throw new BadInput('A document has one title in a language.', 'titles');
  return [...titles.filter(({ lang }) => !said.some((one) => one.lang === lang)), ...said].sort((a, b) => (a.lang < b.lang ? -1 : 1));
}
