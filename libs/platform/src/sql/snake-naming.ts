import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** Columns are named in snake case: `adoptedOn` in the domain is `adopted_on` in PostgreSQL. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
