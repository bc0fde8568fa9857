import { Worker } from 'node:worker_threads';
import type { AskedPlanner } from '../generation.ts';
import { CannotPlan } from './plan.ts';
import type { VerifiedPlan } from './plan-verified.ts';

/** What the thread is asked. */
export type Asked =
  | { readonly kind: 'open'; readonly supergraph: number; readonly sdl: string }
  | { readonly kind: 'plan'; readonly supergraph: number; readonly operation: string; readonly labels: readonly string[] }
  | { readonly kind: 'close'; readonly supergraph: number };

/** What it answers. */
export interface Told {
  readonly id: number;
  readonly value?: unknown;
  readonly failure?: { readonly message: string; readonly cannotPlan: boolean };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** An operation over which planners think longer is not planned. */
const PLAN_WITHIN_MS = 20_000;
/** A planner that needs more is thinking of an operation that it will not finish. */
const MOST_MEGABYTES = 1536;
/** So long a thread that nobody needs is kept for whoever comes next. */
const IDLE_MS = 1000;

/**
 * How node is started on the thread; nothing: as in the process that starts it, whose flags can't all be told to a thread again. Where node reads
 * TypeScript by itself, tsx alone is left out: it has every function in a function told its name each time it is made.
 */
function startedWith(execArgv: readonly string[]): string[] | undefined {
  const others = execArgv.filter((each) => each !== '--import' && each !== 'tsx');
  if (process.features.typescript) return others.length ? undefined : [];
  return execArgv.some((each) => each.includes('tsx')) ? undefined : ['--import', 'tsx'];
}

/** The one thread of this process for planning, however many supergraphs there are. */
class PlanningThread {
  readonly isOver = { value: false };
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  constructor() {
    this.worker = new Worker(new URL('./planning-worker.ts', import.meta.url), { execArgv: startedWith(process.execArgv), resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
    this.worker.unref();
    this.worker.on('message', ({ id, value, failure }: Told) => {
      const waiting = this.settle(id);
      if (!failure) waiting?.resolve(value);
      else waiting?.reject(failure.cannotPlan ? new CannotPlan(failure.message) : new Error(failure.message));
    });
    this.worker.on('error', (error) => {
      // It plans one operation after the other: the one that waits longest is the one that was too much.
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
        const [first] = this.waiting.keys();
        this.settle(first ?? 0)?.reject(new CannotPlan('planning took too much memory'));
      }
      this.end(error as Error);
    });
    this.worker.on('exit', () => this.end(new Error('the planning thread has ended')));
  }

  ask<T>(asked: Asked): Promise<T> {
    this.count += 1;
    const id = this.count;
    return new Promise<T>((resolve, reject) => {
      if (this.waiting.size === 0) this.worker.ref();
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.worker.postMessage({ ...asked, id });
    });
  }

  /** Planning cannot be interrupted: the thread is ended, and whoever else waits for it is told so. */
  end(reason: Error): void {
    this.isOver.value = true;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const each of waiting) each.reject(reason);
    void this.worker.terminate();
  }

  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.worker.unref();
    return waiting;
  }
}

let thread: PlanningThread | undefined;
let users = 0;
let supergraphs = 0;
let idle: NodeJS.Timeout | undefined;

function current(): PlanningThread {
  if (!thread || thread.isOver.value) thread = new PlanningThread();
  return thread;
}

/**
 * A planner on a thread of its own, so that the event loop goes on while it thinks. A thread that ended is started again when it is
 * needed next.
 * @throws Error when the supergraph cannot be used
 */
export async function plannerOnThread(sdl: string, planWithinMs = PLAN_WITHIN_MS): Promise<AskedPlanner> {
  supergraphs += 1;
  users += 1;
  clearTimeout(idle);
  const supergraph = supergraphs;
  let openedOn: PlanningThread | undefined;
  let opening: Promise<string> | undefined;
  const open = (): Promise<string> => {
    const on = current();
    if (openedOn === on && opening) return opening;
    openedOn = on;
    opening = on.ask<string>({ kind: 'open', supergraph, sdl });
    return opening;
  };
  let isClosed = false;
  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    users -= 1;
    if (openedOn && !openedOn.isOver.value) openedOn.ask({ kind: 'close', supergraph }).catch(() => undefined);
    // Whoever still executes on a supergraph that was replaced may plan once more; it is opened again then.
    openedOn = undefined;
    if (users === 0) idle = setTimeout(() => users === 0 && thread?.end(new Error('the planning thread is not needed')), IDLE_MS).unref();
  };
  try {
    const apiSdl = await open();
    return {
      apiSdl,
      close,
      async plan(operation, labels) {
        await open();
        const on = openedOn!;
        return within(planWithinMs, on.ask<VerifiedPlan>({ kind: 'plan', supergraph, operation, labels }), () => on.end(new Error('another operation took too long to plan')));
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

async function within(milliseconds: number, planning: Promise<VerifiedPlan>, giveUp: () => void): Promise<VerifiedPlan> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new CannotPlan(`planning took longer than ${milliseconds} ms`));
      giveUp();
    }, milliseconds);
  });
  try {
    return await Promise.race([planning, late]);
  } finally {
    clearTimeout(timer);
    planning.catch(() => undefined);
  }
}
