import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, DateTimeScalar, enumFilter, IntFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { CandidateList, Candidature, CandidatureResult, Gender } from '../domain/candidature.ts';
import type { RegionalGroupCode } from '../domain/regional-group.ts';
import { RegionCodeEnum } from './election-enums.ts';
import { CandidateListEnum, CandidatureResultEnum, GenderEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('Candidature', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: "A person's standing in one election; one that was withdrawn stays on record. The lists of candidates are not complete.",
})
export class CandidatureType implements Candidature {
  readonly id!: string;
  readonly electionCode!: string;
  @Field(() => String, { description: 'The name of the candidate.' })
  readonly candidateName!: string;
  readonly nationalityIso3!: string;
  @Field(() => CandidateListEnum, { nullable: true, description: 'Of a candidate for judge: the list; null where not found.' })
  readonly list!: CandidateList | null;
  @Field(() => GenderEnum, { nullable: true, description: 'Of a candidate to an office of the Court, where found.' })
  readonly gender!: Gender | null;
  @Field(() => CandidatureResultEnum, { description: 'What came of it.' })
  readonly result!: CandidatureResult;
  @Field(() => Int, { nullable: true, description: 'Of one elected: on which ballot, where found.' })
  readonly electedOnBallot!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of one elected: with how many votes, where found.' })
  readonly votesWhenElected!: number | null;
  @Field(() => DateScalar, { nullable: true, description: 'Of one elected: the end of the term as elected, even if the office was left earlier.' })
  readonly termEndsOn!: string | null;
  readonly nominatedByIso3!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day of the nomination, where it is on record.' })
  readonly nominatedOn!: string | null;
  @Field(() => RegionCodeEnum, { nullable: true, description: 'The regional group as the election counts it for the minimum voting requirements; null where not on record.' })
  readonly regionalGroup!: RegionalGroupCode | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Of one withdrawn: when, where it is on record.' })
  readonly withdrawnAt!: string | null;
  @Field(() => [String], { description: 'The languages that the nomination names, by their two letters, e.g. "fr"; empty where not on record.' })
  readonly languages!: readonly string[];
  @Field(() => String, { nullable: true, description: 'Where the published curriculum vitae is found.' })
  readonly curriculumVitaeUrl!: string | null;
  @Field(() => String, { nullable: true, description: 'Where the answers to the questionnaire of civil society are found.' })
  readonly questionnaireUrl!: string | null;
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const CandidatureList = listOf('Candidature', () => CandidatureType, {
  filters: {
    election: [KeyFilter, 'Code of the election.'],
    candidateName: [StringFilter, 'The name of the candidate.'],
    nationality: [KeyFilter, 'Alpha-3 code of the State of nationality.'],
    list: [enumFilter('CandidateList', CandidateListEnum), 'The list.'],
    gender: [enumFilter('Gender', GenderEnum), 'The gender.'],
    result: [enumFilter('CandidatureResult', CandidatureResultEnum), 'What came of it.'],
    electedOnBallot: [IntFilter, 'On which ballot elected.'],
    votesWhenElected: [IntFilter, 'With how many votes elected.'],
    termEndsOn: [DateFilter, 'The end of the term.'],
  },
  orders: {
    election: 'By code of the election.',
    candidateName: 'By name.',
    nationality: 'By alpha-3 code of the State of nationality.',
    electedOnBallot: 'By the ballot of election.',
    termEndsOn: 'By the end of the term.',
  },
  measures: { votesWhenElected: {} },
});
