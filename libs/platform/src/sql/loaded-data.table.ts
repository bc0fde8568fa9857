import { EntitySchema } from 'typeorm';

/** Which state of the data set was loaded last: at most one row. */
export interface LoadedData {
  readonly only: boolean;
  readonly digest: string;
  readonly rows: Record<string, number>;
  readonly loadedAt: string;
}

/** What the digest of a synthetic assembly begins with: no data set has such a one. */
export const SYNTHETIC = 'synthetic';

export const LoadedDataTable = new EntitySchema<LoadedData>({
  name: 'loaded_data',
  columns: {
    only: { type: 'boolean', primary: true },
    digest: { type: 'text' },
    rows: { type: 'jsonb' },
    loadedAt: { type: 'timestamptz' },
  },
  checks: [{ name: 'loaded_data_is_one_row', expression: '"only"' }],
});
