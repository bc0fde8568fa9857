import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, citedBy, rule, topicsNamedIn, type CitedInput, type TopicCode } from '@assembly-graph/kernel';
import { isItemNumber } from '../domain/agenda-item.ts';
import { codeFrom } from '../domain/written-forms.ts';
import { sessionWith, type SessionsDesk } from './sessions-desk.ts';

export interface AgendaItemInput extends CitedInput {
  readonly session: string;
  readonly title: string;
  readonly number?: string | null;
  readonly parent?: string | null;
  readonly topics?: readonly TopicCode[] | null;
  readonly allocatedTo?: string | null;
  readonly addedOn: string;
}

/**
 * Puts a matter before a session. With a number it stands on the agenda that was adopted, which then has it once.
 * @returns its id
 * @throws RuleBroken, NotFound, BadInput
 */
export const addAgendaItem =
  (together: UnitOfWork<Pick<SessionsDesk, 'knownSources' | 'sessions' | 'agendaItems' | 'agendas'>>) =>
  (deed: Deed, input: AgendaItemInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const session = await sessionWith(hands, input.session);
      const { title, number = null, parent = null, addedOn } = input;
      const items = await hands.agendaItems.having({ sessionCode: session.code });
      if (number !== null) {
        if (!isItemNumber(number)) throw new BadInput('An item is numbered as agendas print it, e.g. "9" or "9(a)".', 'number');
        rule((await hands.agendas.having({ sessionCode: session.code, kind: 'ADOPTED' })).length > 0, 'an item has its number from the agenda as adopted');
      }
      rule(parent === null || items.some(({ id }) => id === parent), 'an item is part of an item of the same session');
      const position = 1 + items.reduce((most, one) => Math.max(most, one.position), 0);
      const item = await hands.agendaItems.add({
        ...cited, id: randomUUID(), code: `AG-${session.code}-${String(position).padStart(2, '0')}`, sessionCode: session.code, sessionOpensOn: session.opensOn, position,
        number, adopted: number !== null, parentId: parent, title, kind: 'AGENDA_ITEM', status: 'OPEN',
        allocatedTo: input.allocatedTo ? codeFrom('allocatedTo', input.allocatedTo) : null, addedOn, topics: [...new Set(input.topics ?? topicsNamedIn(title))],
      });
      hands.audit({ subject: { type: 'AgendaItem', id: item.id }, version: item.version, changedFields: ['title', 'number'], reason: null });
      hands.outbox.add({
        type: 'AgendaItemAdded',
        subject: { type: 'AgendaItem', id: item.id, naturalKey: item.code },
        subjectVersion: item.version,
        occurredAt: addedOn,
        session: session.code,
        topics: item.topics,
        payload: { code: item.code, number, status: 'OPEN', allocatedTo: item.allocatedTo },
      });
      return item.id;
    });
