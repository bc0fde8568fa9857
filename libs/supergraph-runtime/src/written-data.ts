import { ROOM_BEFORE, type AnswerWriter, type Bytes } from './projecting/answer-writer.ts';

const BEFORE = '{"data":';
const AFTER = '}\n';
/** Up to so many bytes an answer is sent faster as a text, in one piece with its head; above it as bytes. */
const SMALL = 4096;

/**
 * The `data` of an answer, written already. Where somebody makes JSON of it by other means than `stringifyAnswer`, or looks for its
 * members with `toJSON`, it is read again.
 */
export class WrittenData {
  /** @param bytes the JSON, with room for an answer round it */
  private constructor(private readonly bytes: Bytes) {}

  /** What has been written. */
  static by(writer: AnswerWriter): WrittenData {
    return new WrittenData(writer.end(AFTER.length));
  }

  get text(): string {
    return this.bytes.toString('utf8', ROOM_BEFORE, this.bytes.length - AFTER.length);
  }

  /** The answer that has no other member, as it is sent. */
  get answer(): Buffer {
    const { bytes } = this;
    bytes.latin1Write(BEFORE, 0, BEFORE.length);
    bytes.latin1Write(AFTER, bytes.length - AFTER.length, AFTER.length);
    return bytes;
  }

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** For Apollo Server's option `stringifyResult`: what is written already is not written a second time. */
export function stringifyAnswer(answer: object): string {
  const members: string[] = [];
  for (const [key, value] of Object.entries(answer)) {
    const text = value instanceof WrittenData ? value.text : JSON.stringify(value);
    if (text !== undefined) members.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${members.join(',')}}\n`;
}

/** The same for a server that sends bytes as well as texts: a large answer without errors is not made a text first. */
export function answerToSend(answer: object): string | Buffer {
  const written = onlyData(answer);
  if (!written) return stringifyAnswer(answer);
  const { answer: bytes } = written;
  return bytes.length > SMALL ? bytes : bytes.toString('utf8');
}

function onlyData(answer: object): WrittenData | undefined {
  for (const [key, value] of Object.entries(answer)) if (key !== 'data' && value !== undefined) return undefined;
  const { data } = answer as { data?: unknown };
  return data instanceof WrittenData ? data : undefined;
}
