import { parseArgs } from 'node:util';
import { BadSetting, portOf } from './env.ts';

/** What the command line says. */
export interface Arguments {
  /** The file of another graph to serve. */
  readonly supergraph?: string;
  readonly port?: number;
}

/** @throws BadSetting */
export function readArguments(args: string[]): Arguments {
  let values: { supergraph?: string; port?: string };
  try {
    ({ values } = parseArgs({ args, options: { supergraph: { type: 'string' }, port: { type: 'string' } }, strict: true }));
  } catch (error) {
    throw new BadSetting(`${(error as Error).message.split('. ')[0]}. See --help.`);
  }
  const { supergraph, port } = values;
  return { ...(supergraph ? { supergraph } : {}), ...(port === undefined ? {} : { port: portOf(port, '--port') }) };
}
