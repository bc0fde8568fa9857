/** What a run of the specs is told from outside. */
export const env = {
  randomOperations: Number(process.env.RANDOM_OPERATIONS || 500),
  randomSeed: process.env.RANDOM_SEED ? Number(process.env.RANDOM_SEED) : undefined,
};
