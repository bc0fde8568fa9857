import { ENTERED_HERE, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkLimits, checkOpen, inOrder, isPermutation, nextOf, orderToTheEnd, orderWith, orderWithout, reordered, type SpeakersList, type SpeakersOrdering } from './speakers-list.ts';
import { begun, checkSlotMove, delivered, SLOT_MOVES, SLOT_STATUSES, SPEAKER_RANKS, WAITING, WITH_THE_FLOOR, type SlotStatus, type SpeakerRank, type SpeakingSlot } from './speaking-slot.ts';

const kept = { ...ENTERED_HERE, version: 1, knownFrom: null };
const aList = (more: Partial<SpeakersList> = {}): SpeakersList => ({
  ...kept, id: 'list', sessionCode: '20', segment: 'GENERAL_DEBATE', meetingId: null, agendaItemId: null, opensAt: '2021-12-01T00:00:00.000Z', closesAt: '2021-12-05T00:00:00.000Z',
  closedAt: null, ordering: 'INSCRIPTION', timeLimits: [], admitted: [], ...more,
});
const aSlot = (more: Partial<SpeakingSlot> = {}): SpeakingSlot => ({
  ...kept, id: 'a', listId: 'list', sessionCode: '20', segment: 'GENERAL_DEBATE', meetingId: 'm', position: 1, speakerState: 'NLD', speakerOrganization: null, capacity: 'STATE_PARTY',
  requestedRank: 'OTHER', reply: false, status: 'INSCRIBED', calledAt: null, startedAt: null, endedAt: null, seconds: null, ...more,
});
const meeting = { convenedAt: '2021-12-06T09:00:00.000Z', adjournedAt: null };
const minute = (number: number) => new Date(Date.parse(meeting.convenedAt) + number * 60_000).toISOString();

/** A list as the desk keeps it, after one thing that was asked of it; refusals leave it as it is. */
function after(slots: readonly SpeakingSlot[], ordering: SpeakersOrdering, [deed, choice, rank]: readonly [string, number, SpeakerRank], at: number): SpeakingSlot[] {
  const placed = (all: readonly SpeakingSlot[], ids: readonly string[]) => all.map((slot) => ({ ...slot, position: ids.includes(slot.id) ? ids.indexOf(slot.id) + 1 : null }));
  const change = (id: string, to: Partial<SpeakingSlot>) => slots.map((slot) => (slot.id === id ? { ...slot, ...to } : slot));
  const some = slots[choice % Math.max(1, slots.length)];
  switch (deed) {
    case 'inscribe': case 'reply': {
      const added = aSlot({ id: `s${slots.length}`, requestedRank: rank, reply: deed === 'reply', status: deed === 'reply' ? 'RIGHT_OF_REPLY' : 'INSCRIBED', position: null });
      return placed([...slots, added], orderWith({ ordering }, slots, added));
    }
    case 'call': {
      const next = nextOf(slots);
      return change(next.id, { status: 'CALLED', calledAt: minute(at), meetingId: 'm' });
    }
    case 'reorder': return placed(slots, reordered(slots, inOrder(slots).filter(({ status }) => WAITING.includes(status)).map(({ id }) => id).reverse()));
  }
  if (!some) return [...slots];
  switch (deed) {
    case 'withdraw': checkSlotMove(some, 'WITHDRAWN'); return placed(change(some.id, { status: 'WITHDRAWN' }), orderWithout(slots, some.id));
    case 'postpone': checkSlotMove(some, 'POSTPONED'); return placed(change(some.id, { status: 'POSTPONED' }), orderToTheEnd(slots, some.id));
    case 'write': checkSlotMove(some, 'WRITTEN_ONLY'); return placed(change(some.id, { status: 'WRITTEN_ONLY' }), orderWithout(slots, some.id));
    case 'start': return change(some.id, begun(some, minute(at)));
    default: return change(some.id, delivered(some, meeting, some.startedAt ?? some.calledAt ?? minute(at), minute(at), minute(at)));
  }
}

