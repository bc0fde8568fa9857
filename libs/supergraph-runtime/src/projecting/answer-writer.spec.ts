import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerToSend, stringifyAnswer, WrittenData } from '../written-data.ts';
import { AnswerWriter } from './answer-writer.ts';

const writer = new AnswerWriter();
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 60 }), fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)));
const plainText = fc.stringMatching(/^[ !#-[\]-~]{0,60}$/);

/** What a list of texts is written as. */
function written(texts: readonly string[], isPlain: boolean): WrittenData {
  writer.begin(isPlain);
  writer.constant(Buffer.from('['));
  texts.forEach((text, index) => {
    if (index) writer.constant(Buffer.from(','));
    if (index % 2) writer.json(JSON.stringify(text));
    else writer.string(text);
  });
  writer.constant(Buffer.from(']'));
  return WrittenData.by(writer);
}

describe('an answer written as bytes', () => {
  it('is the JSON of its values, whatever the texts', () => {
    fc.assert(fc.property(fc.array(anyText), (texts) => expect(written(texts, false).text).toBe(JSON.stringify(texts))));
  });

  it('is the same where texts need not be looked at', () => {
    fc.assert(fc.property(fc.array(plainText), (texts) => expect(written(texts, true).text).toBe(JSON.stringify(texts))));
  });

  it('may be larger than the room that there was, and forgets what is taken back', () => {
    const large = 'é"'.repeat(300_000);
    expect(written([large, large, large], false).text).toBe(JSON.stringify([large, large, large]));
    writer.begin(false);
    writer.string('one');
    const { at } = writer;
    writer.string(large);
    writer.at = at;
    expect(WrittenData.by(writer).text).toBe('"one"');
  });

  it.each([['small', ['é']], ['large', Array.from({ length: 3000 }, (_, index) => `é ${index}`)]])('is sent as the text that it would be: %s', (_, texts) => {
    const sent = (answer: object) => answerToSend(answer).toString();
    expect(sent({ errors: undefined, data: written(texts, false), extensions: undefined })).toBe(`${JSON.stringify({ data: texts })}\n`);
    const more = { errors: [{ message: 'no' }], data: written(texts, false), extensions: { a: 1 } };
    expect(sent(more)).toBe(stringifyAnswer(more));
    expect(JSON.parse(sent(more))).toEqual({ errors: [{ message: 'no' }], data: texts, extensions: { a: 1 } });
  });
});
