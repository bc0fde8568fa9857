import { createSearchEntries, keepSearchable } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSearch1795478542007 implements MigrationInterface {
  readonly name = 'AddSearch1795478542007';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSearchEntries('sessions'),
      ...keepSearchable('sessions', {
        table: 'agenda_item', kind: 'AGENDA_ITEM',
        title: 'new.title',
        labels: "''",
        detail: "coalesce(new.note, '')",
        topics: 'new.topics',
        sessionCode: 'new.session_code',
        bodies: "array[case new.session_code when 'RC2010' then 'REVIEW_CONFERENCE' else 'ASSEMBLY' end]",
      }),
      ...keepSearchable('sessions', {
        table: 'document', kind: 'DOCUMENT',
        title: 'new.title',
        labels: 'new.symbol',
        detail: "coalesce(new.note, '')",
        topics: 'new.topics',
        sessionCode: 'new.session_code',
        bodies: "array[case new.session_code when 'RC2010' then 'REVIEW_CONFERENCE' else 'ASSEMBLY' end]",
      }),
      ...keepSearchable('sessions', {
        table: 'statement', kind: 'STATEMENT',
        title: "coalesce(initcap(replace(new.segment, '_', ' ')), 'Statement')",
        labels: "concat_ws(' ', new.speaker_state, new.speaker_organization, nullif(array_to_string(new.on_behalf_of, ' '), ''))",
        detail: "concat_ws('. ', new.speaker_person, new.note)",
        topics: 'new.topics',
        sessionCode: 'new.session_code',
        bodies: 'array_remove(array[new.speaker_state, new.speaker_organization] || new.on_behalf_of, null)',
      }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
