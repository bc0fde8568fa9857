import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { withoutSignature } from '../domain/advocacy-document.ts';
import type { AdvocacyDesk } from './advocacy-desk.ts';
import { asSeen } from './as-seen.ts';
import { signatory, tellOfSignature, type SignatureInput } from './sign-advocacy-document.ts';

/** Takes a signature back, each organization its own. @returns the id of the document @throws RuleBroken, NotFound, VersionConflict, BadInput */
export const withdrawSignature =
  (together: UnitOfWork<AdvocacyDesk>) =>
  (deed: Deed, input: SignatureInput): Promise<string> =>
    together(deed, async (hands) => {
      const organization = await signatory(hands, deed, input);
      const was = asSeen(await hands.documents.get(input.id), input.expectedVersion);
      const is = await hands.documents.change(was, input.expectedVersion, { signatories: withoutSignature(was, organization) });
      tellOfSignature(hands, is, 'AdvocacyDocumentSignatureWithdrawn', organization);
      return is.id;
    });
