import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, textFrom, type CitedInput, type Language } from '@assembly-graph/kernel';
import { NAMED_IN, nameThatEnds } from '../domain/state-name.ts';
import { stateOf, type StatesDesk } from './states-desk.ts';

const LONGEST_NAME = 200;

export interface NewName extends CitedInput {
  readonly state: string;
  readonly expectedVersion: number;
  readonly name: string;
  readonly language: Language;
  readonly from: string;
}

/**
 * Lets a State bear another name from a day on, or a first one in a language in which it has none; the names before stay readable.
 * @returns the id of the State
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const renameState =
  (together: UnitOfWork<StatesDesk>) =>
  (deed: Deed, input: NewName): Promise<string> =>
    together(deed, async (hands) => {
      const { stateNames, states, audit, outbox } = hands;
      const { language, from } = input;
      const name = textFrom('name', input.name, LONGEST_NAME);
      const cited = await citedBy(hands.knownSources, input);
      const was = await stateOf(hands, input.state);
      const state = await states.change(was, input.expectedVersion, language === NAMED_IN ? { name } : {});
      const ended = nameThatEnds(await stateNames.having({ stateIso3: state.iso3 }), { language, name, from }, hands.now.slice(0, 10));
      if (ended) await stateNames.change(ended, ended.version, { to: from });
      await stateNames.add({ id: randomUUID(), stateIso3: state.iso3, language, name, from, to: null, ...cited });
      audit({ subject: { type: 'State', id: state.id }, version: state.version, changedFields: ['name'], reason: null });
      outbox.add({
        type: 'StateRenamed',
        subject: { type: 'State', id: state.id, naturalKey: state.iso3 },
        subjectVersion: state.version,
        occurredAt: from,
        states: [state.iso3],
        changedFields: ['name'],
        payload: { state: state.iso3, language, from, name, nameBefore: ended?.name ?? null },
      });
      return state.id;
    });
