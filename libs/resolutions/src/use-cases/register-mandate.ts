import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput } from '@assembly-graph/kernel';
import { randomUUID } from 'node:crypto';
import { provenDue, type Addressee, type DueKind } from '../domain/mandate.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { tellOfMandate } from './mandate-desk.ts';

export interface MandateInput extends CitedInput {
  readonly paragraph: string;
  readonly addressee: Addressee;
  readonly verb: string;
  readonly due: DueKind;
  readonly dueOn?: string | null;
  readonly dueSession?: string | null;
}

/**
 * Registers what a paragraph of a resolution asks of somebody, and by when.
 * @returns the id of the mandate
 * @throws RuleBroken, NotFound, BadInput
 */
export const registerMandate =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: MandateInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const { resolutionId, ...paragraph } = await hands.paragraphs.get(input.paragraph);
      rule(resolutionId !== null, 'a mandate is given by a paragraph of a resolution; a draft gives none before it is adopted');
      rule(paragraph.part !== 'PREAMBULAR', 'a preamble gives no mandate');
      const { adoptedOn, sessionCode, topics, symbol } = await hands.resolutions.get(resolutionId);
      rule(adoptedOn !== null, 'a mandate is one of a resolution of which the day of adoption is on record');
      const { addressee } = input;
      const verb = input.verb.trim();
      const due = provenDue({ kind: input.due, on: input.dueOn, session: input.dueSession }, { madeOn: adoptedOn, sessionCode });
      const mandate = await hands.mandates.add({
        ...cited, ...due, id: randomUUID(), paragraphId: paragraph.id, resolutionId, sessionCode, topics: paragraph.topics.length > 0 ? paragraph.topics : topics, addressee, verb,
        madeOn: adoptedOn, status: 'OPEN', followUpSymbols: [], followUpSessions: [], reportedOn: null, supersededById: null, supersededOn: null, closedOn: null,
      });
      tellOfMandate(hands, 'MandateRegistered', mandate, { occurredAt: adoptedOn, changedFields: ['addressee', 'verb', ...(input.due === 'NONE' ? [] : ['due'])], payload: { resolution: symbol, ...due } });
      return mandate.id;
    });
