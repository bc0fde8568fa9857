/** One attempt at a deed, as who attempted it knows of it. */
export interface Attempt {
  readonly key: string;
  /** `unknown`: the connection was lost before an answer; it may have been done. */
  readonly outcome: 'ok' | 'fail' | 'unknown';
  readonly subject: string;
  /** The version that it led to, if it is known. */
  readonly version: number | null;
}

/** An event as a subscriber saw it. */
export interface Seen {
  /** Its number in the log. */
  readonly place: number;
  readonly eventId: string;
  /** Of the deed that told it. */
  readonly key: string;
  readonly subject: string;
  readonly version: number;
}

/** Everything that writers and subscribers know of a run. */
export interface History {
  readonly attempts: readonly Attempt[];
  /** All that each subscriber saw, over all its connections, in the order in which it saw it. */
  readonly subscribers: Readonly<Record<string, readonly Seen[]>>;
  /** The version of each subject at the end, as the record has it. */
  readonly state: Readonly<Record<string, number>>;
}

const SHOWN = 5;

/**
 * What is wrong with a history; nothing, if it is as it is promised: each deed that was done is seen by every subscriber exactly once, one that failed
 * never, one that nobody knows of at most once; without a hole, each subject's versions one by one, all subscribers alike; and the record is the sum of the log.
 */
export function faultsIn({ attempts, subscribers, state }: History): string[] {
  const outcomes = outcomesByKey(attempts);
  return Object.entries(subscribers).flatMap(([name, seen]) => [
    ...told(name, 'lost', lost(outcomes, seen)),
    ...told(name, 'double', doubles(seen)),
    ...told(name, 'never done', invented(outcomes, seen)),
    ...told(name, 'hole before', holes(seen)),
    ...told(name, 'out of order', disorder(seen)),
    ...told(name, 'not the sum of the log', unlike(state, seen)),
    ...told(name, 'unlike the first subscriber at', differences(Object.values(subscribers)[0]!, seen)),
  ]);
}

const told = (name: string, fault: string, places: readonly string[]): string[] =>
  places.length > 0 ? [`${name}: ${places.length} ${fault}: ${places.slice(0, SHOWN).join(', ')}`] : [];

/** Of each deed what is known after all attempts: whoever was told once that it was done knows. */
function outcomesByKey(attempts: readonly Attempt[]): Map<string, Attempt['outcome']> {
  const rank = { ok: 2, unknown: 1, fail: 0 };
  const outcomes = new Map<string, Attempt['outcome']>();
  for (const { key, outcome } of attempts) if (rank[outcome] >= rank[outcomes.get(key) ?? 'fail']) outcomes.set(key, outcome);
  return outcomes;
}

function lost(outcomes: ReadonlyMap<string, Attempt['outcome']>, seen: readonly Seen[]): string[] {
  const keys = new Set(seen.map(({ key }) => key));
  return [...outcomes].filter(([key, outcome]) => outcome === 'ok' && !keys.has(key)).map(([key]) => key);
}

function doubles(seen: readonly Seen[]): string[] {
  const [ids, keys] = [new Set<string>(), new Set<string>()];
  return seen.filter(({ eventId, key }) => {
    const before = ids.has(eventId) || keys.has(key);
    ids.add(eventId);
    keys.add(key);
    return before;
  }).map(({ key }) => key);
}

const invented = (outcomes: ReadonlyMap<string, Attempt['outcome']>, seen: readonly Seen[]): string[] =>
  seen.filter(({ key }) => (outcomes.get(key) ?? 'fail') === 'fail').map(({ key }) => key);

const holes = (seen: readonly Seen[]): string[] => seen.filter(({ place }, index) => place !== (seen[index - 1]?.place ?? 0) + 1).map(({ place }) => String(place));

function disorder(seen: readonly Seen[]): string[] {
  const versions = new Map<string, number>();
  return seen.filter(({ subject, version }) => {
    const expected = (versions.get(subject) ?? 0) + 1;
    versions.set(subject, version);
    return version !== expected;
  }).map(({ subject, version }) => `${subject} at version ${version}`);
}

function unlike(state: Readonly<Record<string, number>>, seen: readonly Seen[]): string[] {
  const sums = new Map<string, number>();
  for (const { subject } of seen) sums.set(subject, (sums.get(subject) ?? 0) + 1);
  const subjects = new Set([...Object.keys(state), ...sums.keys()]);
  return [...subjects].filter((subject) => (state[subject] ?? 0) !== (sums.get(subject) ?? 0)).map((subject) => `${subject}: ${state[subject] ?? 0} in the record, ${sums.get(subject) ?? 0} in the log`);
}

function differences(first: readonly Seen[], seen: readonly Seen[]): string[] {
  const at = Array.from({ length: Math.max(first.length, seen.length) }, (_, index) => index).find((index) => first[index]?.eventId !== seen[index]?.eventId);
  return at === undefined ? [] : [String(at + 1)];
}
