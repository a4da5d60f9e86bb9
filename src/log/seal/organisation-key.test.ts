import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  scryptSync,
} from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { organisationKeySchema } from '#schemas/organisation-key'
import { canonicalJson } from '../canonical-json.ts'
import { SealError } from './box.ts'
import { fingerprintOf, makeOrganisationKey, openOrganisationKey, suite } from './organisation-key.ts'

const PASSPHRASE = 'correct horse battery stáple'
const key = await makeOrganisationKey('Example Ltd', PASSPHRASE, 16_384)

/** A guess at a character: the next one in the alphabet of base64 that differs in a bit that counts. */
const other = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`)

describe("an organisation's keys", () => {
  it('are a file of their own format, with nothing of the private key in it', () => {
    expect(organisationKeySchema.parse(key)).toEqual({ ok: true, value: key })
    expect(organisationKeySchema.parse({ ...key, private: undefined })).toMatchObject({ ok: false })
  })

  it('open what is sealed to the public one', async () => {
    const opened = await openOrganisationKey(key, PASSPHRASE)
    const recipient = await suite.DeserializePublicKey(Buffer.from(key.public, 'base64'))
    const text = new TextEncoder().encode('a result')
    const { encapsulatedSecret, ciphertext } = await suite.Seal(recipient, text)
    expect(await suite.Open(opened, encapsulatedSecret, ciphertext)).toEqual(text)
  })

  it('take a passphrase in either form of Unicode', async () => {
    await expect(openOrganisationKey(key, PASSPHRASE.normalize('NFD'))).resolves.toBeDefined()
  })

  it.each([
    ['another passphrase', key, `${PASSPHRASE}!`],
    ['another name', { ...key, name: 'Example Inc' }, PASSPHRASE],
    ['another public key', { ...key, public: other(key.public) }, PASSPHRASE],
    [
      'another salt',
      {
        ...key,
        private: { ...key.private, scrypt: { ...key.private.scrypt, salt: other(key.private.scrypt.salt) } },
      },
      PASSPHRASE,
    ],
    [
      'a box that was changed',
      { ...key, private: { ...key.private, box: other(key.private.box) } },
      PASSPHRASE,
    ],
    [
      'a box that was cut',
      { ...key, private: { ...key.private, box: key.private.box.slice(0, 8) } },
      PASSPHRASE,
    ],
  ])('stay closed to %s', async (_, file, passphrase) => {
    await expect(openOrganisationKey(file, passphrase)).rejects.toThrow(SealError)
  })

  it('are opened alike by another implementation of scrypt, AES-GCM and X25519', () => {
    const { scrypt, box } = key.private
    const { n: N, r, p } = scrypt
    const salt = Buffer.from(scrypt.salt, 'base64')
    const secret = scryptSync(PASSPHRASE.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 2 ** 27 })
    const bytes = Buffer.from(box, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12))
    const { version, name } = key
    decipher.setAAD(Buffer.from(canonicalJson({ version, name, public: key.public })))
    decipher.setAuthTag(bytes.subarray(-16))
    const d = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
    expect(d).toHaveLength(32)
    const jwk = { kty: 'OKP', crv: 'X25519', x: Buffer.from(key.public, 'base64').toString('base64url') }
    const own = createPrivateKey({ key: { ...jwk, d: d.toString('base64url') }, format: 'jwk' })
    const peer = generateKeyPairSync('x25519')
    const theirs = diffieHellman({
      privateKey: peer.privateKey,
      publicKey: createPublicKey({ key: jwk, format: 'jwk' }),
    })
    expect(diffieHellman({ privateKey: own, publicKey: peer.publicKey })).toEqual(theirs)
  })

  it('want a passphrase', async () => {
    await expect(makeOrganisationKey('Example Ltd', '', 16_384)).rejects.toThrow(RangeError)
  })
})

it('tells public keys apart by sixteen digits that can be read aloud', () => {
  expect(fingerprintOf(key.public)).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/)
  // printf '%s' AAAA…A= | base64 -d | sha256sum
  expect(fingerprintOf(`${'A'.repeat(43)}=`)).toBe('6668 7aad f862 bd77')
})
