import { createHash } from 'node:crypto';
import type { Clock } from '@assembly-graph/kernel';
import { BadInput, doneBy, isWritable, RuleBroken } from '@assembly-graph/kernel';
import { IdempotencyKeyReused, type Deed, type Plain, type UnitOfWork } from '@assembly-graph/events';
import type { DataSource, EntityManager } from 'typeorm';
import { committed } from './after-commit.ts';
import { recordDeed } from './record-deed.ts';

/** The sentence, and where it stands, of what a constraint of the database holds to, by the constraint's name. */
export type ConstraintRules = Readonly<Record<string, readonly [sentence: string, citation?: string]>>;

const DEADLOCK = '40P01';
const ATTEMPTS = 3;

/**
 * The unit of work on PostgreSQL: idempotency row, the work, audit, stored answer, events last, COMMIT.
 * A connection lost during COMMIT leaves the caller in doubt; asking again with the same key gives the one true answer.
 * @param rules what the caller is told where the database itself refuses
 */
export function postgresUnitOfWork<Stores extends object>(
  database: DataSource,
  storesOf: (manager: EntityManager) => Stores,
  clock: Clock,
  rules: ConstraintRules = {},
): UnitOfWork<Stores> {
  const { schema } = database.options as { schema: string };
  const once: UnitOfWork<Stores> = (deed, work) =>
    database.transaction('READ COMMITTED', async (manager) => {
      const answered = await takeKey(manager, schema, deed);
      if (answered !== null) return answered.response as never;
      const recorded = { name: deed.name, by: doneBy(deed.actor), now: clock.now() };
      return recordDeed(manager, storesOf(manager), recorded, work, (result) => keepAnswer(manager, schema, deed, result));
    });
  return async (deed, work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        const done = await once(deed, work);
        committed(database);
        return done;
      } catch (failure) {
        // Of two deeds that wait for each other the database ends one, with nothing written.
        if (codeOf(failure) !== DEADLOCK || attempt === ATTEMPTS) throw ruleOf(failure, rules) ?? failure;
      }
    }
  };
}

/** PostgreSQL's own fields of an error, whether or not TypeORM has wrapped it. */
const codeOf = (failure: unknown): unknown => (failure as { code?: unknown }).code;

/** The rule that a constraint stands for; null for one that is ours to look after, and for any other failure. */
function ruleOf(failure: unknown, rules: ConstraintRules): RuleBroken | null {
  const { constraint } = failure as { constraint?: string };
  if (typeof constraint !== 'string' || !Object.hasOwn(rules, constraint)) return null;
  return new RuleBroken(...rules[constraint]!);
}

/** The same request, whatever the order of its fields. */
const hashOf = (deed: Deed): Buffer => createHash('sha256').update(canonical([deed.name, deed.request])).digest();

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** Takes the key for this deed; what was answered, if the deed was done before. Waits for one that is being done now. */
async function takeKey(manager: EntityManager, schema: string, deed: Deed): Promise<{ response: Plain } | null> {
  const { idempotencyKey: key } = deed;
  const by = doneBy(deed.actor);
  // Characters as PostgreSQL counts them, which has no pairs of surrogates.
  const { length } = [...key];
  if (length < 8 || length > 255 || !isWritable(key)) {
    throw new BadInput('An idempotency key has 8 to 255 characters.', 'idempotencyKey');
  }
  const hash = hashOf(deed);
  const taken: unknown[] = await manager.query(
    `insert into "${schema}".idempotency (actor, key, deed, request_hash) values ($1, $2, $3, $4) on conflict do nothing returning key`,
    [by.id, key, deed.name, hash],
  );
  if (taken.length > 0) return null;
  const [earlier]: { request_hash: Buffer; response: Plain }[] = await manager.query(
    `select request_hash, response from "${schema}".idempotency where actor = $1 and key = $2`,
    [by.id, key],
  );
  if (!earlier?.request_hash.equals(hash)) throw new IdempotencyKeyReused();
  return { response: earlier.response };
}

async function keepAnswer(manager: EntityManager, schema: string, deed: Deed, response: Plain): Promise<void> {
  await manager.query(`update "${schema}".idempotency set response = $3::jsonb where actor = $1 and key = $2`, [doneBy(deed.actor).id, deed.idempotencyKey, JSON.stringify(response)]);
}
