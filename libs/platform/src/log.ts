/** What goes wrong and what operators need to know, a JSON object a line on standard error; never on standard output. */
export const log = {
  error: (details: object, message: string) => write('error', details, message),
  warn: (details: object, message: string) => write('warn', details, message),
  info: (details: object, message: string) => write('info', details, message),
};

function write(level: string, details: object, message: string): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...details })}\n`);
}
