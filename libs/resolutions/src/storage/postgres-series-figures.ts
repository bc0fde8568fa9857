import { describeColumns, rowsKnownAt } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { BudgetFigure } from '../domain/budget-figure.ts';
import type { Concordance } from '../domain/concordance.ts';
import type { SeriesFigures } from '../domain/budget-series.ts';
import { BudgetFigureTable, ConcordanceTable } from './budget-tables.ts';

interface Row {
  readonly line: string | null;
  readonly known: boolean;
  readonly figure: BudgetFigure | null;
}

/** The figures of a series, one statement: each line asked for, whether it is one, and what the years have of it. */
export const postgresSeriesFigures = (manager: EntityManager): SeriesFigures => ({
  async of(from, to, lines, knownAt) {
    const rows: Row[] = await manager.query(
      `select line.code as line, (line.code is null or exists (select 1 from resolutions.major_programme p where p.code = line.code)) as known,
              case when f.id is not null then json_build_object(
                'id', f.id, 'year', f.year, 'programmeCode', f.programme_code, 'stage', f.stage, 'scope', f.scope, 'amount', f.amount::text,
                'resolutionId', f.resolution_id, 'position', f.position, 'documentSymbol', f.document_symbol, 'paragraph', f.paragraph,
                'version', f.version, 'knownFrom', f.known_from, 'confidence', f.confidence, 'sourceKeys', f.source_keys, 'note', f.note
              ) end as figure
         from unnest($1::text[]) as line(code)
         left join (select * from ${rowsKnownAt(manager, BudgetFigureTable, knownAt)}) f
           on f.programme_code is not distinct from line.code and f.year between $2::int and $3::int`,
      [lines, from, to],
    );
    return {
      figures: rows.flatMap(({ figure }) => figure ?? []),
      unknown: rows.flatMap(({ known, line }) => (known ? [] : [line!])),
    };
  },
  concordances: (from, to, knownAt): Promise<Concordance[]> => {
    const selected = [...describeColumns(manager, ConcordanceTable).columns.values()].map(({ name, property }) => `${name} as "${property}"`);
    return manager.query(`select ${selected.join(', ')} from ${rowsKnownAt(manager, ConcordanceTable, knownAt)} where "into_year" >= $1::int and "year" <= $2::int`, [from, to]);
  },
});
