import { EACH, type PathStep } from '../planning/plan.ts';

/** An object of merged data. */
export type Data = Record<string, unknown>;
export type ResponsePath = (string | number)[];

/** The objects at the ends of paths, in the order of the data. What is no object is passed over: who writes the answer tells of it. */
export function hostsAt(root: unknown, paths: readonly (readonly PathStep[])[]): Data[] {
  const hosts: Data[] = [];
  for (const path of paths) gather(root, path, 0, hosts);
  return hosts;
}

function gather(value: unknown, path: readonly PathStep[], at: number, hosts: Data[]): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    const next = path[at] === EACH ? at + 1 : at;
    for (const each of value) gather(each, path, next, hosts);
    return;
  }
  if (at === path.length) {
    hosts.push(value as Data);
    return;
  }
  const step = path[at]!;
  if (typeof step === 'string') {
    if (step === EACH) return;
    const next = (value as Data)[step];
    if (typeof next === 'object' && next !== null && Object.hasOwn(value, step)) gather(next, path, at + 1, hosts);
  } else if (step.types.includes(String((value as Data).__typename))) gather(value, path, at + 1, hosts);
}

/** Where those objects stand, in the same order; asked only when something went wrong. */
export function hostPathsAt(root: unknown, path: readonly PathStep[]): ResponsePath[] {
  const paths: ResponsePath[] = [];
  const walk = (value: unknown, at: number, here: ResponsePath): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      const next = path[at] === EACH ? at + 1 : at;
      value.forEach((each, index) => walk(each, next, [...here, index]));
      return;
    }
    if (at === path.length) return void paths.push(here);
    const step = path[at]!;
    if (typeof step === 'string') {
      if (step !== EACH && Object.hasOwn(value, step)) walk((value as Data)[step], at + 1, [...here, step]);
    } else if (step.types.includes(String((value as Data).__typename))) walk(value, at + 1, here);
  };
  walk(root, 0, []);
  return paths;
}
