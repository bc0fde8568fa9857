import { describe, expect, it } from '@jest/globals';
import { nameOf, pluralOf, singularOf, subgraphNames, withArticle, type SubgraphOptions } from './subgraph-names.ts';

const said = (options: SubgraphOptions) => Object.values(subgraphNames(options)).map(({ kebab }) => kebab);

describe('what a new domain is called', () => {
  it('is written in every form', () => {
    expect(nameOf('arrest-warrant')).toEqual({
      kebab: 'arrest-warrant', camel: 'arrestWarrant', pascal: 'ArrestWarrant', snake: 'arrest_warrant', upper: 'ARREST_WARRANT', words: 'arrest warrant',
      title: 'Arrest warrant',
    });
    expect(['situation', 'arrest warrant'].map(withArticle)).toEqual(['a situation', 'an arrest warrant']);
  });

  it.each<[SubgraphOptions, string[]]>([
    [{ name: 'situations' }, ['situations', 'situation', 'situations']],
    [{ name: 'treaties' }, ['treaties', 'treaty', 'treaties']],
    [{ name: 'cooperation' }, ['cooperation', 'cooperation', 'cooperations']],
    [{ name: 'cooperation', noun: 'arrest-warrant' }, ['cooperation', 'arrest-warrant', 'arrest-warrants']],
    [{ name: 'courts', noun: 'bench' }, ['courts', 'bench', 'benches']],
    [{ name: 'people', noun: 'person', plural: 'people' }, ['people', 'person', 'people']],
  ])('%j: domain, one thing and several are %j', (options, expected) => expect(said(options)).toEqual(expected));

  it.each([['treaty', 'treaties'], ['day', 'days'], ['case', 'cases'], ['witness', 'witnesses'], ['branch', 'branches']])('one %s, several %s', (one, several) => {
    expect([pluralOf(one), singularOf(several)]).toEqual([several, one]);
  });
});

describe('refused, in one sentence', () => {
  it.each<[SubgraphOptions, string]>([
    ...['', 'Situations', 'arrest_warrants', 'arrest warrants', '-x', 'x-', 'x--y', '4x', '../x', 'é', 'x\n', 'a'.repeat(41)].map((name): [SubgraphOptions, string] =>
      [{ name }, 'is not a noun in kebab-case']),
    ...['common', 'util', 'utils', 'helpers', 'misc', 'case-manager', 'handlers', 'base', 'types', 'constants', 'utilities'].map((name): [SubgraphOptions, string] =>
      [{ name }, 'says nothing of the Assembly']),
    ...['node', 'postgres', 'nats', 'public', 'pg-cases'].map((name): [SubgraphOptions, string] => [{ name, noun: 'warrant' }, 'means something else']),
    [{ name: 'warrants', noun: 'Warrant' }, 'The noun "Warrant" is not a noun'],
    [{ name: 'warrants', noun: 'warrant', plural: '../x' }, 'The plural "../x" is not a noun'],
    [{ name: 'warrants', noun: 'helper' }, 'The noun "helper" says nothing'],
    [{ name: 'warrants', noun: 'series', plural: 'series' }, 'give another --plural'],
    [{ name: 'warrants', noun: 'field' }, 'A type Field would hide one'],
    [{ name: 'warrants', noun: 'origin', plural: 'sources' }, 'A type Sources would hide one'],
    [{ name: 'warrants', noun: 'constructor' }, 'give another --noun'],
  ])('%j', (options, words) => {
    expect(() => subgraphNames(options)).toThrow(words);
    expect(() => subgraphNames(options)).toThrow(/^[^\n]*\.$/);
  });
});
