import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { getOperationAST, type DocumentNode } from 'graphql';
import { createRoot } from 'react-dom/client';
import type { Example, PageSettings } from '../page-settings.ts';
import { follow } from './follow.ts';
import './page.css';
import './workers.ts';

const settings = JSON.parse(document.getElementById('page-settings')?.textContent ?? '{}') as PageSettings;

interface GraphqlRequest {
  query: string;
  variables?: unknown;
  operationName?: string | null;
}

interface Asking {
  headers?: Record<string, unknown>;
  documentAST?: DocumentNode;
}

/** Asks the graph that this page was served with; a subscription is followed. */
function ask(request: GraphqlRequest, { headers: more = {}, documentAST }: Asking = {}): never {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  for (const [name, value] of Object.entries(more)) headers[name] = String(value);
  const address = new URL('graphql', document.baseURI);
  const operation = documentAST && getOperationAST(documentAST, request.operationName);
  if (operation?.operation === 'subscription') return follow(address, headers, JSON.stringify(request)) as never;
  return answerTo(address, headers, JSON.stringify(request)) as never;
}

/** Whatever comes back is shown; what isn't JSON is told in words. */
async function answerTo(address: URL, headers: Record<string, string>, body: string): Promise<never> {
  const answer = await fetch(address, { method: 'POST', headers, body });
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
