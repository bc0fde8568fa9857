import { fileURLToPath } from 'node:url';
import { engineFrom, type EngineName } from '@assembly-graph/gateway';
import { natsUrlFrom, secretFrom } from '@assembly-graph/platform';
import { tokenEnv, type TokenEnv } from '@assembly-graph/platform/auth';

/** What the process is told from outside. */
export interface Env {
  port: number;
  host: string;
  /** The file with the supergraph. */
  supergraph: string;
  /** Addresses of subgraphs, by name, that hold instead of those in the supergraph. */
  urls: Record<string, string>;
  corsOrigins: string[] | '*';
  /** Where the page of `/` is built. */
  pageFolder: string;
  /** Shared with the subgraphs; null: they are open to this machine. */
  subgraphSecret: string | null;
  /** Where the subgraphs tell of their events at once; null: their feeds are looked at time and again. */
  natsUrl: string | null;
  tokens: TokenEnv;
  engine: EngineName;
}

/** A setting that cannot be used. The message is one sentence for whoever set it. */
export class BadSetting extends Error {}

const subgraphs: Record<string, string> = {
  SUBGRAPH_URL_MEMBERSHIP: 'membership',
  SUBGRAPH_URL_SESSIONS: 'sessions',
  SUBGRAPH_URL_CIVIL_SOCIETY: 'civil-society',
  SUBGRAPH_URL_RESOLUTIONS: 'resolutions',
};

/**
 * Reads the settings; what isn't set has a default that works on one machine.
 *
 * @throws BadSetting, StartFailure
 */
export function readEnv(env: NodeJS.ProcessEnv = process.env): Env {
  return {
    port: portOf(env.PORT),
    host: env.HOST || '127.0.0.1',
    supergraph: env.SUPERGRAPH || fileURLToPath(new URL('../supergraph.graphql', import.meta.url)),
    urls: Object.fromEntries(
      Object.entries(subgraphs).flatMap(([variable, name]) => (env[variable] ? [[name, urlOf(variable, env[variable])]] : [])),
    ),
    corsOrigins: originsOf(env.CORS_ORIGINS),
    pageFolder: env.PAGE_FOLDER || fileURLToPath(new URL('../../../.assembly/page', import.meta.url)),
    subgraphSecret: secretFrom('SUBGRAPH_SECRET', env.SUBGRAPH_SECRET),
    natsUrl: natsUrlFrom('NATS_URL', env.NATS_URL),
    tokens: tokenEnv(env, env.DEVELOPMENT_ISSUER_FOLDER || null),
    engine: engineFrom(env.ENGINE),
  };
}

/** @throws BadSetting */
export function portOf(value: string | undefined, name = 'PORT'): number {
  if (!value) return 4000;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) throw new BadSetting(`${name} must be a number from 0 to 65535.`);
  return port;
}

function urlOf(variable: string, value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
    throw new BadSetting(`${variable} must be an http or https URL.`);
  return value;
}

function originsOf(value: string | undefined): string[] | '*' {
  if (!value || value === '*') return '*';
  const origins = value.split(',').map((origin) => origin.trim());
  const wrong = origins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (wrong !== undefined)
    throw new BadSetting(
      `CORS_ORIGINS must be * or origins such as https://example.org, separated by commas; "${wrong}" is none.`,
    );
  return origins;
}
