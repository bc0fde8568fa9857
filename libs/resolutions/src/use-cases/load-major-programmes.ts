import { readRows, uuidOf, type TableLoad } from '@assembly-graph/kernel';
import { isProgrammeCode, type MajorProgramme } from '../domain/major-programme.ts';
import type { ResolutionsStores } from './resolutions-stores.ts';

/** major_programmes.csv: the major programmes, in the order of the budget. */
export const loadMajorProgrammes: TableLoad<ResolutionsStores> = {
  table: 'major_programmes',
  prepare(data, known, problems) {
    const rows = data.major_programmes!;
    const programmes = readRows(rows, problems, ['mp_code'], (row): MajorProgramme => {
      const code = row.text('mp_code');
      if (!isProgrammeCode(code)) row.problem('mp_code', 'is no code like MP-I or MP-VII-2');
      return { id: uuidOf('MajorProgramme', code), code, name: row.text('name'), position: rows.indexOf(row.row) + 1, ...row.cited(known) };
    });
    return (stores) => stores.majorProgrammes.replaceAll(programmes);
  },
};
