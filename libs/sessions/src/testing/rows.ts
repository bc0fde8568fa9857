import type { DataProblem, DataRow, DataSet, KnownKeys, TableLoad } from '@assembly-graph/kernel';
import type { SessionsStores } from '../use-cases/sessions-stores.ts';

const aRow = (file: string, defaults: Record<string, string>) => (cells: Record<string, string> = {}, line = 2): DataRow => ({ file, line, cells: { ...defaults, ...cells } });
const cited = { confidence: 'verified', source: 'S-ONE', note: '' };

/** Rows as good as any; a test says only what is wrong with its own. */
export const aSessionRow = aRow('sessions.csv', {
  session_id: '20', ordinal: '20', kind: 'regular', parent_session_id: '', symbol_series: 'ICC-ASP/20', start_date: '2021-12-06', end_date: '2021-12-10',
  scheduled_end_date: '', city: 'The Hague', country_iso2: 'NL', venue: '', president_id: 'P7', ...cited,
});
export const anAgendaRow = aRow('agenda.csv', {
  agenda_id: 'AG-20-01', session_id: '20', position: '1', item_title: 'General debate', kind: 'announced_topic', ...cited,
});
export const aDocumentRow = aRow('documents.csv', { symbol: 'ICC-ASP/20/4', session_id: '20', title: 'Report', date: '', ...cited });
export const aStatementRow = aRow('statements.csv', {
  statement_id: 'ST0001', session_id: '20', segment: 'general_debate', date: '2021-12-07', speaker_state: 'NL', speaker_org: '', on_behalf_of_orgs: '',
  speaker_person: '', capacity: 'state_party', form: 'oral', ...cited,
});

const same = (...keys: string[]) => new Map(keys.map((key) => [key, key]));
const KNOWN: KnownKeys = {
  sources: same('S-ONE'),
  states: new Map([['NL', 'NLD'], ['US', 'USA']]),
  sessions: same('20', '20R', '20R1', '20R2', 'S1'),
  organizations: same('hrw', 'eu', 'cicc'),
  presidents: same('P7'),
};

/** What a load says of these rows and writes of them; a session of December 2021 is always there. */
export async function loadOf(load: TableLoad<SessionsStores>, data: DataSet): Promise<{ problems: DataProblem[]; written: Record<string, unknown[]> }> {
  const problems: DataProblem[] = [];
  const write = load.prepare({ sessions: [aSessionRow()], ...data }, KNOWN, problems);
  const written: Record<string, unknown[]> = {};
  const stores = new Proxy({}, { get: (_, store: string) => ({ replaceAll: (things: unknown[]) => void (written[store] = things) }) });
  await write(stores as SessionsStores);
  return { problems, written };
}
