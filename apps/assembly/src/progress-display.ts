import type { LoadProgress } from '@assembly-graph/platform';

/** Shows a person who waits what is being done; on a terminal in one line that changes, elsewhere in a few that stay. */
export interface ProgressDisplay {
  readonly step: (step: string) => void;
  readonly progress: (progress: LoadProgress) => void;
  readonly end: () => void;
}

const BAR = 24;

export function progressDisplay(out: { isTTY?: boolean; write(text: string): unknown }): ProgressDisplay {
  const onTerminal = out.isTTY === true;
  const show = (text: string) => out.write(onTerminal ? `\r\u001B[2K${text}` : `${text}\n`);
  let lastSubgraph = '';
  return {
    step: (step) => show(`… ${step}`),
    progress({ subgraph, table, rows, done, total }) {
      if (onTerminal) {
        const full = Math.round((done / total) * BAR);
        show(`loading ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${done}/${total}  ${subgraph}: ${table}${rows ? ` (${rows} rows)` : ''}`);
      } else if (subgraph !== lastSubgraph) {
        show(`… loading ${subgraph}`);
      }
      lastSubgraph = subgraph;
    },
    end: () => void (onTerminal && out.write('\r\u001B[2K')),
  };
}
