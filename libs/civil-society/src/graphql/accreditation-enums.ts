import { enumOf } from '@assembly-graph/platform/graph';
import type { AccreditationStatus } from '../domain/accreditation-steps.ts';
import type { RegionalGroupCode } from '../domain/known.ts';
import type { Badge, Consent, ParticipantRole } from '../domain/participant.ts';
import type { Rule93Basis } from '../domain/rule-93.ts';

export const AccreditationStatusEnum = enumOf<AccreditationStatus>('AccreditationStatus', 'How far an accreditation has got. That applications are circulated and objected to is not verified for the Assembly.', {
  DRAFT: 'Being written by the organization.',
  SUBMITTED: 'Before the secretariat.',
  INFO_REQUESTED: 'The secretariat has asked for more.',
  ELIGIBLE: 'Found to rest on a basis of rule 93.',
  CIRCULATED: 'Circulated to the States Parties.',
  OBJECTED: 'A State has objected; whether the Assembly knows this step was not verified.',
  ACCREDITED: 'Granted.',
  REFUSED: 'Not granted.',
  LAPSED: 'Not submitted, not answered in time, or the session is over.',
  WITHDRAWN: 'Taken back by the organization.',
  REVOKED: 'Taken back after it was granted.',
});

export const Rule93BasisEnum = enumOf<Rule93Basis>('Rule93Basis', 'On what a non-governmental organization may take part (Rules of Procedure, rule 93).', {
  ROME_CONFERENCE: 'It was invited to the Rome Conference.',
  PREPCOM_REGISTERED: 'It was registered to the Preparatory Commission for the Court.',
  ECOSOC_GENERAL: 'It has general consultative status with the Economic and Social Council.',
  ECOSOC_SPECIAL: 'It has special consultative status with the Economic and Social Council.',
  ECOSOC_ROSTER: 'It is on the roster of the Economic and Social Council.',
  INVITED_BY_ASSEMBLY: 'The Assembly has invited it.',
});

export const SeatRegionEnum = enumOf<RegionalGroupCode>('SeatRegion', 'In which regional group of the United Nations the State lies where an organization has its seat.', {
  AFRICAN: 'African States.',
  ASIA_PACIFIC: 'Asia-Pacific States.',
  EASTERN_EUROPEAN: 'Eastern European States.',
  GRULAC: 'Latin American and Caribbean States.',
  WEOG: 'Western European and other States.',
});

export const ParticipantRoleEnum = enumOf<ParticipantRole>('ParticipantRole', 'As what somebody comes for an organization.', {
  HEAD: 'Leads its delegation.',
  DELEGATE: 'Is one of its delegation.',
  EXPERT: 'Advises it.',
  INTERPRETER: 'Interprets for it.',
  ASSISTANT: 'Assists one of its delegation.',
});

export const BadgeEnum = enumOf<Badge>('Badge', 'Whether somebody may enter.', {
  REQUESTED: 'Not issued yet.',
  ISSUED: 'Issued.',
  VOID: 'No longer good: the accreditation has ended, or the person has taken the consent back.',
});

export const ConsentEnum = enumOf<Consent>('Consent', 'To what a person has said yes.', {
  LISTED_TO_DELEGATIONS: 'To stand in the list that delegations get.',
  CONTACTED_BY_SECRETARIAT: 'To be written to by the secretariat.',
  PHOTOGRAPHED: 'To be photographed.',
});
