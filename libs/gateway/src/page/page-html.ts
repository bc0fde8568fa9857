import type { PageSettings } from './page-settings.ts';

/** What the page may load and do: its own files, the graph beside it, and nothing from anywhere else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor writes its colours and positions into style attributes and elements of its own.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='7' fill='%231f4e8c'/%3E%3Cpath d='M4 11 8 4l4 7z' fill='none' stroke='%23fff' stroke-width='1.5'/%3E%3C/svg%3E";

/** The page that opens the query editor. `files` is the folder of its built files, relative to the page. */
export function pageHtml(files: string, settings: PageSettings): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Ask the record of the Assembly of States Parties to the Rome Statute.">
<title>Assembly Graph</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${files}/main.css">
</head>
<body>
<div id="page"><noscript>This page needs JavaScript. The graph itself does not: POST a query as JSON to /graphql.</noscript></div>
<script type="application/json" id="page-settings">${asData(settings)}</script>
<script type="module" src="${files}/main.js"></script>
</body>
</html>
`;
}

/** JSON that cannot end the element it stands in. */
function asData(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
