import { DateScalar, deedKind, deedsResolver, enumOf, reasonInput, type DeedAccess, type DeedField } from '@assembly-graph/platform/graph';
import { ID, Int } from 'type-graphql';
import type { AccreditationUseCases } from '../use-cases/accreditations-desk.ts';
import { ConsentEnum, ParticipantRoleEnum, Rule93BasisEnum } from './accreditation-enums.ts';
import { AccreditationType } from './accreditation.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { ParticipantType } from './participant.type.ts';
import { SessionTermsType } from './session-terms.type.ts';

const SECRETARIAT: DeedAccess = { policies: ['secretariat'] };
/** Whose thing it is, the use cases ask. */
const TAKES_PART: DeedAccess = { policies: ['secretariat', 'ngo'] };

const DecisionEnum = enumOf<'ACCREDITED' | 'REFUSED'>('AccreditationDecision', 'What is decided on an accreditation.', { ACCREDITED: 'It is granted.', REFUSED: 'It is not granted.' });
const bases: DeedField = { type: () => [Rule93BasisEnum], description: 'On what it rests: at least one basis of rule 93, of ECOSOC one at the most.', most: 6 };
const session: DeedField = { type: () => String, description: 'Code of the session.', longest: 20 };
const message = (description: string): DeedField => ({ type: () => String, description });

const accreditation = {
  entity: 'accreditation',
  type: () => AccreditationType,
  load: (id: string, { accreditation: loader }: CivilSocietyLoaders) => loader.clear(id).load(id),
};
const participant = {
  entity: 'participant',
  type: () => ParticipantType,
  load: (id: string, { participant: loader }: CivilSocietyLoaders) => loader.clear(id).load(id),
};
const of = { ...accreditation, of: 'Accreditation' };

