import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  visit,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { CompiledFetch, CompiledRequest } from '../compiling/compiled-plan.ts';
import { fieldsFor } from '../compiling/representation.ts';
import type { TypeFacts } from '../compiling/type-facts.ts';
import { isIntrospection } from '../planning/planned-document.ts';
import { EACH, type PathStep } from '../planning/plan.ts';
import { collectFields, typesOf, type CollectedField } from '../projecting/collect-fields.ts';
import type { HiddenField } from '../projecting/compile-projection.ts';
import { NotCopied, OWN, type AnswerSteps, type Inner, type ObjectCopy, type Piece, type Recipe, type Shape, type ShapeField, type Source, type ToldValue } from './shapes.ts';

export interface LayOutOptions {
  /** All of it, also what clients don't see. */
  readonly supergraph: GraphQLSchema;
  readonly apiSchema: GraphQLSchema;
  readonly facts: TypeFacts;
  /** With conditions applied and fragments in place. */
  readonly operation: OperationDefinitionNode;
  readonly requests: readonly CompiledRequest[];
  readonly hidden?: HiddenField;
  /** The key of a field in the answers of subgraphs. */
  keyOf(field: CollectedField): string;
}

/** A fetch as it is copied from. */
export interface LaidOutFetch {
  readonly request: number;
  readonly fetch: CompiledFetch;
  readonly sets: readonly SelectionSetNode[];
  /** What it tells of objects, by their type; of root fields one shape. */
  readonly shapes: Map<string, Shape>;
  /** The lists of hosts that it is told of, one for each of its paths. */
  readonly lists: readonly number[];
  readonly recipes: Recipe[];
}

export interface LayOut {
  readonly fetches: readonly LaidOutFetch[];
  readonly shapes: readonly Shape[];
  /** The object that stands for the answer's root. */
  readonly root: Shape;
  readonly answer: ObjectCopy;
  /** How many lists of hosts there are. */
  readonly lists: number;
  /** Object types by their number in records. */
  readonly types: readonly string[];
}

/** The way of a fetch to its hosts, as far as it has been gone. */
interface Way {
  readonly fetch: number;
  readonly list: number;
  readonly steps: readonly PathStep[];
  readonly at: number;
}

/** What a client asks for of a value. */
interface Asked {
  readonly type: GraphQLOutputType;
  readonly sets: readonly SelectionSetNode[];
  readonly path: AnswerSteps;
}

/** An operation with more than this is rare, and costs more to lay out than it is worth. */
const MOST_SHAPES = 400;
const MOST_COPIES = 800;

/** @throws NotCopied for an operation whose answers must be read and merged */
export function layOut(options: LayOutOptions): LayOut {
  return new Layer(options).lay();
}

class Layer {
  private readonly shapes: Shape[] = [];
  private readonly types: string[] = [];
  private readonly fetches: LaidOutFetch[];
  private lists = 0;
  private copies = 0;

  constructor(private readonly options: LayOutOptions) {
    this.fetches = options.requests.flatMap((request, index) => {
      if (request.kind !== 'query' || request.inContexts) throw new NotCopied('of a kind that is not copied');
      const { definitions } = parse(request.query, { noLocation: true });
      const operation = definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;
      visit(operation, { FragmentSpread: refuse, Directive: refuse });
      return request.fetches.map((fetch) => this.laidOut(fetch, index, operation));
    });
  }

  lay(): LayOut {
    const { operation, apiSchema, supergraph } = this.options;
    const type = apiSchema.getRootType(operation.operation)!;
    const root = this.shape(OWN, supergraph.getRootType(operation.operation)!.name, [], false);
    const ways = this.fetches.flatMap(({ fetch, lists }, index) => fetch.paths.map((steps, path): Way => ({ fetch: index, list: lists[path]!, steps, at: 0 })));
    if (ways.some(({ fetch, steps }) => !this.fetches[fetch]!.fetch.write && steps.length > 0)) throw new NotCopied('root fields that do not stand at the root');
    const answer = this.object(root, ways, collectFields(apiSchema, type, [operation.selectionSet]), []);
    this.completeShapes();
    return { fetches: this.fetches, shapes: this.shapes, root, answer: answer!, lists: this.lists, types: this.types };
  }

  private laidOut(fetch: CompiledFetch, request: number, { selectionSet }: OperationDefinitionNode): LaidOutFetch {
    if (fetch.isRewritten) throw new NotCopied('what a subgraph tells is rewritten');
    const entities = selectionSet.selections.find((each): each is FieldNode => each.kind === Kind.FIELD && (each.alias ?? each.name).value === fetch.alias);
    const set = fetch.write ? entities!.selectionSet! : selectionSet;
    return { request, fetch, sets: [set], shapes: new Map(), lists: fetch.paths.map(() => this.lists++), recipes: [] };
  }

