import { afterAll, describe } from '@jest/globals';
import { acceptance } from './acceptance.ts';
import { aggregates } from './aggregates.ts';
import { engines } from './engines.ts';
import { feeds } from './feeds.ts';
import { theGraphAsAWhole } from './gateway.ts';
import { membership } from './questions/q01-q02-q03-q06-membership.ts';
import { electionsHeld } from './questions/q04-q26-elections-held.ts';
import { whoMayNotVote } from './questions/q04-who-may-not-vote.ts';
import { live } from './questions/q06-q12-q20-q27-live.ts';
import { sessions } from './questions/q08-q10-q13-q16-sessions.ts';
import { budgetResolution } from './questions/q13-q27-budget-resolution.ts';
import { civilSociety } from './questions/q17-civil-society.ts';
import { budgetCuts } from './questions/q23-budget-cuts.ts';
import { readme } from './readme.ts';
import { search } from './search.ts';
import { closeSharedGraph } from './shared-graph.ts';
import { story } from './story.ts';
import { timeouts } from './timeouts.ts';

// What the whole graph answers over HTTP, with both engines and the real data set. Each part begins with the record as it was loaded, on one
// graph that is started once: `-t story` runs one alone.

afterAll(closeSharedGraph);

describe('acceptance', acceptance);
describe('aggregates', aggregates);
describe('engines', engines);
describe('feeds', feeds);
describe('gateway', theGraphAsAWhole);
describe('readme', readme);
describe('search', search);
describe('story', story);
describe('questions of membership', membership);
describe('questions of elections that were held', electionsHeld);
describe('questions of who may not vote', whoMayNotVote);
describe('questions of sessions', sessions);
describe('questions of a resolution on the budget', budgetResolution);
describe('questions of civil society', civilSociety);
describe('questions of cuts of the budget', budgetCuts);
describe('timeouts', timeouts);
// At the end: it leaves behind who looks at the feeds.
describe('questions of who wants to be told', live);
