import { describe, expect, it } from 'vitest'
import { addressOf } from './address-of.ts'

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
})

describe('the address that a rate counts for', () => {
  it('is the socket’s, whatever the request claims', () => {
    expect(addressOf(from('192.0.2.1', '198.51.100.7'), false)).toBe('192.0.2.1')
    expect(addressOf(from('::ffff:192.0.2.1'), false)).toBe('192.0.2.1')
  })

  it('is the last hop behind a proxy, since all before it may be made up', () => {
    expect(addressOf(from('127.0.0.1', '10.0.0.1, 203.0.113.9,198.51.100.7 '), true)).toBe('198.51.100.7')
  })

  it.each([undefined, '', 'unknown', '198.51.100.7, <script>', '198.51.100.7,'])(
    'is the socket’s where the proxy wrote %j',
    (forwarded) => expect(addressOf(from('192.0.2.1', forwarded), true)).toBe('192.0.2.1'),
  )

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('is of %s its first half', (address, half) => expect(addressOf(from(address), false)).toBe(half))
})
