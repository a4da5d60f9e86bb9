import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf, sha256Hex } from './hash.ts'

describe('SHA-256', () => {
  // FIPS 180-4, examples of the standard.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('gives the published digest of a known message', (message, digest) => {
    expect(sha256Hex(message)).toBe(digest)
  })

  it('agrees with the platform for any text and any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, bytes) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
        expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
    )
  })

  it('refuses text that UTF-8 would change', () => {
    expect(() => sha256Hex('\ud83d')).toThrow(TypeError)
  })
})

describe('the hash of a value', () => {
  it('is that of its canonical JSON', () => {
    expect(hashOf({ b: 1, a: [true, null] })).toBe(sha256Hex('{"a":[true,null],"b":1}'))
  })
})
