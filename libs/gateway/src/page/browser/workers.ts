/** The editor's workers come from where this script came from: the file names are those that `build-page.ts` gives them. */
const files: Record<string, string> = { json: 'json-worker.js', graphql: 'graphql-worker.js' };

(globalThis as { MonacoEnvironment?: unknown }).MonacoEnvironment = {
  getWorker: (_: string, label: string) => new Worker(new URL(files[label] ?? 'editor-worker.js', import.meta.url)),
};
