/** Where a ballot and the record of arrears differ on who could vote on that day. */
export interface EntitlementCheck {
  readonly ballotId: string;
  /** States at the threshold of art. 112(8) that the ballot has as entitled: by an exemption, or by mistake. */
  readonly inArrears: readonly string[];
  /** States that the ballot has as suspended, without a position at the threshold on record. */
  readonly withoutArrears: readonly string[];
}

/** The port: the checks of these ballots, by id, one statement. */
export interface EntitlementChecks {
  of(ballotIds: readonly string[]): Promise<EntitlementCheck[]>;
}
