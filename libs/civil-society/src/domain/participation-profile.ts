/** How an organization took part, counted from the side events and documents of the record; what it said in plenary is not among them. */
export interface ParticipationProfile {
  readonly sideEvents: number;
  readonly advocacyDocuments: number;
  /** Codes of the sessions for which it hosted a side event or issued a document, each once, in the order of time. */
  readonly sessionCodes: readonly string[];
}

/** Whose profile; recalled facts are left out of it unless asked for. */
export interface ProfileRequest {
  readonly organizationCode: string;
  readonly includeUnconfirmed: boolean;
}

/** Reads the profiles for several requests at once, in their order; one of an organization without any facts is empty. */
export interface ParticipationProfiles {
  of(requests: readonly ProfileRequest[]): Promise<readonly ParticipationProfile[]>;
}
