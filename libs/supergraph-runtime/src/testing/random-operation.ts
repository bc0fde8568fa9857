import fc from 'fast-check';
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  validate,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

export interface RandomOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
}

/** Choices from which an operation is built; they shrink to fewer and smaller ones, and any of them means something. */
interface Choice {
  readonly pick: number;
  readonly kind: number;
  readonly alias: number;
  readonly condition: number;
  readonly defer: number;
  readonly args: readonly number[];
  readonly children: readonly Choice[];
}

/** How many fields may stand in one another, and how many beside each other at each depth. */
const WIDTHS = [4, 4, 3, 3, 3, 2, 2];

const choiceAt = (depth: number): fc.Arbitrary<Choice> =>
  fc.record({
    pick: fc.nat(9999),
    kind: fc.nat(19),
    alias: fc.nat(19),
    condition: fc.nat(39),
    defer: fc.nat(19),
    args: fc.array(fc.nat(9999), { minLength: 6, maxLength: 6 }),
    children: depth < WIDTHS.length ? fc.array(choiceAt(depth + 1), { maxLength: WIDTHS[depth]!, size: 'max' }) : fc.constant([]),
  });

/**
 * Valid operations over a schema: aliases, fragments of every kind, conditions, variables with and without defaults.
 * @param options.defers whether fragments are deferred, too
 */
export function randomOperation(schema: GraphQLSchema, options: { readonly defers?: boolean } = {}): fc.Arbitrary<RandomOperation> {
  return fc
    .record({ roots: fc.array(choiceAt(0), { minLength: 1, maxLength: 4, size: 'max' }), isMutation: fc.nat(9) })
    .map(({ roots, isMutation }) => new Builder(schema, options).operation(roots, isMutation === 9))
    .filter((built): built is RandomOperation => built !== undefined);
}

