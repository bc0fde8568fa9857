/** What a process needs before it does anything: to read its settings, and to say in one sentence what is wrong with them. Nothing heavy is loaded for it. */
export { log } from './log.ts';
export { refuseTaken } from './listening.ts';
export { retentionFrom, type Retention } from './retention-settings.ts';
export { runProcess, type Running } from './run-process.ts';
export { databaseUrlFrom, portFrom, webhooksFrom } from './settings.ts';
export { StartFailure } from './start-failure.ts';
export type { WebhookSettings } from './webhooks/endpoint.ts';
