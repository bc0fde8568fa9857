import { describe, expect, it } from '@jest/globals';
import { uuidOf } from './uuid-of.ts';

describe('the id of a thing known by its natural key', () => {
  it('is the same every time, a version 5 UUID, and differs by type and key', () => {
    expect(uuidOf('State', 'JOR')).toBe(uuidOf('State', 'JOR'));
    expect(uuidOf('State', 'JOR')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set([uuidOf('State', 'JOR'), uuidOf('State', 'SEN'), uuidOf('Session', 'JOR')]).size).toBe(3);
  });
});