  private shape(fetch: number, type: string, sets: readonly SelectionSetNode[], isOneOfSeveral: boolean): Shape {
    if (this.shapes.length === MOST_SHAPES) throw new NotCopied('too much');
    const { supergraph } = this.options;
    const collected = collectFields(supergraph, supergraph.getType(type) as never, sets);
    const fields = collected.map((field, place): ShapeField => ({ place, key: field.key, name: field.name, type: field.type, sets: field.selectionSets, shapes: new Map(), starts: [], ends: [] }));
    if (isOneOfSeveral && (fields[0]?.key !== '__typename' || fields[0].name !== '__typename')) throw new NotCopied('objects that do not say at once of which type they are');
    if (!this.types.includes(type)) this.types.push(type);
    const shape: Shape = { number: this.shapes.length, fetch, type, fields, slots: isOneOfSeveral ? 1 : 0, isOneOfSeveral, links: new Map(), hostOf: [], runs: new Map() };
    this.shapes.push(shape);
    return shape;
  }

  /** What is copied as it is, or not at all, is looked through, too. */
  private completeShapes(): void {
    for (const shape of this.shapes) {
      for (const field of shape.fields) {
        const type = getNamedType(field.type);
        if (!isCompositeType(type) || field.shapes.size) continue;
        for (const { name } of typesOf(this.options.supergraph, type)) field.shapes.set(name, this.shape(shape.fetch, name, field.sets, isAbstractType(type)));
        if (!field.shapes.size) throw new NotCopied('a value that nothing can be');
      }
    }
  }

  /**
   * Lays out an object: what fetches add to it, where they go on, and how what a client asks for is copied.
   * @param asked nothing, where a client doesn't ask for it
   */
  private object(host: Shape, ways: readonly Way[], asked: readonly CollectedField[] | undefined, path: AnswerSteps): ObjectCopy | undefined {
    const here = ways.flatMap((way) => goneThrough(way, host.type));
    const visited = here.map(({ fetch, list, at }) => `${fetch} ${list} ${at}`).join();
    if (host.visitedBy !== undefined && host.visitedBy !== visited) throw new NotCopied('objects to which more is added in one place than in another');
    const isFirst = host.visitedBy === undefined;
    host.visitedBy = visited;
    const sources: Source[] = [{ link: OWN, shape: host }];
    const arrived = here.filter(({ steps, at }) => at === steps.length);
    for (const { fetch } of arrived) {
      const shape = sources.some(({ link }) => link === fetch) ? undefined : this.linked(host, fetch);
      if (shape) sources.push({ link: fetch, shape });
    }
    if (isFirst) for (const way of arrived) if (host.links.has(way.fetch)) this.tell(way, host, sources);
    const pieces = this.pieces(sources, here, asked ?? [], path);
    if (!asked) return undefined;
    if (this.copies === MOST_COPIES) throw new NotCopied('too much');
    return { number: this.copies++, shape: host, pieces };
  }

  /** The shape of what a fetch tells of a host; nothing, if it doesn't tell of its type. */
  private linked(host: Shape, number: number): Shape | undefined {
    const { fetch, shapes, sets } = this.fetches[number]!;
    if (fetch.write && !fieldsFor(fetch.requires, host.type, this.options.facts).some(({ name }) => name === '__typename')) return undefined;
    let shape = shapes.get(host.type);
    if (!shape) shapes.set(host.type, (shape = this.shape(number, host.type, sets, false)));
    if (!host.links.has(number)) host.links.set(number, host.slots++);
    return shape;
  }

  /** How a fetch is told of a host. */
  private tell({ fetch: number, list }: Way, host: Shape, sources: readonly Source[]): void {
    const { fetch, recipes } = this.fetches[number]!;
    if (!fetch.write) return;
    const texts: string[] = [];
    const values: ToldValue[] = [];
    let text = '';
    fieldsFor(fetch.requires, host.type, this.options.facts).forEach(({ key, name, selections }, index) => {
      const [source, field] = providerOf(sources.filter(({ link }) => link !== number), key);
      text += `${index ? ',' : '{'}${JSON.stringify(key)}:`;
      if (name === '__typename') return void (text += JSON.stringify(host.type));
      if (selections.length || isCompositeType(getNamedType(field.type))) throw new NotCopied('objects in what is told');
      texts.push(text);
      text = '';
      values.push({ ...source, slot: valueOf(source.shape, field), linkSlot: host.links.get(source.link) ?? 0 });
    });
    host.hostOf.push({ list, recipe: recipes.length });
    recipes.push({ type: host.type, slot: host.links.get(number)!, texts: [...texts, `${text}}`], values });
  }

