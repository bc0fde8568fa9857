import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** What is not for the public, of which much is behind our own doors: by the registries of special-purpose addresses of IANA. */
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15',
  '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
  // A public address at which a cloud tells its machines their secrets; the others that do so are among those above.
  '168.63.129.16/32',
];
/** Of IPv6 only what is given out to the public, and of that not what stands for an address of IPv4, or for documents. */
const PUBLIC_V6 = '2000::/3';
const NOT_PUBLIC_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const blocks = (kind: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [net, bits] = range.split('/') as [string, string];
    list.addSubnet(net, Number(bits), kind);
  }
  return list;
};
const notPublicV4 = blocks('ipv4', NOT_PUBLIC_V4);
const publicV6 = blocks('ipv6', [PUBLIC_V6]);
const notPublicV6 = blocks('ipv6', NOT_PUBLIC_V6);
const loopbackV4 = blocks('ipv4', ['127.0.0.0/8']);

/** Whether an address, as numbers, belongs to the public internet. What is no address does not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublicV4.check(address, 'ipv4');
  return isIPv6(address) && !address.includes('%') && publicV6.check(address, 'ipv6') && !notPublicV6.check(address, 'ipv6');
}

/** Whether an address, as numbers, is this machine's own. */
export const isLoopbackAddress = (address: string): boolean => (isIPv4(address) ? loopbackV4.check(address, 'ipv4') : address === '::1');
