import { isUnconfirmed, type Unconfirmed } from './unconfirmed.ts';

/**
 * Takes the confidences, which stand under `alias`, out of an answer (in place, so that the answer is exactly what the client
 * asked for), and says where the unconfirmed facts are; nothing when there are none.
 */
export function takeConfidence(data: unknown, alias: string): Unconfirmed | undefined {
  const unconfirmed: Unconfirmed = {};
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      value.forEach((each, index) => walk(each, join(path, String(index))));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const object = value as Record<string, unknown>;
    const confidence = object[alias];
    if (confidence !== undefined) delete object[alias];
    if (isUnconfirmed(confidence)) (unconfirmed[confidence] ??= []).push(path);
    for (const key of Object.keys(object)) walk(object[key], join(path, key));
  };
  walk(data, '');
  return Object.keys(unconfirmed).length ? unconfirmed : undefined;
}

function join(path: string, step: string): string {
  return path ? `${path}.${step}` : step;
}
