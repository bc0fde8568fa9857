import { GatewayStartFailure } from '../start-failure.ts';

/** `own` is libs/supergraph-runtime; `stock` is `@apollo/gateway`, to compare with. */
export type EngineName = 'own' | 'stock';

export const defaultEngine: EngineName = 'own';

/** Reads the setting ENGINE. @throws GatewayStartFailure */
export function engineFrom(value: string | undefined): EngineName {
  if (!value) return defaultEngine;
  if (value !== 'own' && value !== 'stock') throw new GatewayStartFailure('ENGINE must be own or stock.');
  return value;
}
