interface MediaRange {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly quality: number;
}

/**
 * Whether a client takes an answer in parts, by its header Accept: it must name `multipart/mixed;deferSpec=20220824`, and prefer no other
 * form of `multipart/mixed`. To all others an answer is told as a whole: `@defer` asks for parts and doesn't order them.
 */
export function takesParts(accept: string | null | undefined): boolean {
  if (!accept) return false;
  const ranges = accept.split(',').map(mediaRange);
  const named = ranges.find((each) => isMixed(each) && each.parameters.get('deferspec') === '20220824');
  if (!named || named.quality === 0) return false;
  const before = ranges.slice(0, ranges.indexOf(named));
  const isPreferred = (each: MediaRange) => each.quality > named.quality || (each.parameters.size > 0 && each.quality === named.quality && before.includes(each));
  return !ranges.some((each) => each !== named && (isMixed(each) || each.type === '*/*' || each.type === 'multipart/*') && isPreferred(each));
}

const isMixed = ({ type }: MediaRange): boolean => type === 'multipart/mixed';

function mediaRange(text: string): MediaRange {
  const [type = '', ...rest] = text.split(';').map((each) => each.trim().toLowerCase());
  const parameters = new Map(
    rest.map((each): [string, string] => {
      const [name = '', value = ''] = each.split('=').map((side) => side.trim());
      return [name, value.replace(/^"(.*)"$/, '$1')];
    }),
  );
  const quality = Number(parameters.get('q') ?? 1);
  parameters.delete('q');
  return { type, parameters, quality: Number.isNaN(quality) ? 0 : quality };
}