describe('the order of a list of speakers', () => {
  const deeds = fc.array(fc.tuple(fc.constantFrom('inscribe', 'inscribe', 'reply', 'call', 'reorder', 'withdraw', 'postpone', 'write', 'start', 'finish'), fc.nat(20), fc.constantFrom(...SPEAKER_RANKS)), { maxLength: 40 });

  it('is a permutation without gaps after whatever is done, one has the floor at the most, and what is refused is a rule', () => {
    fc.assert(
      fc.property(deeds, fc.constantFrom('RANK', 'INSCRIPTION'), (asked, ordering) => {
        let slots: SpeakingSlot[] = [];
        asked.forEach((deed, at) => {
          try {
            const before = slots;
            slots = after(slots, ordering, deed, at);
            for (const was of before) {
              const is = slots.find(({ id }) => id === was.id)!;
              expect(is.status === was.status || SLOT_MOVES[was.status].includes(is.status)).toBe(true);
              // Who spoke, or speaks, keeps the place unless somebody before leaves the order.
              if (was.status === 'DELIVERED' && deed[0] !== 'withdraw' && deed[0] !== 'write' && deed[0] !== 'postpone') expect(is.position).toBe(was.position);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(RuleBroken);
          }
          expect(isPermutation(slots)).toBe(true);
          expect(slots.filter(({ status }) => WITH_THE_FLOOR.includes(status)).length).toBeLessThanOrEqual(1);
          for (const slot of slots) {
            expect((slot.status === 'DELIVERED') === (slot.seconds !== null)).toBe(true);
            expect(slot.endedAt === null || (meeting.convenedAt <= slot.startedAt! && slot.startedAt! <= slot.endedAt && slot.endedAt <= minute(at))).toBe(true);
          }
        });
      }),
      { numRuns: 400 },
    );
  });

  it('by rank has the higher first, within a rank by inscription, and the right of reply at the end', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...SPEAKER_RANKS), fc.boolean()), { maxLength: 12 }), (asked) => {
        let slots: SpeakingSlot[] = [];
        asked.forEach(([rank, reply], at) => void (slots = after(slots, 'RANK', [reply ? 'reply' : 'inscribe', 0, rank], at)));
        const ordered = inOrder(slots);
        const key = ({ reply, requestedRank, id }: SpeakingSlot) => [reply ? 1 : 0, reply ? 0 : SPEAKER_RANKS.indexOf(requestedRank), Number(id.slice(1))];
        const sorted = ordered.toSorted((a, b) => key(a).map((one, index) => one - key(b)[index]!).find((difference) => difference !== 0) ?? 0);
        expect(ordered.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });

  it('that is wanted names all who wait, each once: nothing else is taken', () => {
    const slots = ['a', 'b', 'c', 'd'].map((id, index) => aSlot({ id, position: index + 1, status: id === 'a' ? 'DELIVERED' : 'INSCRIBED' }));
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 }), (wanted) => {
        const isOrder = wanted.toSorted().join() === 'b,c,d';
        if (isOrder) expect(reordered(slots, wanted)).toEqual(['a', ...wanted]);
        else expect(() => reordered(slots, wanted)).toThrow('the new order names all who wait, each once');
      }),
      { numRuns: 400 },
    );
  });
});

describe('a slot', () => {
  it('never leaves its states: what was delivered, withdrawn or handed in stays so', () => {
    fc.assert(fc.property(fc.constantFrom(...SLOT_STATUSES), fc.constantFrom(...SLOT_STATUSES), (from: SlotStatus, to: SlotStatus) => {
      const move = () => checkSlotMove({ status: from }, to);
      if (SLOT_MOVES[from].includes(to)) expect(move).not.toThrow();
      else expect(move).toThrow(`a slot that is ${from} does not become ${to}`);
    }));
  });

  it('is delivered from start to end within the meeting, and nowhere else', () => {
    const times = fc.integer({ min: -20, max: 200 });
    fc.assert(
      fc.property(times, times, fc.option(fc.integer({ min: 1, max: 180 })), (start, end, adjourned) => {
        const held = { ...meeting, adjournedAt: adjourned === null ? null : minute(adjourned) };
        const deliver = () => delivered(aSlot({ status: 'CALLED', calledAt: minute(0) }), held, minute(start), minute(end), minute(120));
        if (start <= end && start >= 0 && end <= (adjourned ?? 120)) expect(deliver()).toMatchObject({ status: 'DELIVERED', seconds: (end - start) * 60 });
        else expect(deliver).toThrow(/^(a speaker starts after the call|a statement ends after it starts|what is delivered is delivered within the meeting)$/);
      }),
      { numRuns: 400 },
    );
  });

  it('begins after the call, and once', () => {
    expect(() => begun(aSlot({ status: 'CALLED', calledAt: minute(2) }), minute(1))).toThrow('a speaker starts after the call');
    expect(() => delivered(aSlot({ status: 'SPEAKING', startedAt: minute(1) }), meeting, minute(2), minute(3), minute(4))).toThrow('a speaker starts once');
  });
});

describe('a list', () => {
  it('takes speakers from its opening to its closing; a right of reply is exercised until the end', () => {
    const at = (instant: string, reply = false, more = {}) => () => checkOpen(aList(more), instant, reply);
    expect(at('2021-11-30T23:59:59.999Z')).toThrow('a list takes speakers from its opening on');
    expect(at('2021-12-05T00:00:00.000Z')).not.toThrow();
    expect(at('2021-12-05T00:00:00.001Z')).toThrow('a list that is closed takes no more speakers');
    expect(at('2021-12-02T00:00:00.000Z', false, { closedAt: '2021-12-01T12:00:00.000Z' })).toThrow('a list that is closed takes no more speakers');
    expect(at('2021-12-06T00:00:00.000Z', true)).not.toThrow();
  });
  it.each([[[{ capacity: 'NGO', seconds: 0 }]], [[{ capacity: 'NGO', seconds: 7_201 }]], [[{ capacity: 'NGO', seconds: 1 }, { capacity: 'NGO', seconds: 2 }]]] as never[])('has no such limits: %j', (limits) => {
    expect(() => checkLimits(limits)).toThrow();
  });
  it('calls nobody before the one before has finished, and nobody if nobody waits', () => {
    expect(() => nextOf([aSlot({ status: 'CALLED' }), aSlot({ id: 'b', position: 2 })])).toThrow('the next speaker is called when the one before has finished');
    expect(() => nextOf([aSlot({ status: 'DELIVERED' })])).toThrow('somebody is called who waits');
  });
});
