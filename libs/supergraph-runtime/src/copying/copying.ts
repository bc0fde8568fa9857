import type { HiddenValue } from '../projecting/report.ts';
import type { CompiledCopy } from './compile-copy.ts';
import { HOST_LIST } from './shapes.ts';

/** How many stretches of numbers are kept for the next answers, and of how many numbers at most. */
const MOST_KEPT = 32;
const MOST_NUMBERS = 64 * 1024;
const FIRST_NUMBERS = 4 * 1024;
const kept: Int32Array[] = [];

/** What is known of one answer while it comes together: the bytes of subgraphs' answers, and in numbers what stands where in them. */
export class Copying {
  numbers: Int32Array;
  /** Behind the last record. */
  top: number;
  /** The record of what was looked through last. */
  record = 0;
  /** Those that fetches are told of, list by list, as HOST_LIST says. */
  readonly hosts: number[];
  /** What was found that clients are told of in another way. */
  readonly hidden: HiddenValue[] = [];
  /** By request. */
  readonly answers: Buffer[] = [];
  /** Of the object that stands for the answer's root: at the beginning, where no other record can be. */
  readonly root = 1;

  constructor(private readonly compiled: CompiledCopy) {
    this.numbers = kept.pop() ?? new Int32Array(FIRST_NUMBERS);
    this.hosts = new Array<number>(compiled.lists * HOST_LIST).fill(0);
    this.top = this.root + compiled.rootSlots;
    this.numbers.fill(0, 0, this.top);
  }

  answerOf(fetch: number): Buffer {
    return this.answers[this.compiled.requestOf[fetch]!]!;
  }

  /** Gives back what the next answer can use. Nobody may look at records any more. */
  end(): void {
    if (kept.length < MOST_KEPT && this.numbers.length <= MOST_NUMBERS) kept.push(this.numbers);
    this.numbers = NONE;
  }
}

const NONE = new Int32Array(0);
