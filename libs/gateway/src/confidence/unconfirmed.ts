/** Where in an answer facts stand that are not verified: dotted paths to the objects that hold them. */
export interface Unconfirmed {
  /** Read only in a second-hand copy. */
  REPORTED?: string[];
  /** Resting on general knowledge. */
  RECALLED?: string[];
}

export const isUnconfirmed = (confidence: unknown): confidence is keyof Unconfirmed => confidence === 'REPORTED' || confidence === 'RECALLED';

/** Says it of confidences by the paths at which they were asked for: the object is one step up. */
export function unconfirmedAt(confidences: readonly { readonly path: readonly (string | number)[]; readonly value: unknown }[]): Unconfirmed {
  const unconfirmed: Unconfirmed = {};
  for (const { path, value } of confidences) {
    if (isUnconfirmed(value)) (unconfirmed[value] ??= []).push(path.slice(0, -1).join('.'));
  }
  return unconfirmed;
}
