import { BadInput } from '@assembly-graph/kernel';

/** C.N., a number, the year, and what it is about: "C.N.805.2016.TREATIES-XVIII.10" (UN Treaty Collection). */
const FORM = /^C\.N\.([1-9]\d{0,4})\.((?:19|20)\d{2})\.([A-Z][A-Za-z0-9.\-/() ]{0,40})$/;

/** The reference of a depositary notification, as it is kept. @throws BadInput naming the field */
export function referenceFrom(field: string, text: string): string {
  const reference = text.trim();
  if (!FORM.test(reference)) throw new BadInput('A depositary notification is known by a reference such as C.N.805.2016.TREATIES-XVIII.10.', field);
  return reference;
}
