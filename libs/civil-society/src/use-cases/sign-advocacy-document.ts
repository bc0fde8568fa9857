import type { Deed, DeedRecord, UnitOfWork } from '@assembly-graph/events';
import { actsForOrganization, BadInput, NotFound } from '@assembly-graph/kernel';
import { withSignature, type AdvocacyDocument } from '../domain/advocacy-document.ts';
import type { AdvocacyDesk } from './advocacy-desk.ts';
import { asSeen } from './as-seen.ts';
import { mustBeKnown, mustStand } from './known-here.ts';

export interface SignatureInput {
  readonly id: string;
  readonly expectedVersion: number;
  /** Whoever asks, if not given. */
  readonly organization?: string | null;
}

/** Signs a document, each organization for itself. @returns the id of the document @throws RuleBroken, NotFound, VersionConflict, BadInput */
export const signAdvocacyDocument =
  (together: UnitOfWork<AdvocacyDesk>) =>
  (deed: Deed, input: SignatureInput): Promise<string> =>
    together(deed, async (hands) => {
      const organization = await signatory(hands, deed, input);
      await mustStand(hands, hands.now.slice(0, 10), [organization]);
      const was = asSeen(await hands.documents.get(input.id), input.expectedVersion);
      const is = await hands.documents.change(was, input.expectedVersion, { signatories: withSignature(was, organization) });
      tellOfSignature(hands, is, 'AdvocacyDocumentSigned', organization);
      return is.id;
    });

/** Who signs, or takes the signature back. @throws NotFound for whom the caller does not act */
export async function signatory(hands: AdvocacyDesk, { actor }: Deed, { organization }: SignatureInput): Promise<string> {
  const code = organization ?? actor.organization;
  if (code === null) throw new BadInput('Say which organization.', 'organization');
  if (!actsForOrganization(actor, code)) throw new NotFound('The organization', code);
  await mustBeKnown(hands, 'organization', [], [code]);
  return code;
}

export function tellOfSignature({ audit, outbox }: DeedRecord, document: AdvocacyDocument, type: string, organization: string): void {
  const subject = { type: 'AdvocacyDocument', id: document.id };
  audit({ subject, version: document.version, changedFields: ['signatories'], reason: null });
  outbox.add({
    type,
    subject: { ...subject, naturalKey: document.code },
    subjectVersion: document.version,
    session: document.sessionCode,
    topics: document.topics,
    organizations: [document.authorCode, organization],
    changedFields: ['signatories'],
    payload: { organization, signatories: document.signatories.length },
  });
}
