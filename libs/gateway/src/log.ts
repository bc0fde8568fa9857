/** One thing worth writing down. Never sent to a client: it may name hosts and hold stacks. */
export interface LogEntry {
  level: 'info' | 'warn' | 'error';
  message: string;
  /** The id a client was given instead of the details. */
  traceId?: string;
  /** The subgraph it happened in or on the way to. */
  service?: string;
  error?: unknown;
}

export type Log = (entry: LogEntry) => void;

/** A line of JSON on standard error for each entry, so that standard output stays the program's own. */
export const logToStandardError: Log = ({ error, ...entry }) => {
  const detail = error instanceof Error ? (error.stack ?? error.message) : error === undefined ? undefined : String(error);
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), ...entry, ...(detail === undefined ? {} : { detail }) })}\n`,
  );
};
