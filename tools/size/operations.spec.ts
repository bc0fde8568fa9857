import { describe, expect, it } from '@jest/globals';
import { operations } from './operations.ts';

describe('npm run test:size', () => {
  it('has something to ask each operation of the graph-client with', () => {
    expect(operations().length).toBeGreaterThan(10);
  });
});
