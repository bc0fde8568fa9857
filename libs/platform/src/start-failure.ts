/**
 * Why the system cannot start, for the person who started it: the message is one plain sentence that says what is wrong and,
 * where there is one, the way out. Whoever catches it prints the message alone; a stack would tell that person nothing.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
