import type { FragmentDefinitionNode, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { CompiledField } from './compiled-field.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

/** What the operation's fields have in common. */
export interface Operated {
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
}

/** The `info` of a resolver, of which most resolvers never ask anything. */
export class ResolveInfo implements GraphQLResolveInfo {
  constructor(
    private readonly field: CompiledField,
    private readonly run: Run,
    private readonly operated: Operated,
    private readonly above: Place | null,
  ) {}

  /** For what is asked of a value of the field, which may stand in lists. */
  static ofValue(field: CompiledField, run: Run, operated: Operated, at: Place): ResolveInfo {
    let place = at;
    while (typeof place.key === 'number') place = place.above!;
    return new ResolveInfo(field, run, operated, place.above);
  }

  get fieldName(): GraphQLResolveInfo['fieldName'] {
    return this.field.definition.name;
  }
  get fieldNodes(): GraphQLResolveInfo['fieldNodes'] {
    return this.field.nodes;
  }
  get returnType(): GraphQLResolveInfo['returnType'] {
    return this.field.definition.type;
  }
  get parentType(): GraphQLResolveInfo['parentType'] {
    return this.field.parentType;
  }
  get path(): GraphQLResolveInfo['path'] {
    return { prev: this.above?.path, key: this.field.key, typename: this.field.parentType.name };
  }
  get schema(): GraphQLResolveInfo['schema'] {
    return this.operated.schema;
  }
  get fragments(): GraphQLResolveInfo['fragments'] {
    return this.operated.fragments;
  }
  get rootValue(): GraphQLResolveInfo['rootValue'] {
    return undefined;
  }
  get operation(): GraphQLResolveInfo['operation'] {
    return this.run.operation;
  }
  get variableValues(): GraphQLResolveInfo['variableValues'] {
    return this.run.variables;
  }
}
