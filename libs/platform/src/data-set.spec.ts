import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BadData, knownKeys, readDataSet } from './data-set.ts';
import { StartFailure } from './start-failure.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'data-set-'))));
afterEach(() => rm(folder, { recursive: true }));
const file = (name: string, content: string | Buffer) => writeFile(join(folder, name), content);

describe('reading the data set', () => {
  it('knows the line of every row, also after a cell that spans lines', async () => {
    await file('states.csv', 'iso2,name\nJO,Jordan\nSN,"Sene\ngal"\nKE,Kenya\n');
    const { tables } = await readDataSet(folder);
    expect(tables.states!.map(({ line, cells }) => [line, cells.name])).toEqual([[2, 'Jordan'], [3, 'Sene\ngal'], [5, 'Kenya']]);
  });

  it('has another digest as soon as a byte or a name changes', async () => {
    await file('a.csv', 'x\n1\n');
    const { digest } = await readDataSet(folder);
    expect((await readDataSet(folder)).digest).toBe(digest);
    await file('a.csv', 'x\n2\n');
    expect((await readDataSet(folder)).digest).not.toBe(digest);
  });

  it('names file and line of what is no CSV or no UTF-8', async () => {
    await file('a.csv', 'x,y\n1,2\n3\n');
    await file('b.csv', Buffer.from([0x78, 0x0a, 0xff, 0xfe, 0x0a]));
    const failure = (await readDataSet(folder).catch((error: unknown) => error)) as BadData;
    expect(failure).toBeInstanceOf(BadData);
    expect(failure.problems.map(({ file: name, line }) => [name, line])).toEqual([['a.csv', 3], ['b.csv', 1]]);
  });

  it('says in one sentence that a folder holds no data set', async () => {
    await expect(readDataSet(folder)).rejects.toThrow(StartFailure);
    await expect(readDataSet(join(folder, 'nowhere'))).rejects.toThrow(/There is no data set in/);
  });

  it('lets a derived row cite a file of the data set', async () => {
    await file('sources.csv', 'source_key,title\nS-A,A\n');
    await file('states.csv', 'iso2,iso3\nJO,JOR\n');
    const known = knownKeys((await readDataSet(folder)).tables);
    expect([...known.sources!.keys()]).toEqual(['S-A', 'sources.csv', 'states.csv']);
    expect(known.states!.get('JO')).toBe('JOR');
  });
});
