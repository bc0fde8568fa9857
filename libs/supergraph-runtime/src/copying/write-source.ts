import type { GraphQLSchema } from 'graphql';
import type { LayOut } from './lay-out.ts';
import { HOST_CELL, OWN } from './shapes.ts';
import { SourceText } from './source-text.ts';
import { CopyWriter } from './write-copies.ts';
import { ScanWriter } from './write-scans.ts';

/** The text of the functions that look through answers and copy them, and the constants that they use. */
export interface WrittenSource {
  readonly source: string;
  readonly constants: readonly unknown[];
}

/** In the text `T` holds the numbers of records and cells, `H` the lists of hosts, `B0`, `B1` … the bytes of answers, `o` is where is written. */
export function writeSource(layOut: LayOut, apiSchema: GraphQLSchema): WrittenSource {
  const text = new SourceText();
  const scans = new ScanWriter(layOut, apiSchema, text);
  const copies = new CopyWriter(layOut, text);
  const { shapes, fetches, answer } = layOut;
  for (const shape of shapes) if (shape.fetch !== OWN) scans.scanObject(shape);
  const answers = fetches.map((_, index) => scans.scanFetch(index));
  const copy = copies.copyObject(answer);
  const requests = [...new Set(fetches.map(({ request }) => request))];
  const variables = [...requests.map((request) => `B${request}`), ...[...copies.depths].map((depth) => `d${depth} = 0`)];
  const source = `"use strict";
const none = new Int32Array(0);
let T = none, top = 0, R = 0, H, found${variables.map((each) => `, ${each}`).join('')};
${text.constants.map((_, index) => `const c${index} = constants[${index}];`).join('\n')}
const room = (slots) => { const at = top; top += slots; if (top > T.length) { const more = new Int32Array(top * 2); more.set(T); T = more; } return at; };
const host = (list, record, recipe) => {
  const c = room(${HOST_CELL});
  T[c] = 0; T[c + 1] = record; T[c + 2] = recipe;
  if (H[list] === 0) H[list] = c; else T[H[list + 1]] = c;
  H[list + 1] = c;
  H[list + 2] += 1;
};
${text.functions.join('\n')}
const scans = [${answers.join(',')}];
return {
  scan(state, fetch, b, i, types, places) {
    T = state.numbers; top = state.top; H = state.hosts;
    const end = scans[fetch](b, i, types, places);
    state.numbers = T; state.top = top; state.record = R;
    T = none; H = undefined;
    return end;
  },
  copy(state, root) {
    T = state.numbers; found = state.hidden;
    ${requests.map((request) => `B${request} = state.answers[${request}];`).join(' ')}
    const isCopied = ${copy}(root);
    T = none; found = undefined;
    ${requests.map((request) => `B${request} = undefined;`).join(' ')}
    return isCopied;
  },
};`;
  return { source, constants: text.constants };
}
