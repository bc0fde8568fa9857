import Sequencer from '@jest/test-sequencer';

/** What takes longest, in that order. On a machine that has not run them yet jest goes by the size of a file, which says little of what it does. */
const LONGEST = [
  'apps/assembly/src/start.graph.spec.ts',
  'tools/new-subgraph/new-subgraph.graph.spec.ts',
  'libs/platform/src/embedded-postgres.db.spec.ts',
  'tools/size/plans.graph.spec.ts',
  'tools/whole-graph/record.graph.spec.ts',
  'tools/whole-graph/follow-resolutions.graph.spec.ts',
  'tools/whole-graph/random-operations.spec.ts',
  'libs/supergraph-runtime/src/random-operations.spec.ts',
  'libs/synthetic/src/make-synthetic.db.spec.ts',
];

/** A run takes as long as its last file: the longest start first, the others as jest has them. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => (LONGEST.findIndex((name) => path.endsWith(`/${name}`)) + LONGEST.length + 1) % (LONGEST.length + 1);
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
}
