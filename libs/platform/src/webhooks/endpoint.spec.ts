import { BadInput } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { StartFailure } from '../start-failure.ts';
import { webhooksFrom } from '../settings.ts';
import { endpointUrl } from './endpoint.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';
import { nextAttempt, PAUSES } from './retries.ts';
import { secretBox } from './sealed-secret.ts';

const strict = { loopback: false };

/** Addresses that a webhook must never reach, as they come from a resolver. */
const NOT_PUBLIC: readonly [string, string][] = [
  ['loopback', '127.0.0.1'], ['loopback', '127.255.255.254'], ['loopback', '::1'], ['unspecified', '0.0.0.0'], ['this network', '0.1.2.3'], ['unspecified', '::'],
  ['private', '10.0.0.1'], ['private', '10.255.255.255'], ['private', '172.16.0.1'], ['private', '172.31.255.255'], ['private', '192.168.1.1'], ['unique local', 'fc00::1'], ['unique local', 'fd12:3456::1'],
  ['link-local', '169.254.0.1'], ['link-local', 'fe80::1'], ['link-local with its zone', 'fe80::1%eth0'], ['site-local', 'fec0::1'],
  ['metadata of AWS, GCP, Azure', '169.254.169.254'], ['metadata of ECS', '169.254.170.2'], ['metadata of AWS', 'fd00:ec2::254'], ['metadata of Alibaba', '100.100.100.200'], ['metadata of Oracle', '192.0.0.192'],
  ['Azure, to its machines', '168.63.129.16'],
  ['shared (CGNAT)', '100.64.0.1'], ['shared (CGNAT)', '100.127.255.255'], ['protocol assignments', '192.0.0.8'], ['documents', '192.0.2.1'], ['documents', '198.51.100.7'], ['documents', '203.0.113.9'],
  ['documents', '2001:db8::1'], ['documents', '3fff::1'], ['benchmarks', '198.18.0.1'], ['benchmarks', '198.19.255.255'], ['6to4 relay', '192.88.99.1'],
  ['multicast', '224.0.0.1'], ['multicast', '239.255.255.255'], ['multicast', 'ff02::1'], ['reserved', '240.0.0.1'], ['broadcast', '255.255.255.255'],
  ['IPv4-mapped', '::ffff:127.0.0.1'], ['IPv4-mapped', '::ffff:7f00:1'], ['IPv4-mapped', '::ffff:10.0.0.1'], ['IPv4-mapped, of a public one', '::ffff:8.8.8.8'], ['IPv4-compatible', '::127.0.0.1'],
  ['translated (SIIT)', '::ffff:0:127.0.0.1'], ['NAT64', '64:ff9b::7f00:1'], ['NAT64', '64:ff9b::a9fe:a9fe'], ['NAT64, local', '64:ff9b:1::a00:1'],
  ['6to4', '2002:7f00:1::'], ['6to4', '2002:a9fe:a9fe::1'], ['Teredo', '2001::1'], ['ORCHID', '2001:20::1'], ['benchmarks', '2001:2::1'], ['discard', '100::1'], ['SRv6', '5f00::1'],
  ['no address', ''], ['no address', 'localhost'], ['no address', '2130706433'],
];
const PUBLIC = ['1.1.1.1', '8.8.8.8', '93.184.215.14', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '169.253.255.255', '192.169.0.1', '223.255.255.255', '2606:4700:4700::1111', '2a00:1450:4001::1'];

describe('an address', () => {
  it.each(NOT_PUBLIC)('that is not public is told from one that is: %s %s', (_why, address) => expect(isPublicAddress(address)).toBe(false));
  it.each(PUBLIC)('that is public may be connected to: %s', (address) => expect(isPublicAddress(address)).toBe(true));
  it('of this machine is known as that', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', '10.0.0.1', '::ffff:127.0.0.1', '8.8.8.8'].map(isLoopbackAddress)).toEqual([true, true, true, false, false, false]);
  });
  it('in whatever form IPv6 can hide one of IPv4, is refused', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom('::ffff:', '::', '64:ff9b::', '::ffff:0:'), (address, prefix) => expect(isPublicAddress(`${prefix}${address}`)).toBe(false)),
    );
  });
});

