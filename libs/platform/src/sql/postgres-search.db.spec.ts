import { BadInput, type SearchPage, type SearchRequest } from '@assembly-graph/kernel';
import { statements, temporaryDatabase, type Statements, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DataSource } from 'typeorm';
import { openDatabase } from '../database.ts';
import { postgresSearch, searchStatement } from './postgres-search.ts';
import { createSearchEntries, keepSearchable } from './search-entries.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const PUBLIC: Omit<SearchRequest, 'text'> = { language: 'EN', first: 20, audiences: ['PUBLIC'] };

let temporary: TemporaryDatabase;
let database: DataSource;
let counted: Statements;
let next = 0;
beforeAll(async () => {
  temporary = await temporaryDatabase();
  counted = statements();
  database = await openDatabase({ schema: 'library', tables: [], migrations: [] }, { url: temporary.url, logger: counted.logger });
  for (const statement of createSearchEntries('library')) await database.query(statement);
});
afterAll(async () => {
  await database.destroy();
  await temporary.drop();
});
beforeEach(() => database.query('truncate library.search_entry'));

interface Entry {
  readonly id?: string;
  readonly lang?: string;
  readonly kind?: string;
  readonly audience?: string;
  readonly title?: string;
  readonly labels?: string;
  readonly detail?: string;
  readonly topics?: string[];
  readonly session?: string | null;
  readonly bodies?: string[];
}
/** Writes it, and gives its id. */
async function entry({ id = uuid((next += 1)), lang = 'EN', kind = 'PAPER', audience = 'PUBLIC', title = '', labels = '', detail = '', topics = [], session = null, bodies = [] }: Entry): Promise<string> {
  await database.query(
    `insert into library.search_entry (subject_id, lang, kind, audience, title, labels, detail, topics, session_code, bodies) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, lang, kind, audience, title, labels, detail, topics, session, bodies],
  );
  return id;
}
const search = (text: string, more: Partial<SearchRequest> = {}): Promise<SearchPage> => postgresSearch(database.manager, 'library')({ ...PUBLIC, text, ...more });
const found = async (text: string, more: Partial<SearchRequest> = {}): Promise<string[]> => (await search(text, more)).hits.map(({ subjectId }) => subjectId);
const marked = ({ hits }: SearchPage) => hits.flatMap(({ highlights }) => highlights.flatMap(({ fragment, ranges }) => ranges.map(({ start, end }) => fragment.slice(start, end))));

describe('a word is found in any of its forms', () => {
  it.each([
    ['EN', "Victims' participation in the proceedings", 'victim participating'],
    ['FR', 'Renforcer la participation des victimes aux procédures', 'victimes participation'],
    ['FR', 'Renforcer la participation des victimes aux procédures', 'victime procedure'],
    ['ES', 'La participación de las víctimas en las actuaciones', 'victima participaciones'],
    ['RU', 'Участие потерпевших в судебном разбирательстве', 'участия потерпевшими'],
    ['RU', 'УЧАСТИЕ ПОТЕРПЕВШИХ', 'участия потерпевшими'],
    ['RU', 'Отчёт Суда', 'отчета'],
    ['AR', 'مشاركة الضحايا في الإجراءات', 'المشاركة للضحايا'],
    ['ZH', '关于受害者参与诉讼程序的决议', '受害者 诉讼'],
    ['ES', 'La participación de las víctimas en las actuaciones', 'participacion victimas'],
    ['FR', 'Les réparations décidées par la Cour', 'reparation décider'],
  ] as const)('%s: "%s" by "%s", and not in another language', async (language, title, text) => {
    const id = await entry({ lang: language, title });
    await entry({ lang: language, title: language === 'ZH' ? '预算' : 'APIC' });
    expect(await found(text, { language })).toEqual([id]);
    for (const other of (['AR', 'ZH', 'EN', 'FR', 'RU', 'ES'] as const).filter((one) => one !== language)) expect(await found(text, { language: other })).toEqual([]);
  });

  it('but what is not there is not: Chinese characters count in their order', async () => {
    await entry({ lang: 'ZH', title: '受害者参与' });
    expect(await found('参受', { language: 'ZH' })).toEqual([]);
    expect(await found('"害者参"', { language: 'ZH' })).toHaveLength(1);
    expect(await found('-受害者 参与', { language: 'ZH' })).toEqual([]);
  });
});

describe('a name is found without regard to accents, case, ligatures and typography', () => {
  it.each([
    ['Perú', 'peru'], ['PERU', 'Perú'], ['Côte d’Ivoire', "cote d'ivoire"], ['Éire', 'eire'], ['Łódź', 'lodz'], ['mise en œuvre', 'mise en oeuvre'],
    ['MISE EN OEUVRE', 'œuvre'], ['Peru\u0301', 'perú'], ['non‑cooperation', 'non-cooperation'], ['co\u00adoperation', 'cooperation'],
    ['ICC-ASP/15/Res.1', 'ICC-ASP/15/Res.1'], ['ICC-ASP/15/Res.1', 'res.1'], ['<b>reparations</b>', 'reparations'], ['a&b', 'b'], ['States—Parties', 'parties'], ['arrears…', 'arrears'], ['États\u00a0parties', 'parties'], ['（决议）arrears。', 'arrears'],
  ])('%s by %s', async (title, text) => {
    for (const language of ['EN', 'FR', 'ES', 'ZH'] as const) {
      await database.query('truncate library.search_entry');
      expect(await found(text, { language })).toEqual([]);
      const id = await entry({ lang: language, title });
      expect(await found(text, { language })).toEqual([id]);
    }
  });
});

describe('what one writes into a search box', () => {
  it('means all words, either of two, a phrase, or without one', async () => {
    const both = await entry({ title: 'Participation of victims' });
    const one = await entry({ title: 'Participation of States' });
    expect(await found('victims participation')).toEqual([both]);
    expect((await found('victims or states')).sort()).toEqual([both, one].sort());
    expect(await found('"participation of States"')).toEqual([one]);
    expect(await found('“participation of States”')).toEqual([one]);
    expect(await found('"States participation"')).toEqual([]);
    expect(await found('participation -victims')).toEqual([one]);
  });

  it.each(['', '   ', 'the', 'of the', '-victims', '"', '()&|!:*', '<->', 'victims or -states'])('"%s" finds nothing and says why', async (text) => {
    await entry({ title: 'The victims of the war' });
    const { hits, totalCount, facets, hint } = await search(text);
    expect({ hits, totalCount, hint }).toEqual({ hits: [], totalCount: 0, hint: expect.stringContaining('Nothing was looked for') });
    expect(facets.every(({ buckets, without }) => buckets.length === 0 && without === 0)).toBe(true);
  });

  it('has no hint where it was only not found', async () => {
    expect(await search('weather')).toMatchObject({ totalCount: 0, hint: null });
  });

  it.each([
    ['a NUL', { text: 'a\u0000' }], ['a lone surrogate', { text: '\ud800' }], ['201 characters', { text: 'x'.repeat(201) }], ['none wanted', { text: 'x', first: 0 }],
    ['too many wanted', { text: 'x', first: 101 }], ['half a one', { text: 'x', first: 1.5 }], ['a language that there is not', { text: 'x', language: 'DE' as never }],
    ['a topic with a NUL', { text: 'x', filter: { topics: ['\u0000'] } }], ['too many sessions', { text: 'x', filter: { sessions: Array(201).fill('1') } }],
    ['no cursor', { text: 'x', after: 'x' }], ['an empty cursor', { text: 'x', after: '' }], ['a cursor of nothing', { text: 'x', after: Buffer.from('[]').toString('base64url') }],
  ])('%s is refused before the database sees it', async (_what, request: Partial<SearchRequest> & { text: string }) => {
    counted.forget();
    await expect(search(request.text, request)).rejects.toThrow(BadInput);
    expect(counted.seen).toEqual([]);
  });

  it('200 random texts are each answered, in all languages, whatever the record has', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(fc.constantFrom('"', '-', 'or', '&', '|', '!', '<->', '(', ')', ':*', "'", '\\', '%', '受', 'é', ' ', 'victims', '<b>', '\ue000', '\ue001', '$1', ';--'), { maxLength: 20 }).map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, fc.constantFrom('AR', 'ZH', 'EN', 'FR', 'RU', 'ES'), async (text, title, language) => {
        await entry({ lang: language, title: title.toWellFormed().replaceAll('\u0000', ''), detail: 'victims é 受' });
        const page = await search(text, { language }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(BadInput);
          expect(text.includes('\u0000') || !text.isWellFormed() || [...text].length > 200).toBe(true);
          return null;
        });
        for (const highlight of page?.hits.flatMap(({ highlights }) => highlights) ?? []) {
          for (const { start, end } of highlight.ranges) expect(highlight.fragment.slice(start, end).length).toBeGreaterThan(0);
          expect(highlight.fragment.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('the order of the hits', () => {
  it('puts titles before details, and what is all about it before what only mentions it', async () => {
    const mentions = await entry({ title: 'Report of the Court', detail: 'It also has a chapter on reparations.' });
    const longer = await entry({ title: 'Cooperation, complementarity, universality, strategic planning, budget and reparations' });
    const about = await entry({ title: 'Reparations' });
    const { hits } = await search('reparations');
    expect(hits.map(({ subjectId }) => subjectId)).toEqual([about, longer, mentions]);
    expect(hits.map(({ score }) => Number(score))).toEqual(hits.map(({ score }) => Number(score)).sort((a, b) => b - a));
  });

  it('is total: page by page it is the whole, whatever the size of the page and however many are equal', async () => {
    for (let n = 0; n < 45; n += 1) await entry({ title: n % 3 === 0 ? 'Budget' : 'Budget of the Court', topics: [`T${n % 4}`] });
    const whole = await found('budget', { first: 100 });
    expect(new Set(whole).size).toBe(45);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 50 }), async (first) => {
        const walked: string[] = [];
        for (let after: string | null = null; ; ) {
          const page = await search('budget', { first, after });
          expect(page.totalCount).toBe(45);
          walked.push(...page.hits.map(({ subjectId }) => subjectId));
          if (!page.hasNextPage) break;
          after = page.hits.at(-1)!.cursor;
        }
        expect(walked).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  it('has cursors that belong to one search', async () => {
    await entry({ title: 'Budget' });
    const after = (await search('budget')).hits[0]!.cursor;
    expect(await search('budget', { after })).toMatchObject({ hits: [], totalCount: 1 });
    for (const other of [search('court', { after }), search('budget', { after, language: 'FR' }), search('budget', { after, filter: { topics: [] } })]) await expect(other).rejects.toThrow(BadInput);
  });
});

describe('highlights', () => {
  it('are ranges of the text as it was written, in UTF-16 code units, and no markup', async () => {
    await entry({ title: '🙂 Les réparations <b>en œuvre</b> & l’œuvre', lang: 'FR', detail: 'Rien.' });
    const page = await search('reparation oeuvre', { language: 'FR' });
    expect(page.hits[0]!.highlights).toEqual([
      { field: 'TITLE', lang: 'FR', fragment: '🙂 Les réparations <b>en œuvre</b> & l’œuvre', ranges: [{ start: 7, end: 18 }, { start: 25, end: 30 }, { start: 39, end: 44 }] },
    ]);
    expect(marked(page)).toEqual(['réparations', 'œuvre', 'œuvre']);
  });

  it('name each text that has a word, and make one range of a Chinese word', async () => {
    await entry({ title: 'Victims', labels: 'victims/1', detail: 'Of victims.' });
    expect((await search('victim')).hits[0]!.highlights.map(({ field }) => field)).toEqual(['TITLE', 'LABEL', 'DETAIL']);
    await entry({ lang: 'ZH', title: '关于受害者参与诉讼' });
    expect(marked(await search('受害者 诉讼', { language: 'ZH' }))).toEqual(['受害者', '诉讼']);
  });

  it('show of a long text the part around the first word, in whole words', async () => {
    await entry({ title: 'Report', detail: `${'lorem ipsum '.repeat(60)}reparations ${'dolor sit '.repeat(60)}` });
    const [highlight] = (await search('reparations')).hits[0]!.highlights;
    expect(highlight!.fragment.length).toBeLessThanOrEqual(240);
    expect(highlight!.fragment).toMatch(/^(lorem|ipsum) .* reparations .*(dolor|sit)$/);
    expect(highlight!.ranges.map(({ start, end }) => highlight!.fragment.slice(start, end))).toEqual(['reparations']);
  });
});

describe('facets', () => {
  const facet = ({ facets }: SearchPage, dimension: string) => facets.find((one) => one.dimension === dimension)!;
  const asObject = (page: SearchPage, dimension: string) => Object.fromEntries(facet(page, dimension).buckets.map(({ value, count }) => [value, count]));

  it('count all hits, not only those of the page, and add up', async () => {
    await entry({ title: 'Victims', kind: 'PAPER', topics: ['VICTIMS', 'TFV'], session: '20', bodies: ['cicc'] });
    await entry({ title: 'Victims', kind: 'PAPER', topics: ['VICTIMS'], session: '21', bodies: ['cicc', 'cicc', 'hrw'] });
    await entry({ title: 'Victims', kind: 'EVENT', session: '21' });
    await entry({ title: 'Budget', kind: 'EVENT', topics: ['BUDGET'], session: '22', bodies: ['amnesty'] });
    const page = await search('victims', { first: 1 });
    expect(page).toMatchObject({ totalCount: 3, hasNextPage: true });
    expect(['KIND', 'TOPIC', 'SESSION', 'BODY'].map((dimension) => asObject(page, dimension))).toEqual([{ PAPER: 2, EVENT: 1 }, { VICTIMS: 2, TFV: 1 }, { 20: 1, 21: 2 }, { cicc: 2, hrw: 1 }]);
    expect(facet(page, 'SESSION').buckets[0]).toEqual({ value: '21', count: 2 });
    expect(['KIND', 'TOPIC', 'SESSION', 'BODY'].map((dimension) => facet(page, dimension).without)).toEqual([0, 1, 0, 1]);
    for (const dimension of ['KIND', 'SESSION']) {
      const { buckets, without } = facet(page, dimension);
      expect(buckets.reduce((sum, { count }) => sum + count, without)).toBe(page.totalCount);
    }
  });

  it('are what a filter by their value finds', async () => {
    for (let n = 0; n < 30; n += 1) await entry({ title: 'Budget', kind: `K${n % 3}`, topics: n % 5 === 0 ? [] : [`T${n % 4}`, `T${n % 7}`], session: n % 4 === 0 ? null : `${n % 6}`, bodies: [`b${n % 5}`] });
    const page = await search('budget');
    const filters = { KIND: 'kinds', TOPIC: 'topics', SESSION: 'sessions', BODY: 'bodies' } as const;
    for (const { dimension, buckets } of page.facets) {
      expect(buckets.length).toBeGreaterThan(2);
      for (const { value, count } of buckets) expect((await search('budget', { filter: { [filters[dimension]]: [value] } })).totalCount).toBe(count);
    }
    expect((await search('budget', { filter: { kinds: ['K0'], sessions: ['3'] } })).totalCount).toBe(5);
    expect(await search('budget', { filter: { kinds: [] } })).toMatchObject({ totalCount: 0, hint: null });
  });
});

describe('what is hidden', () => {
  it('leaves no trace: neither hit, count, facet, highlight, page nor score tells that it is there', async () => {
    const seen = await entry({ title: 'Victims in the open', topics: ['VICTIMS'], session: '20', bodies: ['cicc'] });
    const answers = async () => JSON.stringify([
      await search('victims'), await search('victims', { first: 1 }), await search('secretword'), await search('victims or secretword'), await search('victims -secretword'),
      await search('victims', { filter: { kinds: ['HIDDENKIND'] } }), await search('victims', { filter: { topics: ['HIDDENTOPIC'] } }),
    ]);
    const before = await answers();
    const hidden = await entry({ audience: 'RESTRICTED', kind: 'HIDDENKIND', title: 'Victims secretword', labels: 'secretword', detail: 'Victims', topics: ['HIDDENTOPIC'], session: 'HIDDENSESSION', bodies: ['hiddenbody'] });
    expect(await answers()).toBe(before);
    expect(before).not.toMatch(/hidden/i);
    // Another language of a thing that is seen may be hidden by itself.
    await entry({ id: seen, lang: 'FR', audience: 'RESTRICTED', title: 'Victimes' });
    expect(await found('victimes', { language: 'FR' })).toEqual([]);
    expect(await answers()).toBe(before);
    // It was there all the while.
    expect((await found('victims', { audiences: ['PUBLIC', 'RESTRICTED'] })).sort()).toEqual([seen, hidden].sort());
    expect(await found('victims', { audiences: [] })).toEqual([]);
  });
});

describe('words that too much has', () => {
  it('are ranked and counted as far as a searcher waits, and that is said; what is hidden has no part in it', async () => {
    for (let n = 0; n < 4; n += 1) await entry({ title: `Court ${n}` });
    const few = (most: number) => postgresSearch(database.manager, 'library', most)({ ...PUBLIC, text: 'court' });
    const all = await few(4);
    expect(all).toMatchObject({ totalCount: 4, countedAll: true, hint: null });
    await entry({ title: 'Court', audience: 'RESTRICTED' });
    expect(await few(4)).toEqual(all);
    const part = await few(3);
    expect(part).toMatchObject({ totalCount: 4, countedAll: false, hint: expect.stringMatching(/^More than 3 things have these words/) });
    expect(part.facets.find(({ dimension }) => dimension === 'KIND')!.buckets).toEqual([{ value: 'PAPER', count: 4 }]);
  });
});

describe('what it takes', () => {
  it('is one statement, with hits, counts, facets and highlights', async () => {
    await entry({ title: 'Victims' });
    counted.forget();
    await search('victims', { filter: { kinds: ['PAPER'] } });
    expect(counted.seen).toHaveLength(1);
  });

  it('is no look at each row: the words are found by their index, the texts of the page by their key', async () => {
    await database.query(`insert into library.search_entry (subject_id, lang, kind, title, detail)
      select gen_random_uuid(), 'EN', 'PAPER', 'Report number' || n, 'word' || (n % 1000) || ' of many' from generate_series(1, 20000) as n`);
    await database.query('vacuum analyze library.search_entry');
    const plan = async (text: string, more: Partial<SearchRequest> = {}) => {
      const statement = searchStatement('library', { ...PUBLIC, text, ...more });
      const rows: { 'QUERY PLAN': string }[] = await database.query(`explain ${statement.text}`, statement.values);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    const filtered = await plan('word7 report', { filter: { topics: ['VICTIMS'], kinds: ['PAPER'] } });
    for (const one of [await plan('word7'), filtered]) {
      expect(one).toContain('Bitmap Index Scan on search_entry_words');
      expect(one).toContain('search_entry_key');
      expect(one).not.toContain('Seq Scan');
    }
    expect((await search('word7')).totalCount).toBe(20);
  }, 30_000);
});

describe('the entries of a table', () => {
  beforeAll(async () => {
    await database.query('create table library.book (id uuid primary key, title text, symbol text, note text, topics text[], session_code text)');
    await database.query(`insert into library.book values ('${uuid(9001)}', 'An older book', null, null, '{}', null)`);
  });

  it('are kept by the database, those of rows from before too, whoever writes', async () => {
    const statementsOfIt = keepSearchable('library', {
      table: 'book', kind: 'BOOK', title: 'new.title', labels: "coalesce(new.symbol, '')", detail: "coalesce(new.note, '')", topics: 'new.topics',
      sessionCode: 'new.session_code', bodies: "array['ASSEMBLY']",
    });
    for (const statement of statementsOfIt) await database.query(statement);
    expect(await found('older')).toEqual([uuid(9001)]);
    await database.query(`insert into library.book values ('${uuid(9002)}', 'Reparations', 'L/2', 'first edition', '{VICTIMS}', '20')`);
    expect((await search('edition')).facets.map(({ buckets }) => buckets[0]!.value)).toEqual(['BOOK', 'VICTIMS', '20', 'ASSEMBLY']);
    await database.query(`update library.search_entry set audience = 'RESTRICTED' where subject_id = '${uuid(9002)}'`);
    await database.query(`update library.book set title = 'Compensation' where id = '${uuid(9002)}'`);
    // A new title doesn't show what was hidden.
    expect(await found('compensation')).toEqual([]);
    expect(await found('compensation', { audiences: ['RESTRICTED'] })).toEqual([uuid(9002)]);
    expect(await found('reparations', { audiences: ['RESTRICTED'] })).toEqual([]);
    await entry({ id: uuid(9002), lang: 'FR', title: 'Réparations' });
    await database.query(`delete from library.book`);
    expect(await database.query('select * from library.search_entry')).toEqual([]);
  });
});

describe('what only those from whom it comes may see', () => {
  it('is found by them, and is nowhere for anybody else, whichever bodies they ask for', async () => {
    const hidden = await entry({ title: 'Draft on cooperation', audience: 'RESTRICTED', bodies: ['amnesty', 'SEN'], topics: ['COOPERATION'] });
    const open = await entry({ title: 'Report on cooperation', bodies: ['fidh'] });
    for (const actsFor of [['amnesty'], ['SEN'], ['x', 'SEN']]) expect((await found('cooperation', { actsFor })).sort()).toEqual([hidden, open].sort());
    for (const actsFor of [[], ['fidh'], ['']]) {
      const page = await search('cooperation', { actsFor, filter: null });
      expect([page.totalCount, page.hits.map(({ subjectId }) => subjectId), page.facets.map(({ buckets }) => buckets)]).toEqual([1, [open], [[{ value: 'PAPER', count: 1 }], [], [], [{ value: 'fidh', count: 1 }]]]);
      expect(await found('cooperation', { actsFor, filter: { bodies: ['amnesty', 'SEN'] } })).toEqual([]);
    }
    expect(await found('cooperation', { audiences: ['PUBLIC', 'RESTRICTED'] })).toHaveLength(2);
  });
});
