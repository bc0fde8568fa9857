import { getNamedType, isAbstractType, isCompositeType, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { collectFields, typesOf } from '../projecting/collect-fields.ts';
import { NotCopied, type Shape, type ShapeField } from './shapes.ts';

/** An operation with more is rare, and costs more to lay out than it is worth. */
const MOST_SHAPES = 400;

/** The shapes of a plan's answers. */
export class Shapes {
  readonly all: Shape[] = [];
  /** The object types that they are of, each with a number. */
  private readonly typeNumbers = new Map<string, number>();

  constructor(private readonly supergraph: GraphQLSchema) {}

  /** @throws NotCopied for one whose records could not be told apart */
  make(fetch: number, type: string, sets: readonly SelectionSetNode[], isOneOfSeveral: boolean): Shape {
    if (this.all.length === MOST_SHAPES) throw new NotCopied('too much');
    const collected = collectFields(this.supergraph, this.supergraph.getType(type) as never, sets);
    const fields = collected.map((field, place): ShapeField => ({ place, key: field.key, name: field.name, type: field.type, sets: field.selectionSets, shapes: new Map(), starts: [], ends: [] }));
    if (isOneOfSeveral && (fields[0]?.key !== '__typename' || fields[0].name !== '__typename')) throw new NotCopied('objects that do not say at once of which type they are');
    const typeNumber = this.typeNumbers.get(type) ?? this.typeNumbers.size;
    this.typeNumbers.set(type, typeNumber);
    const shape: Shape = { number: this.all.length, fetch, type, typeNumber, fields, slots: isOneOfSeveral ? 1 : 0, isOneOfSeveral, links: new Map(), hostOf: [], runs: new Map() };
    this.all.push(shape);
    return shape;
  }

  /** What is copied as it is, or not at all, is looked through, too. */
  complete(): void {
    for (const shape of this.all) {
      for (const field of shape.fields) {
        const type = getNamedType(field.type);
        if (!isCompositeType(type) || field.shapes.size) continue;
        for (const { name } of typesOf(this.supergraph, type)) field.shapes.set(name, this.make(shape.fetch, name, field.sets, isAbstractType(type)));
        if (!field.shapes.size) throw new NotCopied('a value that nothing can be');
      }
    }
  }
}
