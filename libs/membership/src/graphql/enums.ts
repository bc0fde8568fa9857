import { enumOf } from '@assembly-graph/platform/graph';
import { BODIES, type BodyCode, type SeatRole } from '../domain/body.ts';
import type { ExemptionStatus } from '../domain/exemption-request.ts';
import type { FacilitationRole } from '../domain/facilitation.ts';
import type { ImplementationLevel, ImplementationSubject } from '../domain/implementation-status.ts';
import type { Standing } from '../domain/party-status.ts';
import { REGIONAL_GROUP_NAMES } from '../domain/regional-group.ts';
import type { RegionalGroupCode, UnStatus } from '../domain/state.ts';
import type { SuccessionKind } from '../domain/state-succession.ts';
import type { TreatyActionKind } from '../domain/treaty-action.ts';
import type { TreatyCode } from '../domain/treaty.ts';
import type { VotingBody, VotingStanding } from '../domain/voting-rights.ts';

export const UnStatusEnum = enumOf<UnStatus>('UnStatus', 'How a State stands to the United Nations.', {
  MEMBER: 'A member State of the United Nations.',
  OBSERVER: 'A non-member State that the General Assembly has invited as an observer.',
  NON_MEMBER: 'Neither a member nor an observer, but in free association with one (Cook Islands, Niue).',
});

export const RegionalGroupCodeEnum = enumOf<RegionalGroupCode>(
  'RegionalGroupCode',
  'The five regional groups of the United Nations.',
  REGIONAL_GROUP_NAMES,
);

export const SuccessionKindEnum = enumOf<SuccessionKind>('SuccessionKind', 'How a State came to stand in the place of another, by the Vienna Convention on Succession of States in respect of Treaties (1978).', {
  TRANSFER_OF_TERRITORY: 'A part of the territory of a State became part of another (art. 15).',
  NEWLY_INDEPENDENT: 'A dependent territory became a State (art. 16).',
  UNITING: 'States became one (art. 31).',
  SEPARATION: 'Parts of a State became States, whether or not it went on (art. 34).',
  CONTINUATION: 'The same State went on; practice, of which the Convention says nothing.',
});

export const TreatyCodeEnum = enumOf<TreatyCode>('TreatyCode', 'The treaties whose actions are on record.', {
  ROME_STATUTE: 'Rome Statute of the International Criminal Court, 1998.',
  APIC: 'Agreement on the Privileges and Immunities of the Court, 2002. The record lacks some recent parties.',
  ART8_2010: 'Amendment to article 8, Kampala 2010.',
  AGGRESSION_2010: 'Amendments on the crime of aggression, Kampala 2010. The record is complete to November 2019.',
  ART124_2015: 'Amendment to article 124 (its deletion), 2015.',
  ART8_BIO_2017: 'Amendment to article 8: biological weapons, 2017.',
  ART8_LASER_2017: 'Amendment to article 8: blinding laser weapons, 2017.',
  ART8_STARVATION_2019: 'Amendment to article 8: starvation of civilians, 2019. The record has four of about 25 acceptances.',
});

export const TreatyActionKindEnum = enumOf<TreatyActionKind>('TreatyActionKind', 'What a State did about a treaty, or what the treaty then did.', {
  SIGNATURE: 'Signed the treaty.',
  RATIFICATION: 'Deposited an instrument of ratification.',
  ACCESSION: 'Deposited an instrument of accession.',
  ACCEPTANCE: 'Deposited an instrument of acceptance.',
  APPROVAL: 'Deposited an instrument of approval.',
  SUCCESSION: 'Declared itself bound as the successor of a State that was.',
  DEPOSIT: 'Deposited an instrument; the source does not say of which kind.',
  ENTRY_INTO_FORCE: 'The treaty entered into force for the State.',
  WITHDRAWAL_ANNOUNCED: 'Said in public that it will withdraw; without effect in law.',
  WITHDRAWAL_NOTIFIED: 'Notified the depositary of its withdrawal (art. 127).',
  WITHDRAWAL_RESCINDED: 'Took a notified withdrawal back before it took effect.',
  WITHDRAWAL_EFFECTIVE: 'The withdrawal takes effect, a year after its notification or later (art. 127); may lie in the future.',
});