  private pieces(sources: readonly Source[], ways: readonly Way[], asked: readonly CollectedField[], path: AnswerSteps): Piece[] {
    const pieces = new Pieces();
    const gone = new Set<string>();
    const isHidden = ({ key }: CollectedField) => key === this.options.hidden?.key;
    for (const field of [...asked.filter(isHidden), ...asked.filter((each) => !isHidden(each))]) {
      if (field.name === '__typename') {
        pieces.member(field.key, JSON.stringify(sources[0]!.shape.type));
        continue;
      }
      if (isIntrospection(field.node)) throw new NotCopied('introspection');
      const key = this.options.keyOf(field);
      gone.add(key);
      const [source, there] = providerOf(sources, key);
      if (String(there.type) !== String(field.type)) throw new NotCopied('a field that clients see as another type');
      const isComposite = isCompositeType(getNamedType(field.type));
      if (isHidden(field)) {
        if (isComposite) throw new NotCopied('a hidden object');
        pieces.all.push({ kind: 'hidden', source, start: valueOf(source.shape, there), path: [...path, field.key] });
        continue;
      }
      const further = waysBy(ways, key);
      if (isComposite && !this.isTheSame(there, field)) {
        const inner = this.value(source.shape, there, there.type, further, { type: field.type, sets: field.selectionSets, path: [...path, field.key] });
        const slot = (there.child ??= source.shape.slots++);
        pieces.inner(field.key, { kind: 'inner', source, slot, inner: inner!, isNullable: !isNonNullType(field.type) });
        continue;
      }
      if (isComposite && further.length) this.value(source.shape, there, there.type, further, undefined);
      pieces.copied(field.key, source, there);
    }
    // Where a client asks for nothing, fetches may go on nevertheless.
    for (const key of new Set(ways.flatMap(({ steps, at }) => (typeof steps[at] === 'string' ? [steps[at]] : [])))) {
      // Of an object of another type it need not have been asked for.
      if (gone.has(key) || !sources.some(({ shape }) => shape.fields.some((field) => field.key === key))) continue;
      const [source, there] = providerOf(sources, key);
      this.value(source.shape, there, there.type, waysBy(ways, key), undefined);
    }
    return pieces.end();
  }

  /** Whether a subgraph writes of a value what the answer has of it, to the letter. */
  private isTheSame(there: ShapeField, asked: Pick<CollectedField, 'type' | 'selectionSets'>): boolean {
    const { supergraph, apiSchema, keyOf } = this.options;
    const type = getNamedType(there.type);
    if (!isObjectType(type)) return false;
    const walk = (sets: readonly SelectionSetNode[], askedSets: readonly SelectionSetNode[], name: string): boolean => {
      const written = collectFields(supergraph, supergraph.getType(name) as never, sets);
      const wanted = collectFields(apiSchema, apiSchema.getType(name) as never, askedSets);
      return (
        written.length === wanted.length &&
        written.every((field, index) => {
          const other = wanted[index]!;
          if (other.key === this.options.hidden?.key || field.key !== other.key || field.name !== other.name || keyOf(other) !== field.key || String(field.type) !== String(other.type)) return false;
          const inner = getNamedType(field.type);
          return !isCompositeType(inner) || (isObjectType(inner) && walk(field.selectionSets, other.selectionSets, inner.name));
        })
      );
    };
    return walk(there.sets, asked.selectionSets, type.name);
  }

  private value(holder: Shape, field: ShapeField, type: GraphQLOutputType, ways: readonly Way[], asked: Asked | undefined): Inner | undefined {
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (isListType(nullable)) {
      const further = ways.map((way) => (way.steps[way.at] === EACH ? { ...way, at: way.at + 1 } : way));
      const depth = asked ? asked.path.filter((step) => typeof step === 'number').length : 0;
      const item = this.value(holder, field, nullable.ofType as GraphQLOutputType, further, asked && { ...asked, path: [...asked.path, depth] });
      return item && { kind: 'list', item, isNullable: !isNonNullType(nullable.ofType), depth };
    }
    const composite = nullable as GraphQLCompositeType;
    const isOneOfSeveral = isAbstractType(composite);
    const copies = new Map<string, ObjectCopy>();
    for (const { name } of typesOf(this.options.supergraph, composite)) {
      let shape = field.shapes.get(name);
      if (!shape) field.shapes.set(name, (shape = this.shape(holder.fetch, name, field.sets, isOneOfSeveral)));
      const copy = this.object(shape, ways, asked && this.seen(name, asked), asked?.path ?? []);
      if (copy) copies.set(name, copy);
    }
    return asked && { kind: 'object', isOneOfSeveral, copies };
  }

