import { readFile, stat } from 'node:fs/promises';
import type { JWTPayload } from 'jose';
import { log } from '../log.ts';
import { StartFailure } from '../start-failure.ts';

/** Tokens that were taken back before they end. */
export interface RevokedTokens {
  /** Whether the claims are of one of them. */
  readonly names: (claims: JWTPayload) => boolean;
  /** Tells when the list has become another. @returns what ends it */
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => void;
}

interface List {
  readonly tokens: ReadonlySet<string>;
  /** By `sub`: what was issued to it before this, in milliseconds. */
  readonly subjects: ReadonlyMap<string, number>;
}

const POLL_MS = 1_000;
const LARGEST = 16 * 1024 * 1024;

/**
 * The list in a file, looked at every second: `{ "tokens": ["<jti>"], "subjects": [{ "sub": "…", "issuedBefore": "2026-11-24T10:00:00Z" }] }`. A file that
 * cannot be read, or is none of these, leaves in force what was in force: whoever was refused stays refused.
 * @throws StartFailure if it can't be read at the start
 */
export async function revokedTokens(file: string, pollMs = POLL_MS): Promise<RevokedTokens> {
  const listeners = new Set<() => void>();
  let version = await versionOf(file);
  let list = await read(file).catch(() => {
    throw new StartFailure(`TOKEN_REVOCATIONS names ${file}, which is no list of revoked tokens: {"tokens":["…"],"subjects":[{"sub":"…","issuedBefore":"…"}]}.`);
  });
  let looking = false;
  const look = async (): Promise<void> => {
    const found = await versionOf(file);
    if (found === version) return;
    version = found;
    list = await read(file);
    for (const listener of listeners) listener();
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      // Never its words: they could hold a line of the list.
      .catch(() => log.error({ file }, 'the list of revoked tokens cannot be read; what it said last stays in force'))
      .finally(() => (looking = false));
  }, pollMs).unref();
  return {
    names: ({ jti, sub, iat }) => (jti !== undefined && list.tokens.has(jti)) || (sub !== undefined && (iat ?? 0) * 1000 < (list.subjects.get(sub) ?? 0)),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => clearInterval(timer),
  };
}

/** Another one when the file is. */
const versionOf = (file: string): Promise<string> =>
  stat(file).then(
    ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
    () => 'gone',
  );

/** @throws Error unless it is a list */
async function read(file: string): Promise<List> {
  const text = await readFile(file, 'utf8');
  if (text.length > LARGEST) throw new Error('too large');
  const { tokens = [], subjects = [] } = JSON.parse(text) as { tokens?: unknown; subjects?: unknown };
  if (!Array.isArray(tokens) || !Array.isArray(subjects) || tokens.some((jti) => typeof jti !== 'string')) throw new Error('no list');
  const before = new Map<string, number>();
  for (const { sub, issuedBefore } of subjects as { sub?: unknown; issuedBefore?: unknown }[]) {
    const until = typeof issuedBefore === 'string' ? Date.parse(issuedBefore) : NaN;
    if (typeof sub !== 'string' || Number.isNaN(until)) throw new Error('no list');
    before.set(sub, Math.max(until, before.get(sub) ?? 0));
  }
  return { tokens: new Set(tokens as string[]), subjects: before };
}
