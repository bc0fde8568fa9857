import { BadInput } from '@assembly-graph/kernel';

export const DOCUMENT_KINDS = [
  'NUMBERED', 'LIMITED', 'INFORMATION', 'RESOLUTION', 'DECISION', 'DECLARATION', 'NOTE_VERBALE', 'SUBSIDIARY_BODY',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_PARTS = ['PRINCIPAL', 'ADDENDUM', 'REVISION', 'CORRIGENDUM'] as const;
export type DocumentPart = (typeof DOCUMENT_PARTS)[number];

const SERIES = ['', 'L', 'INF', 'Res', 'Dec', 'Decl'] as const;
const KIND_OF_SERIES: Record<(typeof SERIES)[number], DocumentKind> = {
  '': 'NUMBERED', L: 'LIMITED', INF: 'INFORMATION', Res: 'RESOLUTION', Dec: 'DECISION', Decl: 'DECLARATION',
};
const SUFFIXES = ['Add', 'Rev', 'Corr'] as const;
const PART_OF_SUFFIX = { Add: 'ADDENDUM', Rev: 'REVISION', Corr: 'CORRIGENDUM' } as const;

/**
 * A document symbol taken apart. Numbers stay as printed, for notes verbales count "07".
 * `session`: "21" or "S-1"; null for the Review Conference (RC/…).
 * `organ`: the addressees of a note verbale ("S", "SP", "OS", "IS", "S/LDC"), or a committee or working group ("WGRC", "CBF.3").
 */
export interface DocumentSymbol {
  readonly session: string | null;
  readonly organ: string | null;
  readonly series: (typeof SERIES)[number];
  readonly number: string;
  readonly suffixes: readonly { readonly kind: (typeof SUFFIXES)[number]; readonly number: string }[];
}

const NUMBER = '(?:0[1-9]\\d{0,2}|[1-9]\\d{0,3})';
const PLAIN = '[1-9]\\d{0,3}';
const FORM = new RegExp(
  `^(?:ICC-ASP/(?<session>(?:S-)?${PLAIN})|RC)/` +
    `(?:(?<organ>S/LDC|SP|OS|IS|S|(?!INF)[A-Z]{3,8}(?:\\.${PLAIN})?)/)?` +
    `(?:(?<series>L|INF|Res|Decl|Dec)\\.)?(?<number>${NUMBER})(?<suffixes>(?:/(?:Add|Rev|Corr)\\.${PLAIN}){0,4})$`,
);
const NOTES = ['S', 'SP', 'OS', 'IS', 'S/LDC'];
const isNote = (organ: string | null): boolean => organ !== null && NOTES.includes(organ);

/** Reads a symbol such as "ICC-ASP/21/1/Add.1"; null if it is none. */
export function parseSymbol(text: string): DocumentSymbol | null {
  const groups = FORM.exec(text)?.groups;
  if (!groups) return null;
  const { session = null, organ = null, series = '', number, suffixes = '' } = groups as Record<string, string | undefined>;
  // A note verbale has a bare number; a resolution, decision or declaration is the Assembly's own; leading zeros belong to notes.
  if (isNote(organ) ? series !== '' : organ !== null && !['', 'L', 'INF'].includes(series)) return null;
  if (number!.startsWith('0') && !isNote(organ)) return null;
  return {
    session,
    organ,
    series: series as DocumentSymbol['series'],
    number: number!,
    suffixes: suffixes.split('/').slice(1).map((suffix) => {
      const [kind, count] = suffix.split('.') as [(typeof SUFFIXES)[number], string];
      return { kind, number: count };
    }),
  };
}

/** The symbol as it is printed: the inverse of {@link parseSymbol}. */
export function formatSymbol({ session, organ, series, number, suffixes }: DocumentSymbol): string {
  const parts = [session === null ? 'RC' : `ICC-ASP/${session}`, organ, series ? `${series}.${number}` : number];
  return [...parts.filter((part) => part !== null), ...suffixes.map((suffix) => `${suffix.kind}.${suffix.number}`)].join('/');
}

/** What kind of document the symbol says that it is. */
export function kindOf({ organ, series }: DocumentSymbol): DocumentKind {
  if (organ === null) return KIND_OF_SERIES[series];
  return isNote(organ) ? 'NOTE_VERBALE' : 'SUBSIDIARY_BODY';
}

/** Whether it is a document of its own, or adds to, revises or corrects another. */
export function partOf({ suffixes }: DocumentSymbol): DocumentPart {
  const last = suffixes.at(-1);
  return last ? PART_OF_SUFFIX[last.kind] : 'PRINCIPAL';
}

/** The symbol of the document that this one adds to, revises or corrects; null for a document of its own. */
export function principalOf(symbol: DocumentSymbol): string | null {
  return symbol.suffixes.length === 0 ? null : formatSymbol({ ...symbol, suffixes: symbol.suffixes.slice(0, -1) });
}

/**
 * A text by which symbols sort naturally: session and number by value, the kinds in the order of {@link DOCUMENT_KINDS}, a document
 * before what adds to it. Digits and small letters in fields of fixed width only, so that every collation sorts it alike.
 */
export function sortKeyOf(symbol: DocumentSymbol): string {
  const { session, organ, series, number, suffixes } = symbol;
  const [letters = '', organNumber = '0'] = (organ ?? '').replace('/', '').toLowerCase().split('.');
  return [
    session === null ? `c${field('0')}` : `${session.startsWith('S-') ? 'b' : 'a'}${field(session.replace('S-', ''))}`,
    letter(DOCUMENT_KINDS.indexOf(kindOf(symbol))),
    organ === null ? '' : letters.padEnd(8, '0') + field(organNumber) + letter(SERIES.indexOf(series)),
    field(number),
    ...suffixes.map((suffix) => letter(SUFFIXES.indexOf(suffix.kind)) + field(suffix.number)),
  ].join('');
}

/** By value, then by how it is printed: "7" before "07". */
const field = (number: string) => String(Number(number)).padStart(4, '0') + number.length;
const letter = (rank: number) => String.fromCharCode('a'.charCodeAt(0) + rank);

/** A symbol from outside. @throws BadInput if it is none */
export function symbolFrom(field: string, text: string): string {
  if (!parseSymbol(text)) throw new BadInput(`${field} must be the symbol of a document of the Assembly as it is printed, e.g. "ICC-ASP/21/1/Add.1".`, field);
  return text;
}
