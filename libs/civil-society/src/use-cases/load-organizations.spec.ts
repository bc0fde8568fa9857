import { describe, expect, it } from '@jest/globals';
import { loaded, rows } from '../testing/rows.ts';
import { loadOrganizations } from './load-organizations.ts';

const cells = {
  org_id: 'cicc', name: 'Coalition', acronym: 'CICC', kind: 'ngo_network', seat_iso2: 'NL', asp_role: 'coordinates',
  confidence: 'verified', seat_confidence: 'recalled', source: 'S-ONE', note: '',
};
const load = (...said: Record<string, string>[]) => loaded(loadOrganizations, { organizations: rows('organizations', cells, ...said) });

describe('organizations.csv', () => {
  it('keeps the confidence of the seat apart from that of the row', async () => {
    const { problems, written } = await load({});
    expect(problems).toEqual([]);
    expect(written.organizations).toMatchObject([
      { code: 'cicc', kind: 'NGO_NETWORK', seatIso3: 'NLD', seatConfidence: 'RECALLED', confidence: 'VERIFIED', sourceKeys: ['S-ONE'], note: null },
    ]);
  });

  it('leaves unknown what is empty', async () => {
    const { problems, written } = await load({ acronym: '', seat_iso2: '', seat_confidence: '', asp_role: '' });
    expect(problems).toEqual([]);
    expect(written.organizations).toMatchObject([{ acronym: null, seatIso3: null, seatConfidence: null, roleInAssembly: null }]);
  });

  it('maps the words of the file for a national or regional coalition of the CICC', async () => {
    const { written } = await load({ kind: 'CICC national/regional coalition' });
    expect(written.organizations).toMatchObject([{ kind: 'NATIONAL_COALITION' }]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['no code', { org_id: '' }, 'org_id'],
    ['no name', { name: '' }, 'name'],
    ['an unknown kind', { kind: 'club' }, 'kind'],
    ['no kind', { kind: '' }, 'kind'],
    ['a seat in no State', { seat_iso2: 'XX' }, 'seat_iso2'],
    ['a seat without a confidence', { seat_confidence: '' }, 'seat_confidence'],
    ['a confidence without a seat', { seat_iso2: '' }, 'seat_confidence'],
    ['an unknown confidence of the seat', { seat_confidence: 'sure' }, 'seat_confidence'],
    ['an unknown source', { source: 'S-TWO' }, 'source'],
    ['no source', { source: '' }, 'source'],
    ['no confidence', { confidence: '' }, 'confidence'],
  ])('refuses %s, with line and column', async (_what, said, column) => {
    const { problems, written } = await load({}, { org_id: 'hrw', ...said });
    expect(problems).toEqual([{ file: 'organizations.csv', line: 3, column, reason: expect.any(String) }]);
    expect(written.organizations).toHaveLength(1);
  });

  it('refuses the same code twice', async () => {
    const { problems } = await load({}, { name: 'Another' });
    expect(problems).toEqual([{ file: 'organizations.csv', line: 3, column: 'org_id', reason: 'the same key as line 2: cicc' }]);
  });
});
