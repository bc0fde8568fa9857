import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
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
import { fetchDocument } from '../planning/fetch-documents.ts';
import { isIntrospection } from '../planning/planned-document.ts';
import { EACH } from '../planning/plan.ts';
import { collectFields, typesOf, type CollectedField } from '../projecting/collect-fields.ts';
import type { HiddenField } from '../projecting/compile-projection.ts';
import { Shapes } from './known-shapes.ts';
import { Pieces, valueOf } from './pieces.ts';
import { providerOf, recipeOf } from './recipes.ts';
import { NotCopied, OWN, type AnswerSteps, type Inner, type ObjectCopy, type Piece, type Recipe, type Shape, type ShapeField, type Source } from './shapes.ts';
import { goneThrough, waysBy, type Way } from './ways.ts';
import { isWrittenTheSame } from './written-the-same.ts';

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
}

/** What a client asks for of a value. */
interface Asked {
  readonly type: GraphQLOutputType;
  readonly sets: readonly SelectionSetNode[];
  readonly path: AnswerSteps;
}

/** An operation with more than this is rare, and costs more to lay out than it is worth. */
const MOST_COPIES = 800;

/** @throws NotCopied for an operation whose answers must be read and merged */
export function layOut(options: LayOutOptions): LayOut {
  return new Layer(options).lay();
}

class Layer {
  private readonly shapes: Shapes;
  private readonly fetches: LaidOutFetch[];
  private lists = 0;
  private copies = 0;

  constructor(private readonly options: LayOutOptions) {
    this.shapes = new Shapes(options.supergraph);
    this.fetches = options.requests.flatMap((request, index) => {
      if (request.kind !== 'query' || request.inContexts) throw new NotCopied('of a kind that is not copied');
      const { definitions } = fetchDocument(request.query);
      const operation = definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;
      visit(operation, { FragmentSpread: refuse, Directive: refuse });
      return request.fetches.map((fetch) => this.laidOut(fetch, index, operation));
    });
  }

  lay(): LayOut {
    const { operation, apiSchema, supergraph } = this.options;
    const type = apiSchema.getRootType(operation.operation)!;
    const root = this.shapes.make(OWN, supergraph.getRootType(operation.operation)!.name, [], false);
    const ways = this.fetches.flatMap(({ fetch, lists }, index) => fetch.paths.map((steps, path): Way => ({ fetch: index, list: lists[path]!, steps, at: 0 })));
    if (ways.some(({ fetch, steps }) => !this.fetches[fetch]!.fetch.write && steps.length > 0)) throw new NotCopied('root fields that do not stand at the root');
    const answer = this.object(root, ways, collectFields(apiSchema, type, [operation.selectionSet]), []);
    this.shapes.complete();
    return { fetches: this.fetches, shapes: this.shapes.all, root, answer: answer!, lists: this.lists };
  }

  private laidOut(fetch: CompiledFetch, request: number, { selectionSet }: OperationDefinitionNode): LaidOutFetch {
    if (fetch.isRewritten) throw new NotCopied('what a subgraph tells is rewritten');
    const entities = selectionSet.selections.find((each): each is FieldNode => each.kind === Kind.FIELD && (each.alias ?? each.name).value === fetch.alias);
    const set = fetch.write ? entities!.selectionSet! : selectionSet;
    return { request, fetch, sets: [set], shapes: new Map(), lists: fetch.paths.map(() => this.lists++), recipes: [] };
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
    if (!shape) shapes.set(host.type, (shape = this.shapes.make(number, host.type, sets, false)));
    if (!host.links.has(number)) host.links.set(number, host.slots++);
    return shape;
  }

  private tell({ fetch: number, list }: Way, host: Shape, sources: readonly Source[]): void {
    const { fetch, recipes } = this.fetches[number]!;
    if (!fetch.write) return;
    host.hostOf.push({ list, recipe: recipes.length });
    const others = sources.filter(({ link }) => link !== number);
    recipes.push(recipeOf(fetch.requires, host, host.links.get(number)!, others, this.options));
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
      if (isComposite && !isWrittenTheSame(there, field, this.options)) {
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
      if (!shape) field.shapes.set(name, (shape = this.shapes.make(holder.fetch, name, field.sets, isOneOfSeveral)));
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
