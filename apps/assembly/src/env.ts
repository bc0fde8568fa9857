import { resolve } from 'node:path';
import { engineFrom, type EngineName } from '@assembly-graph/gateway/settings';
import { tokenEnv, type TokenEnv } from '@assembly-graph/platform/auth';
import { databaseUrlFrom, portFrom, retentionFrom, StartFailure, webhooksFrom, type Retention, type WebhookSettings } from '@assembly-graph/platform/process';

/** What the command line is told from outside. */
export interface Env {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly folder: string;
  readonly dataFolder: string;
  readonly supergraphFile: string;
  readonly corsOrigins: string[] | '*';
  /** Whose tokens are taken: an identity provider's, or those of a development issuer that keeps its key in `folder`. */
  readonly tokens: TokenEnv;
  /** What plans and executes the operations. */
  readonly engine: EngineName;
  readonly retention: Retention;
  readonly webhooks: WebhookSettings;
  /** For the processes that it starts. */
  readonly inherited: NodeJS.ProcessEnv;
}

const ROOT = resolve(import.meta.dirname, '../../..');

/** Reads the settings. @throws StartFailure for one that can't be used */
export function readEnv(env: NodeJS.ProcessEnv = process.env): Env {
  const folder = resolve(env.ASSEMBLY_FOLDER || resolve(ROOT, '.assembly'));
  return {
    port: portFrom('PORT', env.PORT, 4000),
    host: env.HOST || '127.0.0.1',
    databaseUrl: databaseUrlFrom('DATABASE_URL', env.DATABASE_URL),
    folder,
    dataFolder: resolve(env.DATA_FOLDER || resolve(ROOT, 'data')),
    supergraphFile: resolve(ROOT, 'apps/gateway/supergraph.graphql'),
    corsOrigins: originsFrom(env.CORS_ORIGINS),
    tokens: tokenEnv(env, env.NODE_ENV === 'production' ? null : folder),
    engine: engineFrom(env.ENGINE),
    retention: retentionFrom(env),
    webhooks: webhooksFrom(env),
    inherited: env,
  };
}

function originsFrom(value: string | undefined): string[] | '*' {
  if (!value || value === '*') return '*';
  const origins = value.split(',').map((origin) => origin.trim());
  if (!origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin)) {
    throw new StartFailure('CORS_ORIGINS must be * or origins such as https://example.org, separated by commas.');
  }
  return origins;
}
