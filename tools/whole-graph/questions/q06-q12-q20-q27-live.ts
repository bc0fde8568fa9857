import { FollowSideEventDocument, FollowSpeakersDocument, FollowTopicsDocument, FollowWithdrawalsDocument } from '@assembly-graph/graph-client';
import { follow, WAYS, type Follower, type Way } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { print, type DocumentNode } from 'graphql';
import { delegationOf, doing, ngoOf } from '../deeds.ts';
import { freshGraph } from '../shared-graph.ts';
import type { WholeGraph } from '../whole-graph.ts';

// Questions 6, 12, 20 and 27 as they are asked by who wants to be told: live, cut off, and gone on with from the last cursor. What the
// data set has not, the tests enter through the mutations.
export function live(): void {
  let graph: WholeGraph;
  let time = '2026-12-01T12:00:00.000Z';
  const does = doing(() => graph);
  const opened: Follower[] = [];
  beforeAll(async () => void (graph = await freshGraph({ now: () => time })), 60_000);
  afterAll(() => {
    for (const follower of opened) follower.leave();
  });

  const head = async (feed: string): Promise<string> => (await graph.ask(`{ ${feed}(first: 0) { headCursor } }`))[feed].headCursor;

  /** Follows a document; what is told of each event stands under the one field of the subscription. */
  async function live(way: Way, document: DocumentNode, variables: object) {
    const follower = await follow(way, graph.url, { query: print(document), variables });
    opened.push(follower);
    const take = async (count: number): Promise<any[]> =>
      (await follower.take(count)).map(({ data, errors }) => {
        expect(errors).toBeUndefined();
        return Object.values(data)[0];
      });
    return { take, leave: () => follower.leave(), next: () => follower.next('answer', 'end') };
  }
  const daysBefore = (days: number) => new Date(Date.parse(time) - days * 86_400_000).toISOString().slice(0, 10);

  describe('question 6: when a State notifies its withdrawal, when it takes effect, and if it takes it back', () => {
    const withdrawal = { treaty: 'ROME_STATUTE', kind: 'WITHDRAWAL_NOTIFIED', sources: ['S-RECORD'] };

    it('is told as it comes, and to who was cut off in order from where they were; a wrong day is corrected by an event that names it', async () => {
      const first = await live('server-sent events', FollowWithdrawalsDocument, { after: await head('membershipFeed') });
      await does('recordTreatyAction', { ...withdrawal, state: 'GMB', takenOn: daysBefore(1) }, 'treatyAction { id }');
      const [notified] = await first.take(1);
      expect(notified).toMatchObject({
        event: { type: 'WithdrawalNotified', states: ['GMB'], payload: { takenOn: daysBefore(1), effectiveOn: '2027-11-30' } },
        subject: { kind: 'WITHDRAWAL_NOTIFIED', takenOn: daysBefore(1), state: { iso3: 'GMB', name: expect.stringMatching(/Gambia/) } },
      });
      first.leave();
      await does('recordTreatyAction', { ...withdrawal, state: 'GMB', kind: 'WITHDRAWAL_RESCINDED', takenOn: daysBefore(0) }, 'treatyAction { id }');
      const { id } = await does('recordTreatyAction', { ...withdrawal, state: 'KEN', takenOn: daysBefore(20) }, 'treatyAction { id }');
      await does('correctTreatyAction', { id, expectedVersion: 1, reason: 'misread', takenOn: daysBefore(400) }, 'treatyAction { id }');
      const second = await live('server-sent events', FollowWithdrawalsDocument, { after: notified.cursor });
      const missed = await second.take(4);
      expect(missed.map(({ event: { type, states } }) => [type, states.join()])).toEqual([['WithdrawalRescinded', 'GMB'], ['WithdrawalNotified', 'KEN'], ['WithdrawalCompleted', 'KEN'], ['WithdrawalCorrected', 'KEN']]);
      // What is read later is at least as new: the day as it was first understood stands in the event's own payload.
      expect(missed[1]).toMatchObject({ event: { payload: { takenOn: daysBefore(20) } }, subject: { takenOn: daysBefore(400), state: { iso3: 'KEN' } } });
      expect(missed[3].event).toMatchObject({ correctionOf: missed[1].event.eventId, payload: { takenOn: daysBefore(400), neverWas: false } });
    });
  });

  describe('question 12: who has the floor, the next five, the time left, and what was said', () => {
    it('is told without being asked again; who was away for a while gets the calls it missed, in order', async () => {
      const meeting = await does('scheduleMeeting', { session: '25', startsAt: '2026-12-07T10:00:00-05:00', endsAt: '2026-12-07T13:00:00-05:00', ordinal: 1 }, 'meeting { id version }');
      const list = await does('openSpeakersList', { session: '25', segment: 'GENERAL_DEBATE', opensAt: '2026-11-01T09:00:00Z', closesAt: '2026-12-04T17:00:00Z', timeLimits: [{ capacity: 'STATE_PARTY', seconds: 300 }] }, 'speakersList { id }');
      for (const state of ['SEN', 'NLD', 'JOR', 'FRA', 'PER', 'KOR', 'BEL']) await does('inscribeSpeaker', { speakersList: list.id, state }, 'speakingSlot { id }');
      time = '2026-12-07T15:05:00.000Z';
      await does('changeMeetingStatus', { id: meeting.id, expectedVersion: meeting.version, status: 'CONVENED' }, 'meeting { id }');
      const call = async () => {
        const { session } = await graph.ask('{ session(number: 25) { generalDebate { version } } }');
        return does('callNextSpeaker', { id: list.id, expectedVersion: session.generalDebate.version, meeting: meeting.id }, 'speakingSlot { id version }');
      };
      const step = (deed: string, { id, version }: any) => does(deed, { id, expectedVersion: version }, 'speakingSlot { id version }');
      const first = await live('WebSocket', FollowSpeakersDocument, { after: await head('sessionsFeed'), session: '25' });
      let floor = await call();
      const [called] = await first.take(1);
      expect(called).toMatchObject({ event: { type: 'SpeakerCalled' }, subject: { current: { status: 'CALLED', secondsAllowed: 300, secondsLeft: null, speaker: { iso3: 'SEN', name: 'Senegal' } } } });
      expect([called.subject.waiting.totalCount, called.subject.waiting.nodes.map(({ position, speaker }: any) => `${position} ${speaker.iso3}`)]).toEqual([6, ['2 NLD', '3 JOR', '4 FRA', '5 PER', '6 KOR']]);
      floor = await step('startSpeaker', floor);
      const [started] = await first.take(1);
      expect(started.subject.current).toMatchObject({ status: 'SPEAKING', secondsLeft: 300 });
      first.leave();
      for (const [minute, what] of [[9, 'finishSpeaker'], [10, 'call'], [11, 'startSpeaker'], [14, 'finishSpeaker']] as const) {
        time = `2026-12-07T15:${String(minute).padStart(2, '0')}:00.000Z`;
        floor = what === 'call' ? await call() : await step(what, floor);
      }
      await does('recordStatement', { session: '25', kind: 'GENERAL_DEBATE', slot: floor.id, speaker: { state: 'NLD' }, deliveredOn: '2026-12-07', texts: [{ lang: 'EN', url: 'https://asp.icc-cpi.int/NLD.pdf' }], videoOffset: 660 }, 'statement { id }');
      const second = await live('WebSocket', FollowSpeakersDocument, { after: started.cursor, session: '25' });
      const missed = await second.take(5);
      expect(missed.map(({ event: { type, payload } }) => [type, payload.change ?? null, payload.floor?.speaker ?? null])).toEqual([
        ['SpeakersListChanged', 'FINISHED', null], ['SpeakerCalled', 'CALLED', 'NLD'], ['SpeakersListChanged', 'STARTED', 'NLD'], ['SpeakersListChanged', 'FINISHED', null], ['StatementRecorded', null, null],
      ]);
      expect(missed[4].subject).toMatchObject({ form: 'ORAL', videoOffset: 660, speaker: { iso3: 'NLD', name: expect.stringMatching(/Netherlands/) }, texts: [{ lang: 'EN', url: 'https://asp.icc-cpi.int/NLD.pdf' }] });
      const versions = missed.slice(0, 4).map(({ event }) => event.subjectVersion);
      expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    });
  });

  describe('question 20: when a side event that I follow is moved or cancelled', () => {
    it('is told to who follows it, of that one alone, from where it stood to where it stands', async () => {
      const fidh = ngoOf('fidh');
      const scheduled = async (title: string, room: string) => {
        const step = (deed: string, { id, version }: any, more: object = {}) => does(deed, { id, expectedVersion: version, ...more }, 'sideEvent { id code version }');
        const asked = await does('requestSideEvent', { session: '25', title, format: 'IN_PERSON', organizers: [{ organization: 'fidh', role: 'LEAD' }] }, 'sideEvent { id code version }', fidh);
        return step('scheduleSideEvent', await step('approveSideEvent', await step('reviewSideEvent', asked)), { room, day: '2026-12-09', start: '13:15', end: '14:45' });
      };
      const mine = await scheduled('Complementarity in practice', 'Room 1');
      const other = await scheduled('Another matter', 'Room 2');
      const move = (one: any, room: string) => does('moveSideEvent', { id: one.id, expectedVersion: one.version, room, day: '2026-12-10', start: '08:30', end: '09:45', reason: 'x' }, 'sideEvent { id version }');
      const first = await live('multipart', FollowSideEventDocument, { after: await head('civilSocietyFeed'), sideEvent: mine.id });
      await move(other, 'Room 4');
      const moved = await move(mine, 'Room 3');
      const [told] = await first.take(1);
      expect(told).toMatchObject({
        event: { type: 'SideEventMoved', payload: { room: 'Room 3', sequence: 1, before: { room: 'Room 1', heldOn: '2026-12-09', startTime: '13:15' } } },
        subject: { code: mine.code, status: 'MOVED', heldOn: '2026-12-10', startTime: '08:30', endTime: '09:45', room: 'Room 3', sequence: 1, session: { code: '25', timeZone: 'America/New_York' } },
      });
      first.leave();
      await does('cancelSideEvent', { id: mine.id, expectedVersion: moved.version, reason: 'x' }, 'sideEvent { id }', fidh);
      const second = await live('multipart', FollowSideEventDocument, { after: told.cursor, sideEvent: mine.id });
      expect(await second.take(1)).toMatchObject([{ event: { type: 'SideEventCancelled' }, subject: { status: 'CANCELLED', sequence: 2 } }]);
    });
  });

  describe('question 27: resolutions on COOPERATION and BUDGET: tabled, revised, adopted, published in French, corrected', () => {
    let longAgo: string | null = null;

    it.each(WAYS)('is told over %s, after an outage from the last cursor: nothing lost, nothing twice, in order for each resolution', async (way) => {
      const number = 40 + WAYS.indexOf(way);
      const begun = (title: string, topic: string, at: number) =>
        does('startDraft', { session: '25', title, kind: 'COOPERATION', topics: [topic], sponsors: ['JPN'], startedOn: '2026-11-01' }, 'draft { id version }', delegationOf('JPN')).then((draft) =>
          does('tableDraft', { id: draft.id, expectedVersion: draft.version, symbol: `ICC-ASP/25/L.${at}`, tabledOn: '2026-12-02' }, 'draft { id version }'),
        );
      const step = (deed: string, { id, version }: any, more: object, selection = 'resolution { id version }') => does(deed, { id, expectedVersion: version, ...more }, selection);
      const first = await live(way, FollowTopicsDocument, { after: await head('resolutionsFeed'), topics: ['COOPERATION', 'BUDGET'] });
      let draft = await begun('Cooperation', 'COOPERATION', number);
      await begun('Staff', 'GEOGRAPHY_GENDER', number + 10);
      draft = await step('reviseDraft', draft, { revisedOn: '2026-12-03' }, 'draft { id version }');
      const seen = await first.take(2);
      longAgo ??= seen[0].cursor;
      expect(seen[0]).toMatchObject({ event: { type: 'DraftTabled' }, subject: { symbol: `ICC-ASP/25/L.${number}`, session: { code: '25', title: expect.any(String) } } });
      // Six hours in which nobody listens.
      first.leave();
      let resolution = await step('adoptDraft', draft, { symbol: `ICC-ASP/25/Res.${number}`, adoptedOn: '2026-12-04', mode: 'CONSENSUS' });
      resolution = await step('issueAdvanceVersion', resolution, { lang: 'EN', issuedOn: '2026-12-05' });
      resolution = await step('issueOfficialVersion', resolution, { lang: 'FR', issuedOn: '2026-12-06' });
      const second = await live(way, FollowTopicsDocument, { after: seen[1].cursor, topics: ['COOPERATION', 'BUDGET'] });
      const missed = await second.take(3);
      await step('issueResolutionCorrigendum', resolution, { langs: ['FR'], issuedOn: '2026-12-07' });
      const all = [...seen, ...missed, ...(await second.take(1))];
      expect(all.map(({ event: { type, payload } }) => [type, payload.lang ?? null])).toEqual([
        ['DraftTabled', null], ['DraftRevised', null], ['ResolutionAdopted', null], ['ResolutionTextPublished', 'EN'], ['ResolutionTextPublished', 'FR'], ['ResolutionCorrected', 'FR'],
      ]);
      expect(new Set(all.map(({ event }) => event.eventId)).size).toBe(6);
      expect(all[2].subject).toMatchObject({ symbol: `ICC-ASP/25/Res.${number}`, adoptedOn: '2026-12-04', session: { code: '25', title: expect.any(String) } });
      const versions = all.slice(2).map(({ event }) => event.subjectVersion);
      expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    });

    it('says where to go on once the cursor is older than what is kept', async () => {
      await graph.write('resolutions', 'update resolutions.feed_head set floor_seq = last_seq');
      const late = await live('multipart', FollowTopicsDocument, { after: longAgo, topics: ['BUDGET'] });
      expect(await late.next()).toMatchObject({ kind: 'end', errors: [{ path: ['resolutionUpdated'], extensions: { code: 'CURSOR_EXPIRED', headCursor: await head('resolutionsFeed') } }] });
    });
  });
}
