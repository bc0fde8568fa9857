import { isDate, readRows, uuidOf, type TableLoad } from '@assembly-graph/kernel';
import { REGIONAL_GROUPS, type KnownResolution, type KnownSession, type KnownState } from '../domain/known.ts';
import type { CivilSocietyStores } from './civil-society-stores.ts';

/** sessions.csv, as far as deeds of this domain ask for it: which sessions there are, and when they open. */
export const loadKnownSessions: TableLoad<CivilSocietyStores> = {
  table: 'sessions',
  prepare(data, _known, problems) {
    const sessions = readRows(data.sessions!, problems, ['session_id'], (row): KnownSession => {
      const code = row.text('session_id');
      const opensOn = row.row.cells.start_date ?? '';
      return { id: uuidOf('Session', code), code, opensOn: isDate(opensOn) ? opensOn : null };
    });
    return (stores) => stores.knownSessions.replaceAll(sessions);
  },
};

/** resolutions.csv, as far as deeds of this domain ask for it: which symbols there are. */
export const loadKnownResolutions: TableLoad<CivilSocietyStores> = {
  table: 'resolutions',
  prepare(data, _known, problems) {
    const resolutions = readRows(data.resolutions!, problems, ['resolution_id'], (row): KnownResolution[] => {
      const symbol = row.optional('symbol');
      return symbol === null ? [] : [{ id: uuidOf('Resolution', row.text('resolution_id')), symbol }];
    });
    return (stores) => stores.knownResolutions.replaceAll(resolutions.flat());
  },
};

/** states.csv, as far as deeds of this domain ask for it: which States there are, and in which regional group. */
export const loadKnownStates: TableLoad<CivilSocietyStores> = {
  table: 'states',
  prepare(data, _known, problems) {
    const states = readRows(data.states!, problems, ['iso2'], (row): KnownState => {
      const iso3 = row.text('iso3');
      return { id: uuidOf('State', iso3), iso3, regionalGroup: row.optionalOneOf('regional_group', REGIONAL_GROUPS) };
    });
    return (stores) => stores.knownStates.replaceAll(states);
  },
};
