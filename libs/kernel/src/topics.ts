/** The 17 topics under which the Assembly's work is followed, with the headings by which the data set names them. */
export const TOPICS = {
  UNIVERSALITY: 'Universality of the Rome Statute',
  APIC: 'Agreement on Privileges and Immunities',
  COOPERATION: 'Cooperation',
  ICC_UN: 'Relationship ICC-United Nations',
  ICC_OTHER_ORGS: 'Relationship ICC-other organizations',
  ELECTION_JUDGES: 'Election of Judges',
  ELECTION_PROSECUTOR: 'Election of the Prosecutor',
  COUNSEL: 'Counsel',
  LEGAL_AID: 'Legal Aid',
  EFFICIENCY: 'Increasing the efficiency of the criminal process',
  STRATEGIC_PLANNING: 'Strategic Planning',
  VICTIMS: 'Victims and affected communities',
  TFV: 'Trust Fund for Victims',
  GEOGRAPHY_GENDER: 'Geographical representation and gender balance of staff',
  COMPLEMENTARITY: 'Complementarity',
  BUDGET: 'Budget',
  AMENDMENTS: 'Amendments',
} as const;
export type TopicCode = keyof typeof TOPICS;
export const TOPIC_CODES = Object.keys(TOPICS) as TopicCode[];

/** The words by which an English title names a topic; kept narrow: a topic missed is better than one made up. */
const NAMED_BY: Readonly<Record<TopicCode, RegExp>> = {
  UNIVERSALITY: /\buniversality\b|\bratification/i,
  APIC: /\bprivileges and immunities\b|\bAPIC\b/i,
  COOPERATION: /\bco-?operation\b(?! with the United Nations)|\bnon-?cooperation\b|\barrest/i,
  ICC_UN: /\b(relationship|cooperation)( agreement)? (between the (Court|ICC) and|with) the United Nations\b|\bSecurity Council\b/i,
  ICC_OTHER_ORGS: /\bAfrican Union\b|\bregional organi[sz]ations\b/i,
  ELECTION_JUDGES: /\belections? of (the |six |two |one )?(\w+ )?judges?\b|\bjudicial (election|nomination)|\bnominations? (and election )?of (the )?judges\b|\bjudicial candidates\b/i,
  ELECTION_PROSECUTOR: /\belection of (the |a |the next )?(Deputy )?Prosecutor|\bsearch committee\b|\bnext Prosecutor\b/i,
  COUNSEL: /\bdefence\b|\bcounsel\b/i,
  LEGAL_AID: /\blegal aid\b/i,
  EFFICIENCY: /\befficien(cy|t)\b|\beffectiveness\b/i,
  STRATEGIC_PLANNING: /\bstrategic plan/i,
  VICTIMS: /\bvictims?\b(?! of terrorism)|\breparat(ion|ive)/i,
  TFV: /\btrust fund for victims\b|\bTFV\b/i,
  GEOGRAPHY_GENDER: /\bgeographical\b|\bgender (balance|parity|representation)\b/i,
  COMPLEMENTARITY: /\bcomplementarity\b/i,
  BUDGET: /\bbudget\b|\bfinanc(e|ial|ing)\b|\bcontributions\b|\barrears\b/i,
  AMENDMENTS: /\bamendments?\b|\bcrime of aggression\b/i,
};

/**
 * The topics that a title names by its own words. Our assignment, by rule and not by judgement: say so wherever it is shown.
 * "Trust Fund for Victims" alone names the Fund, not the victims at large.
 */
export function topicsNamedIn(title: string): TopicCode[] {
  const besidesTheFund = title.replace(/\btrust fund for victims\b/gi, '');
  return TOPIC_CODES.filter((code) => NAMED_BY[code].test(code === 'VICTIMS' ? besidesTheFund : title));
}
