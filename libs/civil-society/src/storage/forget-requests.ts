import type { EntityManager } from 'typeorm';

/**
 * The answer for a retry of a deed is but an id; the hash of what was asked could tell a name, or who it was, to whoever guesses at it.
 * @param answers the ids that were answered
 */
export async function forgetRequests(manager: EntityManager, deed: string, answers: readonly string[]): Promise<void> {
  await manager.query(
    `update civil_society.idempotency set request_hash = sha256(convert_to(gen_random_uuid()::text, 'UTF8')) where deed = $1 and response = any(select to_jsonb(answer) from unnest($2::text[]) as answer)`,
    [deed, answers],
  );
}
