import type { GatewayName } from '../gateways.ts';
import type { Figures } from './figures.ts';

/** What one gateway did with one workload. */
export interface Row {
  readonly workload: string;
  /** `unique`: each request had an Authorization of its own; `equal`: all were equal; nothing where it makes no difference. */
  readonly authorization: 'unique' | 'equal' | '-';
  readonly gateway: GatewayName;
  readonly figures: Figures;
  /** Whether its answer was ours. */
  readonly isSame: boolean;
}

/** The whole graph with its database, in one way of running it, beside the same SQL by hand. */
export interface WholeRow {
  readonly operation: string;
  /** `local`: one process; `http`: five; `sql`: the statements that the domains send for it, one after the other on one connection. */
  readonly way: 'sql' | 'local' | 'http';
  readonly statements: number;
  /** Asked by one client. PostgreSQL's own time is counted apart. */
  readonly alone: Figures;
  /** Asked by many at once; nothing of SQL by hand. */
  readonly many?: Figures;
}

/** Whether the cache of compiled operations keeps to what it may weigh. */
export interface CacheBound {
  readonly mostMb: number;
  /** Megabytes of the heap, without garbage, after so many operations that nobody had asked before. */
  readonly heap: readonly { readonly operations: number; readonly heapMb: number }[];
  readonly isKept: boolean;
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  /** How processors were parted between what is measured and the rest. */
  readonly parted: string;
  readonly loadBefore: number;
}

export interface Result {
  readonly at: string;
  readonly command: string;
  readonly machine: Machine;
  readonly seconds: number;
  readonly rows: readonly Row[];
  readonly whole: readonly WholeRow[];
  readonly cache?: CacheBound;
}
