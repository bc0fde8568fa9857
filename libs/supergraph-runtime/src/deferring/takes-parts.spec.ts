import { expect, it } from '@jest/globals';
import { takesParts } from './takes-parts.ts';

it.each([
  ['multipart/mixed;deferSpec=20220824,application/json', true],
  ['multipart/mixed; deferSpec="20220824", application/graphql-response+json;q=0.9', true],
  ['application/json, multipart/mixed;deferSpec=20220824;q=0.5', true],
  ['multipart/mixed, multipart/mixed;deferSpec=20220824, */*', true],
  ['multipart/mixed;deferSpec=20220824;q=0, application/json', false],
  ['multipart/mixed;deferSpec=20220824;q=0.5, */*', false],
  ['multipart/mixed;incrementalSpec=v0.2, multipart/mixed;deferSpec=20220824', false],
  ['multipart/mixed', false],
  ['multipart/mixed;deferSpec=20200101', false],
  ['*/*', false],
  ['application/json', false],
  ['', false],
  [undefined, false],
])('whoever accepts %p takes an answer in parts: %p', (accept, takes) => expect(takesParts(accept)).toBe(takes));