  /** What a client asks for of an object of this type; nothing, if clients don't see it there. */
  private seen(name: string, { type, sets }: Asked): CollectedField[] | undefined {
    const { apiSchema } = this.options;
    const object = apiSchema.getType(name);
    const named = getNamedType(type) as GraphQLCompositeType;
    if (!isObjectType(object) || !typesOf(apiSchema, named).includes(object)) return undefined;
    return collectFields(apiSchema, object, sets);
  }
}

const refuse = (): never => {
  throw new NotCopied('a fragment or a directive in what a subgraph is asked');
};

/** A way on from an object of a type: nothing, if it leads to objects of other types only. */
function goneThrough(way: Way, type: string): Way[] {
  let { at } = way;
  for (let step = way.steps[at]; typeof step === 'object'; step = way.steps[at]) {
    if (!step.types.includes(type)) return [];
    at += 1;
  }
  return [{ ...way, at }];
}

const waysBy = (ways: readonly Way[], key: string): Way[] => ways.flatMap((way) => (way.steps[way.at] === key ? [{ ...way, at: way.at + 1 }] : []));

/** Who tells of a field. Of those who do it is the host itself, if it can be; who of others would have to be seen. */
function providerOf(sources: readonly Source[], key: string): [Source, ShapeField] {
  const all = sources.flatMap((source) => source.shape.fields.flatMap((field): [Source, ShapeField][] => (field.key === key ? [[source, field]] : [])));
  const [first] = all;
  if (!first) throw new NotCopied('a field that no fetch brings by this key');
  if (all.length > 1 && (first[0].link !== OWN || isCompositeType(getNamedType(first[1].type)))) throw new NotCopied('a field that several fetches bring');
  return first;
}

function valueOf(shape: Shape, field: ShapeField): number {
  if (field.value === undefined) {
    field.value = shape.slots;
    shape.slots += 2;
  }
  return field.value;
}

/** The pieces of an object's text: neighbours that stand as they should in an answer are one run. */
class Pieces {
  readonly all: Piece[] = [];
  private run: { source: Source; first: ShapeField; last: ShapeField; otherwise: string | undefined } | undefined;
  private isFirst = true;

  member(key: string, value: string): void {
    this.close();
    this.text(`${this.separator()}${JSON.stringify(key)}:${value}`);
  }

  inner(key: string, piece: Piece): void {
    this.close();
    this.text(`${this.separator()}${JSON.stringify(key)}:`);
    this.all.push(piece);
  }

  copied(key: string, source: Source, field: ShapeField): void {
    const missing = isNonNullType(field.type) ? undefined : `${JSON.stringify(key)}:null`;
    if (key !== field.key) {
      this.close();
      this.text(`${this.separator()}${JSON.stringify(key)}:`);
      const slot = valueOf(source.shape, field);
      this.all.push({ kind: 'run', source, start: slot, end: slot + 1, otherwise: missing && 'null' });
      return;
    }
    const { run } = this;
    if (run && run.source.link === source.link && run.last.place + 1 === field.place) {
      run.last = field;
      run.otherwise = run.otherwise === undefined || missing === undefined ? undefined : `${run.otherwise},${missing}`;
      return;
    }
    this.close();
    this.text(this.separator());
    this.run = { source, first: field, last: field, otherwise: missing };
  }

  private separator(): string {
    const { isFirst } = this;
    this.isFirst = false;
    return isFirst ? '{' : ',';
  }

  private text(text: string): void {
    const last = this.all.at(-1);
    if (last?.kind === 'text') this.all[this.all.length - 1] = { kind: 'text', text: last.text + text };
    else this.all.push({ kind: 'text', text });
  }

  private close(): void {
    if (!this.run) return;
    const { source, first, last, otherwise } = this.run;
    const { shape } = source;
    const key = `${first.place} ${last.place}`;
    let slots = shape.runs.get(key);
    if (!slots) {
      slots = [shape.slots, shape.slots + 1];
      shape.slots += 2;
      shape.runs.set(key, slots);
      first.starts.push(slots[0]);
      last.ends.push(slots[1]);
    }
    this.all.push({ kind: 'run', source, start: slots[0], end: slots[1], otherwise });
    this.run = undefined;
  }

  end(): Piece[] {
    this.close();
    this.text(this.isFirst ? '{}' : '}');
    return this.all;
  }
}
