/** What was measured of one gateway over one workload. */
export interface Figures {
  readonly cpuMs: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Of the process, in MB: while it is asked, and after a pause. */
  readonly rssMb: number;
  readonly rssAfterMb?: number;
  /** Requests to subgraphs, and kilobytes that they answered, for each request of a client. */
  readonly calls?: number;
  readonly subgraphKb?: number;
  /** CPU of processes that are counted apart, for a request. */
  readonly besidesCpuMs?: number;
  readonly answerKb: number;
  readonly requests: number;
}

/** What was counted while clients asked. Times in milliseconds, bytes as such. */
export interface Counted {
  readonly times: readonly number[];
  readonly elapsedMs: number;
  readonly cpuMs: number;
  readonly rssBytes: number;
  readonly answerBytes: number;
  readonly calls?: number;
  readonly subgraphBytes?: number;
  /** Of processes that are counted apart. */
  readonly besidesCpuMs?: number;
}

/**
 * The value that so many hundredths of all do not exceed (nearest rank).
 * @throws RangeError of nothing
 */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) throw new RangeError('there is no percentile of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]!;
}

/** How many times less a gateway takes than the one it is compared with; unknown where either took nothing that can be measured. */
export function timesLess(other: number | undefined, own: number): number | undefined {
  return other !== undefined && other > 0 && own > 0 ? other / own : undefined;
}

/** @throws RangeError where nothing was answered */
export function figuresOf({ times, elapsedMs, cpuMs, rssBytes, answerBytes, calls, subgraphBytes, besidesCpuMs }: Counted): Figures {
  const requests = times.length;
  return {
    cpuMs: cpuMs / requests,
    perSecond: (requests / elapsedMs) * 1000,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    p99: percentile(times, 99),
    rssMb: rssBytes / 2 ** 20,
    answerKb: answerBytes / 1024,
    requests,
    ...(calls === undefined ? {} : { calls: calls / requests }),
    ...(subgraphBytes === undefined ? {} : { subgraphKb: subgraphBytes / 1024 / requests }),
    ...(besidesCpuMs === undefined ? {} : { besidesCpuMs: besidesCpuMs / requests }),
  };
}
