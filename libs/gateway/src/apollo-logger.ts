import type { Log } from './log.ts';

/** What Apollo's packages have to say, as far as anybody needs to know it. */
export function apolloLogger(log: Log) {
  const at = (level: 'warn' | 'error') => (message: unknown) => log({ level, message: String(message) });
  return { debug: () => undefined, info: () => undefined, warn: at('warn'), error: at('error') };
}