class Builder {
  private readonly fragments: string[] = [];
  private readonly declared: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  private defers = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly options: { readonly defers?: boolean },
  ) {}

  operation(roots: readonly Choice[], isMutation: boolean): RandomOperation | undefined {
    const mutation = isMutation ? this.schema.getMutationType() : undefined;
    const selections = this.selections(mutation ?? this.schema.getQueryType()!, roots, 0);
    const declared = this.declared.length ? `(${this.declared.join(', ')})` : '';
    const text = [`${mutation ? 'mutation' : 'query'} Random${declared} ${selections}`, ...this.fragments].join('\n');
    const document = parse(text, { noLocation: true });
    return validate(this.schema, document).length ? undefined : { text, document, variables: this.variables };
  }

  private selections(type: GraphQLCompositeType, choices: readonly Choice[], depth: number): string {
    const written = choices.map((each) => this.selection(type, each, depth));
    if (!written.length) written.push(this.leafOf(type));
    return `{ ${written.join(' ')} }`;
  }

  private selection(type: GraphQLCompositeType, choice: Choice, depth: number): string {
    const condition = this.condition(choice);
    if (choice.kind >= 15 && depth < 7) {
      const types = this.overlapping(type);
      const on = types[choice.pick % types.length]!;
      const inner = this.selections(on, choice.children, depth + 1);
      const directives = condition + this.defer(choice, type);
      if (choice.kind === 19) {
        const name = `F${this.fragments.length}`;
        this.fragments.push('');
        this.fragments[Number(name.slice(1))] = `fragment ${name} on ${on.name} ${inner}`;
        return `...${name}${directives}`;
      }
      return choice.kind === 18 && on === type ? `...${directives} ${inner}` : `... on ${on.name}${directives} ${inner}`;
    }
    const alias = choice.alias >= 17 ? `${['a', 'b', 'id'][choice.alias - 17]}: ` : choice.alias >= 13 ? `x${choice.pick % 50}${depth}: ` : '';
    const fields = isUnionType(type) ? [] : Object.values(type.getFields()).filter(({ type: inner }) => depth < 6 || !isCompositeType(getNamedType(inner)));
    if (!fields.length || choice.kind === 14) return `${alias}__typename${condition}`;
    const field = fields[choice.pick % fields.length]!;
    const inner = getNamedType(field.type);
    const below = isCompositeType(inner) ? ` ${this.selections(inner, choice.children, depth + 1)}` : '';
    return `${alias}${field.name}${this.args(field, choice)}${condition}${below}`;
  }

  private leafOf(type: GraphQLCompositeType): string {
    if (isUnionType(type)) return '__typename';
    const leaf = Object.values(type.getFields()).find((field) => !isCompositeType(getNamedType(field.type)) && !field.args.some(isRequiredArgument));
    return leaf?.name ?? '__typename';
  }

  private overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const objects = isObjectType(type) ? [type] : this.schema.getPossibleTypes(type);
    const abstract = Object.values(this.schema.getTypeMap()).filter((each) => (isInterfaceType(each) || isUnionType(each)) && objects.some((object) => this.schema.isSubType(each, object)));
    return [type, ...objects, ...(abstract as GraphQLCompositeType[])];
  }

  private condition({ condition, pick }: Choice): string {
    if (condition < 32) return '';
    const directive = condition % 2 ? 'skip' : 'include';
    if (condition < 36) return ` @${directive}(if: ${pick % 2 === 0})`;
    return ` @${directive}(if: ${this.variable('Boolean!', pick % 2 === 0, pick % 3 === 0 ? undefined : 'true')})`;
  }

  private defer({ defer, pick }: Choice, type: GraphQLCompositeType): string {
    if (!this.options.defers || defer < 6 || type === this.schema.getMutationType()) return '';
    this.defers += 1;
    const label = defer % 2 ? `label: "d${this.defers}"` : '';
    const holds = defer > 17 ? `if: ${this.variable('Boolean!', pick % 4 !== 0, undefined)}` : defer > 16 ? `if: ${pick % 2 === 0}` : '';
    const args = [label, holds].filter(Boolean).join(', ');
    return ` @defer${args ? `(${args})` : ''}`;
  }

  private args(field: GraphQLField<unknown, unknown>, { args }: Choice): string {
    const given = field.args.flatMap((argument, index) => {
      const number = args[index % args.length]!;
      if (!isRequiredArgument(argument) && number % 3 === 0) return [];
      return [`${argument.name}: ${this.value(argument.type, number, `${argument.type}`, 0)}`];
    });
    return given.length ? `(${given.join(', ')})` : '';
  }

  private value(type: GraphQLInputType, number: number, typeText: string, depth: number): string {
    const literal = literalOf(type, number, depth);
    if (number % 4 !== 1) return literal.text;
    return this.variable(typeText, literal.value, number % 8 === 1 && !isNonNullType(type) ? literal.text : undefined);
  }

  private variable(type: string, value: unknown, byDefault: string | undefined): string {
    const name = `v${this.declared.length}`;
    this.declared.push(`$${name}: ${type}${byDefault === undefined ? '' : ` = ${byDefault}`}`);
    if (byDefault === undefined || this.declared.length % 2) this.variables[name] = value;
    return `$${name}`;
  }
}

function literalOf(type: GraphQLInputType, number: number, depth: number): { text: string; value: unknown } {
  if (isNonNullType(type)) return literalOf(type.ofType, number % 11 === 0 ? number + 1 : number, depth);
  if (number % 11 === 0) return { text: 'null', value: null };
  if (isListType(type)) {
    const items = Array.from({ length: number % 3 }, (_, index) => literalOf(type.ofType, number * 3 + index + 1, depth));
    return { text: `[${items.map(({ text }) => text).join(', ')}]`, value: items.map(({ value }) => value) };
  }
  if (isEnumType(type)) {
    const { name } = type.getValues()[number % type.getValues().length]!;
    return { text: name, value: name };
  }
  if (isInputObjectType(type)) {
    const members = Object.values(type.getFields()).flatMap((field, index) => {
      if (!isRequiredInputField(field) && (depth > 2 || (number + index) % 2)) return [];
      return [{ name: field.name, ...literalOf(field.type, number + index * 7 + 1, depth + 1) }];
    });
    return { text: `{${members.map(({ name, text }) => `${name}: ${text}`).join(', ')}}`, value: Object.fromEntries(members.map(({ name, value }) => [name, value])) };
  }
  if (type.name === 'Int') return { text: String(number % 50), value: number % 50 };
  if (type.name === 'Float') return { text: `${number % 50}.5`, value: (number % 50) + 0.5 };
  if (type.name === 'Boolean') return { text: String(number % 2 === 0), value: number % 2 === 0 };
  return { text: JSON.stringify(`t${number % 5}`), value: `t${number % 5}` };
}
