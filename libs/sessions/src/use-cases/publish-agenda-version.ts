import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, RuleBroken, type CitedInput } from '@assembly-graph/kernel';
import { checkAgenda, type AgendaVersionKind } from '../domain/agenda.ts';
import type { AgendaItem } from '../domain/agenda-item.ts';
import { symbolFrom } from '../domain/document-symbol.ts';
import { sessionWith, type SessionsDesk } from './sessions-desk.ts';

export interface AgendaPublication extends CitedInput {
  readonly session: string;
  readonly kind: AgendaVersionKind;
  readonly publishedOn: string;
  readonly document?: string | null;
  readonly items: readonly { readonly item: string; readonly number: string }[];
}

/**
 * Publishes a version of a session's agenda; an adopted one gives its items their numbers, each once in the session.
 * @returns the id of the version
 * @throws RuleBroken, NotFound, BadInput
 */
export const publishAgendaVersion =
  (together: UnitOfWork<Pick<SessionsDesk, 'knownSources' | 'sessions' | 'agendaItems' | 'agendas'>>) =>
  (deed: Deed, input: AgendaPublication): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const session = await sessionWith(hands, input.session);
      const { kind, publishedOn } = input;
      const before = await hands.agendas.having({ sessionCode: session.code });
      const documentSymbol = input.document ? symbolFrom('document', input.document) : null;
      const places = input.items.map(({ item, number }) => ({ itemId: item, number }));
      checkAgenda(before, kind, places);
      const items = new Map((await hands.agendaItems.having({ sessionCode: session.code })).map((item) => [item.id, item]));
      for (const { itemId } of places) if (!items.has(itemId)) throw new RuleBroken('what stands on the agenda of a session is an item of that session');
      const agenda = await hands.agendas.add({ ...cited, id: randomUUID(), sessionCode: session.code, kind, ordinal: before.length + 1, publishedOn, documentSymbol, places });
      if (kind === 'ADOPTED') await adopt(hands, items, places);
      hands.audit({ subject: { type: 'Agenda', id: agenda.id }, version: agenda.version, changedFields: ['kind', 'places'], reason: null });
      hands.outbox.add({
        type: 'AgendaPublished',
        subject: { type: 'Agenda', id: agenda.id, naturalKey: null },
        subjectVersion: agenda.version,
        occurredAt: publishedOn,
        session: session.code,
        topics: [...new Set(places.flatMap(({ itemId }) => items.get(itemId)!.topics))],
        payload: { kind, ordinal: agenda.ordinal, document: documentSymbol, items: places.length },
      });
      return agenda.id;
    });

async function adopt({ agendaItems }: Pick<SessionsDesk, 'agendaItems'>, items: ReadonlyMap<string, AgendaItem>, places: readonly { itemId: string; number: string }[]): Promise<void> {
  for (const { itemId, number } of places) {
    const item = items.get(itemId)!;
    await agendaItems.change(item, item.version, { number, adopted: true, status: item.status ?? 'OPEN' });
  }
}
