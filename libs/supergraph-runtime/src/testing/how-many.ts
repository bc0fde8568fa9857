import { env } from './env.ts';

/** How many random operations a test asks: its part of 500, or of what RANDOM_OPERATIONS says (`npm run test:random` says 10,000). */
export const operationCount = (part: number): number => Math.ceil(env.randomOperations * part);

/** RANDOM_SEED, to see a failure again, or a new one. */
export const randomSeed = (): number => env.randomSeed ?? Math.floor(Math.random() * 2 ** 31);
