/** How often a State and an organization stood behind the same side event of a session. */
export interface CoSponsorship {
  readonly stateIso3: string;
  readonly organizationCode: string;
  readonly sideEvents: number;
}

/** What civil society did about a topic, in counts. */
export interface TopicAttention {
  readonly topicCode: string;
  readonly sideEvents: number;
  readonly advocacyDocuments: number;
  readonly recommendations: number;
  readonly engagements: number;
}

/** Counts over what everybody may see; recalled facts are left out of them unless asked for. */
export interface Attention {
  /** Of the side events of a session that were announced and not cancelled, the pairs that occur most first, 1,000 at the most. */
  coSponsorships(session: string, includeUnconfirmed: boolean): Promise<readonly CoSponsorship[]>;
  /** Topic by topic; around one session, or around all. */
  topics(session: string | null, includeUnconfirmed: boolean): Promise<readonly TopicAttention[]>;
}
