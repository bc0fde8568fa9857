import type { AgendaItems } from '../domain/agenda-item.ts';
import type { Documents } from '../domain/document.ts';
import type { Sessions } from '../domain/session.ts';
import type { Statements } from '../domain/statement.ts';
import type { Topics } from '../domain/topic.ts';

/** What a unit of work of this domain has in its hands. */
export interface SessionsStores {
  readonly sessions: Sessions;
  readonly topics: Topics;
  readonly agendaItems: AgendaItems;
  readonly documents: Documents;
  readonly statements: Statements;
}
