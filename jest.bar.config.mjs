// The long checks: what is promised under load, proved by attempts to break it. `npm run test:bar`; 25 minutes at the most.
import base from './jest.config.mjs';

const db = base.projects.find(({ displayName }) => displayName === 'test-db');

export default { ...base, projects: [{ ...db, displayName: 'bar', testMatch: ['<rootDir>/tools/**/*.bar.spec.ts'] }] };
