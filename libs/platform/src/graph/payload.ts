import { BadInput, NotFound, RuleBroken } from '@assembly-graph/kernel';
import { CursorExpired, CursorInvalid, IdempotencyKeyReused, VersionConflict } from '@assembly-graph/events';
import { Directive, Field, ObjectType } from 'type-graphql';
import { deedTimeout, isTimeout } from './public-error.ts';

@Directive('@shareable')
@ObjectType('UserError', { simpleResolvers: true, description: 'Why a deed was not done: nothing was changed.' })
export class UserError {
  @Field(() => String, {
    description: 'RULE_BROKEN, NOT_FOUND, CONFLICT, IDEMPOTENCY_KEY_REUSED or BAD_USER_INPUT; of a cursor CURSOR_EXPIRED or CURSOR_INVALID.',
  })
  readonly code!: string;
  @Field(() => String, { nullable: true, description: 'The field of the input that is meant, if it is one.' })
  readonly field!: string | null;
  @Field(() => String, { nullable: true, description: 'The article or rule that says so, if one does.' })
  readonly rule!: string | null;
  @Field(() => String, { description: 'The reason, as a sentence.' })
  readonly message!: string;
}

/** What a mutation returns: the thing, or why not. */
export interface Payload {
  readonly userErrors: readonly UserError[];
  readonly [entity: string]: unknown;
}

/**
 * Makes the payload type of a mutation.
 * @param mutation e.g. "recordTreatyAction"
 * @param entity the field that holds the thing, e.g. "treatyAction"
 */
export function payloadType(mutation: string, entity: string, type: () => unknown): new () => Payload {
  const name = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Payload`;
  const made = { [name]: class {} }[name]! as unknown as new () => Payload;
  ObjectType(name, { simpleResolvers: true, description: `What came of \`${mutation}\`.` })(made);
  Field(type as never, { nullable: true, description: 'As the record stands after the deed; null if it was not done, or is gone.' })(made.prototype, entity);
  Field(() => [UserError], { description: 'Why it was not done; empty if it was.' })(made.prototype, 'userErrors');
  return made;
}

/** Does a deed and tells its outcome: what the caller can mend is a user error, anything else stays an error. */
export async function outcomeOf<T>(entity: string, deed: () => Promise<T>): Promise<Payload> {
  try {
    return { [entity]: await deed(), userErrors: [] };
  } catch (failure) {
    if (isTimeout(failure)) throw deedTimeout();
    const userError = userErrorOf(failure);
    if (!userError) throw failure;
    return { [entity]: null, userErrors: [userError] };
  }
}

function userErrorOf(failure: unknown): UserError | null {
  if (failure instanceof RuleBroken) return { code: failure.code, field: null, rule: failure.citation ?? null, message: failure.sentence };
  if (failure instanceof BadInput) return { code: failure.code, field: failure.argument ?? null, rule: null, message: failure.message };
  if (failure instanceof NotFound || failure instanceof VersionConflict || failure instanceof IdempotencyKeyReused) {
    return { code: failure.code, field: null, rule: null, message: failure.message };
  }
  if (failure instanceof CursorExpired || failure instanceof CursorInvalid) return { code: failure.code, field: null, rule: null, message: failure.message };
  return null;
}
