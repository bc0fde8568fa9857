const PERCENT = /^percent\((\d+(?:\.\d+)?)\)$/;
const PARTS = 1_000_000;

/**
 * Whether a label of `@override` holds for an operation if nobody says otherwise: `percent(n)` does for n of a hundred operations, always
 * the same ones, so that each has one plan and goes one way; any other label holds for none.
 * @param operation its text, or what stands for it
 */
export function isInPercent(label: string, operation: string): boolean {
  const percent = PERCENT.exec(label)?.[1];
  return percent !== undefined && hash(`${label} ${operation}`) % PARTS < (Number(percent) / 100) * PARTS;
}

/** FNV-1a, its bits mixed once more: the last ones decide. */
function hash(text: string): number {
  let result = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) result = Math.imul(result ^ text.charCodeAt(index), 0x01000193) >>> 0;
  result = Math.imul(result ^ (result >>> 16), 0x85ebca6b) >>> 0;
  return Math.imul(result ^ (result >>> 13), 0xc2b2ae35) >>> 0;
}
