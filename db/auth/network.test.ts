import { expect, it } from 'vitest'
import { networkOf, shortAddress } from './network'

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8:0:0::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['anything a header may say', 'anything a header may say'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

it('folds the zeros of an address', () => {
  expect(shortAddress('0000:0000:0000:0000:0000:0000:0000:0001')).toBe('::1')
  expect(shortAddress('192.0.2.7')).toBe('192.0.2.7')
})
