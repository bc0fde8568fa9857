import { BadInput, rule } from '@assembly-graph/kernel';

const SESSION = /^(?:(?<number>[1-9]\d{0,2})(?:R[1-9])?|S(?<special>[1-9]\d?)|(?<review>RC)\d{4})$/;
const SYMBOL = /^(?<session>ICC-ASP\/(?:S-)?[1-9]\d{0,2}|RC)\/(?<series>L|Res)\.[1-9]\d{0,3}$/;

/** What the symbols of a session begin with: "ICC-ASP/19" of the session 19R2, "RC" of the Review Conference. @throws BadInput */
export function symbolsBeginWith(sessionCode: string): string {
  const { number, special, review } = SESSION.exec(sessionCode)?.groups ?? {};
  if (review) return 'RC';
  if (special) return `ICC-ASP/S-${special}`;
  if (!number) throw new BadInput('session is the code of a session, e.g. "18", "19R2" or "S1".', 'session');
  return `ICC-ASP/${number}`;
}

/** A symbol of this series and session, as printed. @throws BadInput, RuleBroken */
export function symbolIn(series: 'L' | 'Res', sessionCode: string, text: string): string {
  const { session, series: found } = SYMBOL.exec(text)?.groups ?? {};
  if (found !== series) throw new BadInput(`symbol has the form "${symbolsBeginWith(sessionCode)}/${series}.4".`, 'symbol');
  rule(session === symbolsBeginWith(sessionCode), 'a symbol names the session to which its text belongs');
  return text;
}

/** The symbol of a draft's revision, e.g. "ICC-ASP/18/L.4/Rev.1". */
export const revisionSymbol = (symbol: string, revision: number): string => `${symbol}/Rev.${revision}`;
/** The symbol of the draft of which this may be a revision. */
export const withoutRevision = (symbol: string): string => symbol.replace(/\/Rev\.\d{1,4}$/, '');