/** The deeds on accreditations, for organizations and the secretariat. */
export const accreditationDeeds = (deeds: AccreditationUseCases): object =>
  deedsResolver('AccreditationDeeds', [
    deedKind({
      entity: 'terms',
      type: () => SessionTermsType,
      name: 'setSessionTerms',
      description: 'Sets on what terms civil society takes part in a session. For the secretariat.',
      versioned: true,
      access: SECRETARIAT,
      input: {
        session,
        accreditationUntil: { type: () => DateScalar, description: 'The last day on which an accreditation may be submitted; any, if left out.', nullable: true },
        speakingSlots: { type: () => Int, description: 'How many organizations speak in the NGO segment of the general debate; 10 to 12 in practice.' },
      },
      do: deeds.setSessionTerms,
      load: (id: string, { sessionTermsById }: CivilSocietyLoaders) => sessionTermsById.clear(id).load(id),
    }),
    deedKind({
      ...accreditation,
      name: 'draftAccreditation',
      description: 'Begins an accreditation for a session, on at least one basis of rule 93. For an NGO, for itself, and the secretariat.',
      access: TAKES_PART,
      input: {
        session,
        organization: { type: () => String, description: 'Code of the organization; your own, if left out.', nullable: true, longest: 100 },
        bases,
        evidence: { ...message('How the organization shows that it has them.'), nullable: true },
        delegates: { type: () => Int, description: 'For how many delegates it asks.' },
      },
      do: deeds.draftAccreditation,
    }),
    deedKind({ ...of, name: 'submitAccreditation', description: 'Submits a draft, until the day set for the session. For its organization and the secretariat.', access: TAKES_PART, input: {}, do: deeds.submitAccreditation }),
    deedKind({
      ...of,
      name: 'requestInformation',
      description: 'Asks the organization for more. For the secretariat.',
      access: SECRETARIAT,
      input: { question: message('What is asked, for the organization to read.'), answerDueOn: { type: () => DateScalar, description: 'Until when the answer is waited for; then it may lapse.' } },
      do: deeds.requestInformation,
    }),
    deedKind({
      ...of,
      name: 'answerInformationRequest',
      description: 'Answers what the secretariat asked. For its organization and the secretariat.',
      access: TAKES_PART,
      input: { answer: message('The answer.') },
      do: deeds.answerInformationRequest,
    }),
    deedKind({
      ...of,
      name: 'findEligible',
      description: 'Finds an organization eligible, on at least one basis of rule 93. For the secretariat.',
      access: SECRETARIAT,
      input: { bases: { ...bases, description: 'On what it rests, as found; as claimed, if left out.', nullable: true } },
      do: deeds.findEligible,
    }),
    deedKind({ ...of, name: 'circulateAccreditation', description: 'Notes that it was circulated to the States Parties; whether the Assembly does so was not verified. For the secretariat.', access: SECRETARIAT, input: {}, do: deeds.circulateAccreditation }),
    deedKind({
      ...of,
      name: 'objectToAccreditation',
      description: 'Notes that a State has objected. The step is taken from the practice of the United Nations; whether the Assembly knows it was not verified. For the secretariat.',
      access: SECRETARIAT,
      input: { state: { type: () => String, description: 'Alpha-3 code of the State.', longest: 3 }, reason: message('Why, for the organization to read.') },
      do: deeds.objectToAccreditation,
    }),
    deedKind({
      ...of,
      name: 'decideAccreditation',
      description: 'Decides: grants it on at least one basis of rule 93 for so many delegates, or refuses it. For the secretariat.',
      access: SECRETARIAT,
      input: {
        decision: { type: () => DecisionEnum, description: 'What is decided.' },
        ruleBasis: { ...bases, nullable: true },
        quota: { type: () => Int, description: 'How many delegates it may have; as many as it asked for, if left out.', nullable: true },
        reason: message('Why, for the organization to read.'),
      },
      do: deeds.decideAccreditation,
    }),
    deedKind({ ...of, name: 'withdrawAccreditation', description: 'Takes it back; badges become void. For its organization and the secretariat.', access: TAKES_PART, input: reasonForAll('withdrawn'), do: deeds.withdrawAccreditation }),
    deedKind({ ...of, name: 'revokeAccreditation', description: 'Takes back what was granted; badges become void. For the secretariat.', access: SECRETARIAT, input: reasonForAll('revoked'), do: deeds.revokeAccreditation }),
    deedKind({ ...of, name: 'lapseAccreditation', description: 'Lets it lapse: not submitted, not answered in time, or its session is over. For the secretariat.', access: SECRETARIAT, input: reasonForAll('lapsed'), do: deeds.lapseAccreditation }),
    deedKind({
      ...participant,
      name: 'nominateParticipant',
      description: 'Names one of the people who come for an accredited organization, as many as its quota allows. Personal data: it needs the scope `personal:read`. For its organization and the secretariat.',
      access: { ...TAKES_PART, scopes: ['personal:read'] },
      input: {
        accreditation: { type: () => ID, description: 'The id of the accreditation.', idOf: 'Accreditation' },
        role: { type: () => ParticipantRoleEnum, description: 'As what they come.', defaultValue: 'DELEGATE' },
        name: { type: () => String, description: 'Their name. Personal data.', longest: 200 },
        contact: { type: () => String, description: 'How they are reached. Personal data.', nullable: true, longest: 300 },
        consents: { type: () => [ConsentEnum], description: 'To what they have said yes.', nullable: true, most: 3 },
      },
      do: deeds.nominateParticipant,
    }),
    deedKind({ ...participant, name: 'issueBadge', description: 'Notes that somebody has got a badge. For the secretariat.', of: 'Participant', access: SECRETARIAT, input: {}, do: deeds.issueBadge }),
    deedKind({
      ...participant,
      name: 'withdrawConsent',
      description: 'Erases what is known of a participant, everywhere and for good; the count stays. For their organization and the secretariat.',
      of: 'Participant',
      access: TAKES_PART,
      input: {},
      do: deeds.withdrawConsent,
    }),
  ]);

/** Unlike other reasons, this one the organization may read. */
function reasonForAll(what: string) {
  return { reason: { ...reasonInput.reason, description: `Why it is ${what}, for the organization to read; in no event.` } };
}
