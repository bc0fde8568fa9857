import { CONFIDENCES, readRows, uuidOf, type RowReader, type TableLoad } from '@assembly-graph/kernel';
import type { Organization, OrganizationKind } from '../domain/organization.ts';
import type { CivilSocietyStores } from './civil-society-stores.ts';

/** What the words of the file mean. */
const KINDS = new Map<string, OrganizationKind>([
  ['ngo', 'NGO'],
  ['ngo_network', 'NGO_NETWORK'],
  ['CICC national/regional coalition', 'NATIONAL_COALITION'],
  ['ad hoc group', 'AD_HOC_GROUP'],
  ['professional association', 'PROFESSIONAL_ASSOCIATION'],
  ['academic network', 'ACADEMIC_NETWORK'],
  ['foundation', 'FOUNDATION'],
  ['intergovernmental organization', 'INTERGOVERNMENTAL_ORGANIZATION'],
  ['intergovernmental body', 'INTERGOVERNMENTAL_BODY'],
  ['international humanitarian organization', 'INTERNATIONAL_HUMANITARIAN_ORGANIZATION'],
  ['court body', 'COURT_BODY'],
  ['political coalition', 'POLITICAL_COALITION'],
]);

/** organizations.csv: who took part; the seat of each has a confidence of its own. */
export const loadOrganizations: TableLoad<CivilSocietyStores> = {
  table: 'organizations',
  prepare(data, known, problems) {
    const organizations = readRows(data.organizations!, problems, ['org_id'], (row): Organization => {
      const code = row.text('org_id');
      const seatIso3 = row.optionalReference('seat_iso2', known, 'states');
      const seatConfidence = row.optionalOneOf('seat_confidence', CONFIDENCES);
      if ((row.row.cells.seat_iso2 === '') !== (row.row.cells.seat_confidence === '')) {
        row.problem('seat_confidence', 'a seat has a confidence, and nothing else does');
      }
      return {
        id: uuidOf('Organization', code),
        code,
        name: row.text('name'),
        acronym: row.optional('acronym'),
        kind: kindOf(row),
        seatIso3,
        seatConfidence,
        roleInAssembly: row.optional('asp_role'),
        ...row.cited(known),
      };
    });
    return (stores) => stores.organizations.replaceAll(organizations);
  },
};

function kindOf(row: RowReader): OrganizationKind {
  const word = row.text('kind');
  const kind = KINDS.get(word);
  if (word !== '' && kind === undefined) row.problem('kind', `${JSON.stringify(word.slice(0, 60))} is none of ${[...KINDS.keys()].join(', ')}`);
  return kind ?? 'NGO';
}
