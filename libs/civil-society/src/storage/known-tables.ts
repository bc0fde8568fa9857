import { idColumn, isOneOf } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { REGIONAL_GROUPS, type KnownResolution, type KnownSession, type KnownState } from '../domain/known.ts';

export const KnownSessionTable = new EntitySchema<KnownSession>({
  name: 'known_session',
  columns: { id: idColumn, code: { type: 'text' }, opensOn: { type: 'date', nullable: true } },
  uniques: [{ name: 'known_session_code', columns: ['code'] }],
});

export const KnownResolutionTable = new EntitySchema<KnownResolution>({
  name: 'known_resolution',
  columns: { id: idColumn, symbol: { type: 'text' } },
  uniques: [{ name: 'known_resolution_symbol', columns: ['symbol'] }],
});

export const KnownStateTable = new EntitySchema<KnownState>({
  name: 'known_state',
  columns: { id: idColumn, iso3: { type: 'text' }, regionalGroup: { type: 'text', nullable: true } },
  uniques: [{ name: 'known_state_iso3', columns: ['iso3'] }],
  checks: [isOneOf('regional_group', REGIONAL_GROUPS)],
});
