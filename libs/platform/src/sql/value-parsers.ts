import pg from 'pg';

const { builtins } = pg.types;

/** Array types, of which pg has no names. */
const [NUMERICS, TEXTS] = [1231, 1009];

const asInstant = (text: string) => new Date(text).toISOString();

/** How PostgreSQL's values reach us: a date stays a date, an instant is RFC 3339 in UTC, a numeric stays exact. */
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.DATE]: (text) => text,
  [builtins.TIMESTAMPTZ]: asInstant,
  [builtins.NUMERIC]: (text) => text,
  [NUMERICS]: pg.types.getTypeParser(TEXTS, 'text'),
  [builtins.INT8]: Number,
};

/** For `pg`'s `types` option. */
export const valueParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
    return (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format as 'text');
  },
};
