import { readRows, uuidOf, type TableLoad } from '@assembly-graph/kernel';
import type { GroupMembership } from '../domain/regional-group.ts';
import { NAMED_IN, type StateName } from '../domain/state-name.ts';
import { REGIONAL_GROUPS, UN_STATUSES, type State } from '../domain/state.ts';
import type { MembershipStores } from './membership-stores.ts';

/** states.csv: the States and the regional group of each. What they did about treaties is read by `load-treaty-actions`. */
export const loadStates: TableLoad<MembershipStores> = {
  table: 'states',
  prepare(data, known, problems) {
    const groupMemberships: GroupMembership[] = [];
    const names: StateName[] = [];
    const states = readRows(data.states!, problems, ['iso2'], (row): State => {
      const iso3 = row.text('iso3');
      if (!/^[A-Z]{3}$/.test(iso3)) row.problem('iso3', 'is no alpha-3 code');
      const m49 = row.text('m49');
      if (!/^\d{3}$/.test(m49)) row.problem('m49', 'is no M49 code of three digits');
      // The row's own confidence speaks of its dates as well; the codes, name and group are verified in every row.
      const { sourceKeys, note } = row.cited(known);
      const cited = { confidence: 'VERIFIED', sourceKeys, note } as const;
      const group = row.optionalOneOf('regional_group', REGIONAL_GROUPS);
      if (group) {
        const id = uuidOf('GroupMembership', `${iso3}/${group}`);
        groupMemberships.push({ id, stateIso3: iso3, group, from: null, to: null, version: 1, knownFrom: null, ...cited, note: null });
      }
      const name = row.text('name_en');
      names.push({ id: uuidOf('StateName', `${iso3}/${NAMED_IN}`), stateIso3: iso3, language: NAMED_IN, name, from: null, to: null, version: 1, knownFrom: null, ...cited, note: null });
      return {
        id: uuidOf('State', iso3),
        iso3,
        iso2: row.text('iso2'),
        m49,
        name,
        unStatus: row.oneOf('un_status', UN_STATUSES),
        version: 1,
        knownFrom: null,
        ...cited,
      };
    });
    return async (stores) => {
      await stores.states.replaceAll(states);
      await stores.groupMemberships.replaceAll(groupMemberships);
      await stores.stateNames.replaceAll(names);
    };
  },
};
