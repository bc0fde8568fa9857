import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cursorOf, readCursor } from './feed-cursor.ts';

describe('a cursor of a feed', () => {
  it('reads back as it was written', () => {
    const cursors = fc.record({
      feed: fc.constantFrom('membership', 'civil-society'),
      seq: fc.integer({ min: 0, max: 2 ** 40 }),
      hash: fc.stringMatching(/^[0-9a-f]{16}$/),
    });
    fc.assert(fc.property(cursors, (cursor) => expect(readCursor(cursorOf(cursor))).toEqual(cursor)));
  });

  it('is refused in any other form', () => {
    const written = (text: string) => Buffer.from(text).toString('base64url');
    const bad = ['', 'x', '🙂', written('v2.membership.1.0000000000000000'), written('v1.membership.01.0000000000000000'), written('v1.membership.-1.0000000000000000'),
      written('v1.membership.1.00'), written('v1.Membership.1.0000000000000000'), `${written('v1.membership.1.0000000000000000')}=`, ` ${written('v1.membership.1.0000000000000000')}`];
    expect(bad.map(readCursor)).toEqual(bad.map(() => null));
    fc.assert(fc.property(fc.string(), (text) => expect(readCursor(text)).toBeNull()));
  });
});
