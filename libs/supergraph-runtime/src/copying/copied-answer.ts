import { isUtf8 } from 'node:buffer';
import type { CompiledPlan } from '../compiling/compiled-plan.ts';
import { inOrder, type Circumstances } from '../compiling/execute-plan.ts';
import { subgraphFetch } from '../compiling/prepare-request.ts';
import { writer } from '../projecting/answer-writer.ts';
import type { SubgraphAnswer, SubgraphFetch, UnreadAnswer } from '../transport/transport.ts';
import type { HiddenValue } from '../projecting/report.ts';
import { WrittenData } from '../written-data.ts';
import type { CompiledCopy, CopiedFetch } from './compile-copy.ts';
import { Copying } from './copying.ts';
import { scanConstant } from './scan-values.ts';
import { HOST_LIST } from './shapes.ts';
import { toldObjects, type ToldObjects } from './told-objects.ts';

type CopyCircumstances = Pick<Circumstances, 'variables' | 'headers' | 'context'>;
type Ask = (fetch: SubgraphFetch) => Promise<UnreadAnswer>;

/** After so many answers in a row that were not as foreseen only one request of so many still tries. */
const MOST_SURPRISES = 20;
const ONE_IN = 100;

export function isWorthTrying({ luck }: CompiledCopy): boolean {
  return luck.surprises < MOST_SURPRISES || (luck.passed = (luck.passed + 1) % ONE_IN) === 0;
}

/** What has been asked already, for who must execute the plan in the other way: nobody is asked the same twice. */
export class AskedBefore {
  private readonly asked: { readonly fetch: SubgraphFetch; readonly answer: Promise<UnreadAnswer> }[] = [];

  constructor(private readonly askAnew: Ask) {}

  readonly ask: Ask = (fetch) => {
    const answer = this.askAnew(fetch);
    this.asked.push({ fetch, answer });
    return answer;
  };

  /** What was answered already, read; or what the subgraph answers now. */
  async read(fetch: SubgraphFetch): Promise<SubgraphAnswer> {
    const before = this.asked.find((each) => each.fetch.subgraph === fetch.subgraph && each.fetch.body() === fetch.body());
    return (await (before ? before.answer : this.askAnew(fetch))).read();
  }
}

export interface CopiedAnswer {
  readonly data: WrittenData;
  readonly hidden: readonly HiddenValue[];
}

/**
 * Answers an operation from the bytes of subgraphs' answers, without reading them: where they are written as foreseen, what the client asked for is
 * copied from them.
 * @returns nothing, if anything is not as foreseen: an error, a null that may not be, another order, white space
 */
export async function copiedAnswer(plan: CompiledPlan, compiled: CompiledCopy, circumstances: CopyCircumstances, { ask }: AskedBefore): Promise<CopiedAnswer | undefined> {
  const copying = new Copying(compiled);
  let isLost = false;
  try {
    await inOrder(plan.requests, async (request, index) => {
      if (isLost) return;
      const fetches = compiled.fetches[index]!;
      const told = fetches.map((fetch) => toldOf(copying, fetch));
      if (fetches[0]!.rootSlot === undefined && !told.some(({ types }) => types.length > 0)) return;
      const parts = request.fetches.map((fetch, part) => ({ fetch, representations: [told[part]!.text] }));
      const { bytes } = await ask(subgraphFetch(request, parts, circumstances)).catch(() => {
        throw new NoLuck();
      });
      if (isLost) return;
      copying.answers[index] = bytes;
      receive(copying, compiled, fetches, bytes, told);
    });
    writer.begin(false);
    if (!compiled.copy(copying, copying.root)) throw new Surprise();
    compiled.luck.surprises = 0;
    copying.end();
    return { data: WrittenData.by(writer), hidden: copying.hidden };
  } catch (error) {
    isLost = true;
    if (!(error instanceof NoLuck)) throw error;
    if (error instanceof Surprise) compiled.luck.surprises += 1;
    return undefined;
  }
}

/** There is no answer to copy from. */
class NoLuck extends Error {}

/** There is one, and it is not what was foreseen. */
class Surprise extends NoLuck {}

const OF_ROOT_FIELDS: ToldObjects = { text: '', types: [] };

function toldOf(copying: Copying, { rootSlot, lists, recipes }: CopiedFetch): ToldObjects {
  if (rootSlot !== undefined) return OF_ROOT_FIELDS;
  const told = toldObjects(copying, lists, recipes);
  if (!told) throw new Surprise();
  return told;
}

const DATA = Buffer.from('{"data":');
const OPEN = 0x7b;
const CLOSE = 0x7d;
const COMMA = 0x2c;
const SPACE = 0x20;

function receive(copying: Copying, compiled: CompiledCopy, fetches: readonly CopiedFetch[], bytes: Buffer, told: readonly ToldObjects[]): void {
  let at = scanConstant(bytes, 0, DATA);
  if (!at || !isUtf8(bytes)) throw new Surprise();
  const [{ rootSlot, number }] = fetches as [CopiedFetch];
  if (rootSlot !== undefined) {
    at = compiled.scan(copying, number, bytes, at, [], []);
    copying.numbers[copying.root + rootSlot] = copying.record;
  } else {
    fetches.forEach((fetch, index) => {
      if (bytes[at] !== (index ? COMMA : OPEN)) throw new Surprise();
      at = receiveEntities(copying, compiled, fetch, bytes, scanConstant(bytes, at + 1, fetch.start), told[index]!);
    });
    if (bytes[at] !== CLOSE) throw new Surprise();
    at += 1;
  }
  if (!at || bytes[at] !== CLOSE) throw new Surprise();
  for (at += 1; at < bytes.length; at += 1) if (bytes[at]! > SPACE) throw new Surprise();
}

function receiveEntities(copying: Copying, compiled: CompiledCopy, { number, lists, recipes }: CopiedFetch, bytes: Buffer, start: number, { types }: ToldObjects): number {
  const places: number[] = [];
  const end = start && compiled.scan(copying, number, bytes, start, types, places);
  if (!end) throw new Surprise();
  const { numbers, hosts } = copying;
  for (const list of lists) {
    for (let cell = hosts[list * HOST_LIST]!; cell !== 0; cell = numbers[cell]!) numbers[numbers[cell + 1]! + recipes[numbers[cell + 2]!]!.slot] = places[numbers[cell + 3]!]!;
  }
  return end;
}