/** Addresses of endpoints that are refused as they are given. */
const REFUSED: readonly [string, string][] = [
  ['no TLS', 'http://hooks.assembly.org/'], ['another protocol', 'ftp://hooks.assembly.org/'], ['another protocol', 'file:///etc/passwd'], ['another protocol', 'gopher://hooks.assembly.org:6379/_'],
  ['no URL', 'hooks.assembly.org'], ['nothing', ''], ['too long', `https://hooks.assembly.org/${'x'.repeat(2_000)}`], ['a fragment', 'https://hooks.assembly.org/#x'],
  ['a user', 'https://user@hooks.assembly.org/'], ['a password', 'https://user:pass@hooks.assembly.org/'], ['a host in the user', 'https://hooks.assembly.org@127.0.0.1/'],
  ['SSH', 'https://hooks.assembly.org:22/'], ['SMTP', 'https://hooks.assembly.org:25/'], ['plain HTTP', 'https://hooks.assembly.org:80/'], ['nothing listens there', 'https://hooks.assembly.org:0/'],
  ['this machine', 'https://localhost/'], ['this machine', 'https://x.localhost/'], ['this machine', 'https://127.0.0.1/'], ['this machine', 'https://[::1]/'], ['this machine, with a dot', 'https://localhost./'],
  ['decimal', 'https://2130706433/'], ['octal', 'https://0177.0.0.1/'], ['hexadecimal', 'https://0x7f.0.0.1/'], ['hexadecimal', 'https://0x7f000001/'], ['short', 'https://127.1/'], ['short', 'https://0/'],
  ['wide characters', 'https://１２７.０.０.１/'], ['circled characters', 'https://①②⑦.⓪.⓪.①/'], ['with a dot', 'https://127.0.0.1./'], ['mapped', 'https://[::ffff:127.0.0.1]/'], ['mapped', 'https://[::ffff:a9fe:a9fe]/'],
  ['private', 'https://10.0.0.1/'], ['metadata', 'https://169.254.169.254/latest/meta-data/'], ['metadata', 'https://[fd00:ec2::254]/'], ['metadata, decimal', 'https://2852039166/'], ['metadata by name', 'https://metadata.google.internal/'],
  ['NAT64', 'https://[64:ff9b::7f00:1]/'], ['6to4', 'https://[2002:7f00:1::]/'], ['a name of a network', 'https://intranet/'], ['a name of a network', 'https://printer.local/'], ['a service name', 'https://postgres/'],
  ['an onion', 'https://abcdef.onion/'], ['a broken address', 'https://[::1/'], ['a broken port', 'https://hooks.assembly.org:99999/'],
];
describe('an endpoint', () => {
  it.each(REFUSED)('is refused: %s %s', (_why, url) => {
    expect(() => endpointUrl(url, strict)).toThrow(BadInput);
  });
  it.each([
    ['https://hooks.assembly.org/a?b=c', 'https://hooks.assembly.org/a?b=c'], ['https://hooks.assembly.org:443/', 'https://hooks.assembly.org/'], ['HTTPS://Hooks.Assembly.ORG:8443', 'https://hooks.assembly.org:8443/'],
    ['https://bücher.org/', 'https://xn--bcher-kva.org/'], ['https://1.1.1.1/', 'https://1.1.1.1/'], ['https://[2606:4700:4700::1111]/', 'https://[2606:4700:4700::1111]/'],
  ])('is kept in one form: %s', (url, kept) => expect(endpointUrl(url, strict)).toBe(kept));
  it('on this machine is for development alone, and nothing else is then', () => {
    const loose = { loopback: true };
    expect(['http://127.0.0.1:4010/x', 'http://localhost:4010/', 'https://[::1]:4010/', 'http://2130706433:4010/'].map((url) => endpointUrl(url, loose))).toEqual([
      'http://127.0.0.1:4010/x', 'http://localhost:4010/', 'https://[::1]:4010/', 'http://127.0.0.1:4010/',
    ]);
    for (const url of ['http://hooks.assembly.org/', 'http://10.0.0.1:4010/', 'https://169.254.169.254/', 'http://user@127.0.0.1:4010/', 'http://[::ffff:127.0.0.1]:4010/']) expect(() => endpointUrl(url, loose)).toThrow(BadInput);
    expect(webhooksFrom({ WEBHOOKS_TO_LOOPBACK: 'yes', WEBHOOK_KEY: 'k'.repeat(32) })).toEqual({ loopback: true, key: 'k'.repeat(32) });
    expect(webhooksFrom({})).toEqual({ loopback: false, key: null });
    for (const env of [{ WEBHOOKS_TO_LOOPBACK: 'yes', NODE_ENV: 'production' }, { WEBHOOKS_TO_LOOPBACK: '1' }, { WEBHOOK_KEY: 'short' }]) expect(() => webhooksFrom(env)).toThrow(StartFailure);
  });
  const PIECES = ['https:', 'http:', '//', '/', '\\', '@', ':', '443', '8443', '?', '#', '.', '..', '%00', '%2e', '[::1]', '127.0.0.1', 'a.org', 'localhost', '\u0000', '\ud800', '1e3', '0x7f', 'xn--', ' ', '\t', 'é'];
  it('is taken or refused with a code, whatever is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join('')), fc.ipV4Extended().map((host) => `https://${host}/`)), (text) => {
        try {
          const { protocol, username, password } = new URL(endpointUrl(text, strict));
          expect([protocol, username, password]).toEqual(['https:', '', '']);
        } catch (failure) {
          expect(failure).toBeInstanceOf(BadInput);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('an attempt in vain', () => {
  const NOW = '2026-11-23T12:00:00.000Z';
  const after = (attempts: number, retryAfter: string | null = null, random = 0) => {
    const next = nextAttempt(attempts, retryAfter, NOW, random);
    return next === null ? null : (Date.parse(next) - Date.parse(NOW)) / 1_000;
  };
  it('is followed by ten in all, ever later', () => {
    expect(Array.from({ length: 11 }, (_, n) => after(n))).toEqual([0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
    expect([after(2, null, 0.5), after(2, null, 1)]).toEqual([330, 360]);
  });
  it('waits longer if it is asked to, within a day, and never shorter', () => {
    expect([after(1, '120'), after(2, '1'), after(1, '99999999'), after(1, 'Mon, 23 Nov 2026 13:00:00 GMT'), after(1, 'Sun, 22 Nov 2026 13:00:00 GMT'), after(1, 'soon'), after(1, '-7'), after(1, '1e9')]).toEqual([
      120, 300, 86_400, 3_600, 5, 5, 5, 5,
    ]);
    expect(after(PAUSES.length, '1')).toBeNull();
  });
});

describe('a secret', () => {
  it('sealed opens with the same key for the same webhook, and is not to be read', () => {
    const [box, other] = [secretBox('a key that whoever runs the graph keeps'), secretBox('another key that nobody here has set')];
    const sealed = box.seal('whsec_abc', 'one');
    expect([box.open(sealed, 'one'), sealed.includes('abc'), box.seal('whsec_abc', 'one') === sealed]).toEqual(['whsec_abc', false, false]);
    for (const open of [() => other.open(sealed, 'one'), () => box.open(sealed, 'two'), () => box.open(`${sealed.slice(0, -2)}AA`, 'one'), () => box.open('sealed.v1.AAAA', 'one'), () => secretBox(null).open(sealed, 'one')]) {
      expect(open).toThrow('WEBHOOK_KEY');
    }
    // What was kept before there was a key is still to be had.
    expect([secretBox(null).seal('whsec_abc', 'one'), box.open('whsec_abc', 'one')]).toEqual(['whsec_abc', 'whsec_abc']);
  });
});