export const StandingEnum = enumOf<Standing>('Standing', 'How a State stands to a treaty.', {
  NON_PARTY: 'Has neither signed nor joined.',
  SIGNATORY: 'Has signed, but deposited no instrument.',
  CONTRACTING: 'Has deposited an instrument; the treaty is not (or not known to be) in force for it yet.',
  PARTY: 'The treaty is in force for it.',
  WITHDRAWING: 'Has notified a withdrawal that has not taken effect: a party still (art. 127).',
  FORMER_PARTY: 'Its withdrawal has taken effect.',
});

export const BodyCodeEnum = enumOf<BodyCode>('BodyCode', 'Bodies of the Assembly and around it.', {
  ...BODIES,
  BUREAU: 'The Bureau: the President, two Vice-Presidents and 18 members (art. 112(3)).',
  CBF: 'The Committee on Budget and Finance: 12 members, distributed among the regional groups.',
});

export const FacilitationRoleEnum = enumOf<FacilitationRole>('FacilitationRole', 'In which role somebody leads the work on a topic.', {
  FACILITATOR: 'Facilitator.',
  CO_FACILITATOR: 'One of several facilitators.',
  FOCAL_POINT: 'Focal point.',
  COUNTRY_FOCAL_POINT: 'A State that is focal point.',
});

export const SeatRoleEnum = enumOf<SeatRole>('SeatRole', 'In which role a seat is held.', {
  PRESIDENT: 'President of the Assembly, and so of its Bureau.',
  VICE_PRESIDENT: 'Vice-President.',
  RAPPORTEUR: 'Rapporteur.',
  MEMBER: 'Member.',
  CHAIR: 'Chair of a body other than the Bureau.',
  COORDINATOR: 'Coordinator of a working group.',
});

export const VotingBodyEnum = enumOf<VotingBody>('VotingBody', 'Where a State Party votes (art. 112(7) and (8)).', {
  ASSEMBLY: 'In the Assembly.',
  BUREAU: 'In its Bureau, as far as the State has a seat there.',
});

/** Why a State stands as it does, in a sentence. */
export const WHY: Readonly<Record<VotingStanding, string>> = {
  ENTITLED: 'Each State Party has one vote (art. 112(7)).',
  SUSPENDED_112_8: 'Its arrears equal or exceed the contributions due for the preceding two full years: it has no vote (art. 112(8)).',
  EXEMPTED: 'The Assembly permits it to vote in spite of its arrears, as they are due to conditions beyond its control (art. 112(8)).',
  NOT_PARTY: 'Only States Parties are members of the Assembly (art. 112(1)).',
};
export const VotingStandingEnum = enumOf<VotingStanding>('VotingStanding', 'Whether a State may vote.', WHY);

export const ExemptionStatusEnum = enumOf<ExemptionStatus>('ExemptionStatus', 'How far a request for exemption has come.', {
  REQUESTED: 'Made by the State.',
  RECOMMENDED: 'The Committee on Budget and Finance advises to grant it.',
  GRANTED: 'The Assembly permits the State to vote.',
  DENIED: 'The Assembly does not permit it.',
  WITHDRAWN: 'Taken back before it was decided.',
});
export const ExemptionOutcomeEnum = enumOf<'GRANTED' | 'DENIED'>('ExemptionOutcome', 'What the Assembly decided about a request for exemption.', {
  GRANTED: 'It permits the State to vote.',
  DENIED: 'It does not.',
});

export const ImplementationSubjectEnum = enumOf<ImplementationSubject>('ImplementationSubject', 'What a State Party is to do at home, or may agree with the Court.', {
  COOPERATION_LEGISLATION: 'Procedures under national law for all forms of cooperation with the Court (art. 88).',
  COMPLEMENTARITY_LEGISLATION: 'National law by which the crimes of the Statute can be investigated and prosecuted at home (art. 17).',
  APIC: 'The Agreement on the Privileges and Immunities of the Court, in national law.',
  WITNESS_AGREEMENT: 'An agreement with the Court on the relocation of witnesses.',
  SENTENCE_ENFORCEMENT: 'An agreement with the Court on the enforcement of sentences (art. 103).',
});

export const ImplementationLevelEnum = enumOf<ImplementationLevel>('ImplementationLevel', 'How far a State has got, as the source says.', {
  NONE: 'Nothing was adopted or concluded, and nothing is under way.',
  UNDER_WAY: 'A bill is before the legislature, or an agreement is negotiated.',
  PARTIAL: 'In part.',
  COMPLETE: 'Adopted, or concluded and in force.',
});
