import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForOrganization, ENTERED_HERE, rule, topicsNamedIn, webAddress, type TopicCode } from '@assembly-graph/kernel';
import type { BodyAddressed } from '../domain/addressee.ts';
import type { AdvocacyDocumentKind } from '../domain/advocacy-document.ts';
import { languagesOf } from '../domain/side-event-request.ts';
import type { AdvocacyDesk } from './advocacy-desk.ts';
import { mustBeKnown, mustStand, openSession } from './known-here.ts';

export interface Publication {
  readonly title: string;
  readonly kind: AdvocacyDocumentKind;
  readonly session?: string | null;
  readonly publishedOn: string;
  /** The first is the one that issues it; whoever publishes it alone, if not given. */
  readonly authors?: readonly string[] | null;
  readonly addressedBodies?: readonly BodyAddressed[] | null;
  readonly addressedStates?: readonly string[] | null;
  readonly addressedOrganizations?: readonly string[] | null;
  readonly topics?: readonly TopicCode[] | null;
  readonly languages?: readonly string[] | null;
  readonly url?: string | null;
  readonly licence?: string | null;
}

const NO_SESSION = { sessionCode: null, sessionOpensOn: null };
const each = <T>(values: readonly T[] | null | undefined): readonly T[] => [...new Set(values)];

/** Enters a document of an organization, by one of its authors. @returns its id @throws RuleBroken, NotFound, BadInput */
export const publishAdvocacyDocument =
  (together: UnitOfWork<AdvocacyDesk>) =>
  (deed: Deed, input: Publication): Promise<string> =>
    together(deed, async (hands) => {
      const { organization } = deed.actor;
      const authors = input.authors?.length ? each(input.authors) : organization === null ? [] : [organization];
      rule(authors.some((code) => actsForOrganization(deed.actor, code)), 'whoever publishes a document is one of its authors');
      await mustBeKnown(hands, 'authors', [], authors);
      await mustStand(hands, input.publishedOn, authors);
      const [addressedStates, addressedOrganizations] = [each(input.addressedStates), each(input.addressedOrganizations)];
      await mustBeKnown(hands, 'addressedStates', addressedStates, addressedOrganizations);
      rule(input.publishedOn <= hands.now.slice(0, 10), 'a document is published on a day that has come');
      const id = randomUUID();
      const document = await hands.documents.add({
        ...ENTERED_HERE,
        id,
        code: `AD-${id.slice(0, 8)}`,
        title: input.title,
        kind: input.kind,
        authorCode: authors[0]!,
        coAuthorCodes: authors.slice(1),
        signatories: [],
        ...(input.session == null ? NO_SESSION : await openSession(hands, input.session)),
        dated: input.publishedOn,
        publishedOn: input.publishedOn,
        datedFrom: input.publishedOn,
        addressedBodies: each(input.addressedBodies),
        addressedStates,
        addressedOrganizations,
        topics: input.topics ? each(input.topics) : topicsNamedIn(input.title),
        languages: languagesOf(input.languages),
        url: webAddress('url', input.url),
        licence: input.licence ?? null,
      });
      const subject = { type: 'AdvocacyDocument', id };
      hands.audit({ subject, version: 1, changedFields: ['title', 'kind'], reason: null });
      hands.outbox.add({
        type: 'AdvocacyDocumentPublished',
        subject: { ...subject, naturalKey: document.code },
        subjectVersion: 1,
        occurredAt: input.publishedOn,
        session: document.sessionCode,
        topics: document.topics,
        states: addressedStates,
        organizations: authors,
        payload: { kind: document.kind, authors, addressedBodies: document.addressedBodies },
      });
      return id;
    });
