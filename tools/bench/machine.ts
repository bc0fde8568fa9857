import { cpus, loadavg, totalmem } from 'node:os';
import type { Parted } from './processes.ts';
import type { Machine } from './report/result.ts';

/** On what it is measured: kinds, never names. */
export function machine(parted: Parted | null, loadBefore: number): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    parted: parted ? `what is measured has processor ${parted.measured} for itself, clients, subgraphs and PostgreSQL have ${parted.others}` : 'processors are not parted (no taskset, or one processor)',
    loadBefore: Math.round(loadBefore * 100) / 100,
  };
}

/** Programs that want the processor, on average over the last minute. */
export const loadNow = (): number => loadavg()[0]!;
