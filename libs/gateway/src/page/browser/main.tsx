import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import type { Example, PageSettings } from '../page-settings.ts';
import './page.css';
import './workers.ts';

const settings = JSON.parse(document.getElementById('page-settings')?.textContent ?? '{}') as PageSettings;

interface GraphqlRequest {
  query: string;
  variables?: unknown;
  operationName?: string | null;
}

/** Asks the graph that this page was served with. Whatever comes back is shown; what isn't JSON is told in words. */
async function ask(request: GraphqlRequest, options?: { headers?: Record<string, unknown> }): Promise<never> {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  for (const [name, value] of Object.entries(options?.headers ?? {})) headers[name] = String(value);
  const answer = await fetch(new URL('graphql', document.baseURI), { method: 'POST', headers, body: JSON.stringify(request) });
  const text = await answer.text();
  try {
    return JSON.parse(text) as never;
  } catch {
    throw new Error(`The server answered ${answer.status} without JSON.`);
  }
}

const tabs = [
  { query: settings.firstQuery },
  ...settings.examples.map(({ name, query, variables }: Example) => ({
    query: query.startsWith('#') ? query : `# ${name}\n${query}`,
    variables: variables ? JSON.stringify(variables, null, 2) : undefined,
  })),
];

createRoot(document.getElementById('page') as HTMLElement).render(
  <GraphiQL fetcher={ask} defaultTabs={tabs} defaultQuery="" defaultEditorToolsVisibility={false}>
    <GraphiQL.Logo>Assembly Graph</GraphiQL.Logo>
  </GraphiQL>,
);
