import type { ExecutionResult } from 'graphql';
import { silentlyWrong } from './compare-answers.ts';
import type { FederatedWorld } from './federated-world.ts';
import { hash, type Thing } from './world.ts';

type Fails = (thing: Thing, field: string) => boolean;

/**
 * The fields of things that fail, wherever they are asked for, and which of them were asked for by whom.
 *
 * Fields that are fetched for others don't fail: a schema that knows all would not notice, or not at the same place. But a plan may also
 * ask for more than the client does: of an interface object a subgraph does not know the types, so what is asked of one is asked of all.
 */
export class FailingFields {
  readonly inWhole: Fails | undefined;
  readonly inSubgraphs: Fails | undefined;
  private readonly seenInWhole = new Set<string>();
  private readonly seenInSubgraphs = new Set<string>();

  /** @param oneFailsIn one field of so many things fails; none, if not given */
  constructor(
    world: FederatedWorld,
    private readonly run: { readonly seed: number; readonly oneFailsIn?: number; readonly mayAskForMore?: boolean },
  ) {
    const { seed, oneFailsIn } = run;
    if (oneFailsIn === undefined) return;
    const fails = (thing: Thing, field: string, seen: Set<string>) => {
      const name = `${thing.__typename} ${thing.id} ${field}`;
      const isFailing = !ROOTS.has(thing.__typename) && !world.fetchedForOthers.has(field) && hash(name, seed) % oneFailsIn === 0;
      if (isFailing) seen.add(name);
      return isFailing;
    };
    this.inWhole = (thing, field) => fails(thing, field, this.seenInWhole);
    this.inSubgraphs = (thing, field) => fails(thing, field, this.seenInSubgraphs);
  }

  /** Forgets what was asked for. */
  forget(): void {
    this.seenInWhole.clear();
    this.seenInSubgraphs.clear();
  }

  /**
   * Whether an answer is another one only because something failed in a subgraph that the client had not asked for. Then what is left is
   * as it should be, and what is missing is told of.
   */
  excuse(found: ExecutionResult, expected: ExecutionResult): boolean {
    if (!this.run.mayAskForMore) return false;
    const isMoreAsked = [...this.seenInSubgraphs].some((name) => !this.seenInWhole.has(name));
    return isMoreAsked && silentlyWrong(found, expected.data).length === 0;
  }
}

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);
