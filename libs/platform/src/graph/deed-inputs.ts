import { BadInput, textFrom } from '@assembly-graph/kernel';
import { Field, InputType } from 'type-graphql';
import { uuidIn } from './global-id.ts';

/** One field of a deed's input. */
export interface DeedField {
  /** As `@Field` takes it; a list in brackets; `object(…)` for a part with fields of its own. */
  readonly type: () => unknown;
  readonly description: string;
  readonly nullable?: boolean;
  readonly defaultValue?: unknown;
  /** Of a text, or of each text of a list: how many characters at the most; 2,000 if not given. */
  readonly longest?: number;
  /** Of a list: how many entries at the most; 100 if not given. */
  readonly most?: number;
  /** Of an id, or a list of ids: of which type. The use case gets the uuid; an id of anything else is the id of nothing. */
  readonly idOf?: string;
  /** Of a part with fields of its own: these. */
  readonly fields?: Readonly<Record<string, DeedField>>;
}

const LONGEST = 2_000;
const MOST = 100;
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** Makes the input type of a deed, or of a part of one. */
export function deedInputType(name: string, description: string, fields: Readonly<Record<string, DeedField>>): new () => object {
  const made = { [name]: class {} }[name]! as new () => object;
  InputType(name, { description })(made);
  for (const [field, { type, description: text, nullable = false, defaultValue }] of Object.entries(fields)) {
    Field(type as never, { nullable, description: text, ...(defaultValue === undefined ? {} : { defaultValue }) })(made.prototype, field);
  }
  return made;
}

/**
 * A field that is a part with fields of its own, or a list of such parts.
 * @param name of its input type, e.g. "OrganizerInput"
 */
export function partField(
  name: string,
  description: string,
  fields: Readonly<Record<string, DeedField>>,
  { list = false, nullable = false, most }: { list?: boolean; nullable?: boolean; most?: number } = {},
): DeedField {
  const Part = deedInputType(name, description, fields);
  return { type: () => (list ? [Part] : Part), description, nullable, most, fields };
}

/** The input as the use case takes it: plain, texts checked and trimmed, ids as uuids. @throws BadInput naming the field */
export function readInput(fields: Readonly<Record<string, DeedField>>, input: object): Record<string, unknown> {
  const given = input as Record<string, unknown>;
  const read = Object.entries(fields).map(([name, field]): [string, unknown] => [name, readValue(name, field, given[name])]);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

function readValue(name: string, field: DeedField, value: unknown): unknown {
  if (value == null) return value;
  if (Array.isArray(value)) {
    const most = field.most ?? MOST;
    if (value.length > most) throw new BadInput(`${name} may have ${most} entries at the most.`, name);
    return value.map((each) => readValue(name, field, each));
  }
  if (field.idOf) return uuidIn(field.idOf, String(value)) ?? NOTHING;
  if (field.fields) return readInput(field.fields, value as object);
  return typeof value === 'string' ? textFrom(name, value, field.longest ?? LONGEST) : value;
}
