/** A query that the page offers in a tab of its own. */
export interface Example {
  /** A few words on what it shows. */
  name: string;
  query: string;
  variables?: Record<string, unknown>;
}

/** What the page is told when it opens. */
export interface PageSettings {
  firstQuery: string;
  examples: Example[];
}
