import { EACH, type PathStep } from '../planning/plan.ts';

/** What stands under a response key of an object: which field, with which arguments. */
export interface Got {
  readonly field: string;
  readonly args: string;
  /** Absent for a leaf. */
  readonly place?: Place;
}

/** Why a plan may not be executed. */
export class PlanFault extends Error {
  override readonly name = 'PlanFault';
}

/** A place in the merged data of a plan: for each object type that may stand there, what has been fetched of it. */
export class Place {
  readonly types = new Map<string, Map<string, Got>>();

  /** Of types of which only this is known: the name of an interface that they implement, told by an interface object. */
  private readonly roughly = new Map<string, string>();

  constructor(types: readonly string[] = []) {
    this.expect(types);
  }

  /** Objects of these types may stand here. */
  expect(types: readonly string[]): void {
    for (const type of types) if (!this.types.has(type)) this.types.set(type, new Map());
  }

  /** @throws PlanFault when another field, or the same with other arguments, stands there already: one would overwrite the other */
  put(type: string, key: string, field: string, args: string, isComposite: boolean): Place | undefined {
    const fields = this.types.get(type)!;
    const there = fields.get(key);
    if (there) {
      if (there.field === field && there.args === args) return there.place;
      throw new PlanFault(`"${key}" of ${type} is fetched as ${there.field}(${there.args}) and as ${field}(${args})`);
    }
    const got: Got = { field, args, ...(isComposite ? { place: new Place() } : {}) };
    fields.set(key, got);
    return got.place;
  }

  /** An interface object has told its type, which is the name of the interface. */
  putRoughly(type: string, interfaceName: string): void {
    this.roughly.set(type, interfaceName);
  }

  /** What stands as the type of an object of this type; nothing when that was not fetched. */
  knownAs(type: string): string | undefined {
    return this.get(type, '__typename') ? type : this.roughly.get(type);
  }

  get(type: string, key: string): Got | undefined {
    return this.types.get(type)?.get(key);
  }
}

/** The places at the end of a path, each with the types that the path leads to there. */
export function placesAt(root: Place, path: readonly PathStep[]): Map<Place, Set<string>> {
  let places = new Map<Place, Set<string>>([[root, new Set(root.types.keys())]]);
  for (const step of path) {
    if (step === EACH) continue;
    if (typeof step !== 'string') {
      for (const [place, types] of places) places.set(place, new Set([...types].filter((type) => step.types.includes(type))));
      continue;
    }
    const next = new Map<Place, Set<string>>();
    for (const [place, types] of places) {
      for (const type of types) {
        const inner = place.get(type, step)?.place;
        if (inner) next.set(inner, new Set(inner.types.keys()));
      }
    }
    places = next;
  }
  return places;
}
