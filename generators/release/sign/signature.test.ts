import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signatureSchema } from '#schemas/signature'
import { isGenuine, mistrust, signerOf, signRelease } from './signature.ts'
import { makeSigningKey, publicKeyOf, readSigningKey } from './signing-key.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const signed = { bank: 'post', release: '0.1.0', public: 'a'.repeat(64), sealed: 'b'.repeat(64) }
const signature = signRelease(signed, privateKey)

describe('a signature', () => {
  it('is of the published form, and the same each time', () => {
    expect(signatureSchema.parse(signature)).toMatchObject({ ok: true })
    expect(signRelease(signed, privateKey)).toEqual(signature)
  })

  it('holds for what was signed, and for nothing else', () => {
    expect(isGenuine(signature)).toBe(true)
    const other = generateKeyPairSync('ed25519').privateKey
    for (const change of [
      { bank: 'mail' },
      { release: '0.1.1' },
      { public: 'c'.repeat(64) },
      { sealed: 'c'.repeat(64) },
      { key: publicKeyOf(other) },
      { ed25519: signRelease(signed, other).ed25519 },
      { key: Buffer.alloc(32, 255).toString('base64') },
    ])
      expect(isGenuine({ ...signature, ...change }), JSON.stringify(change)).toBe(false)
  })

  it('is trusted by a bank that names its key, and asked for by one that names any', () => {
    const keys = [{ name: 'post-2026', ed25519: publicKeyOf(privateKey) }]
    const others = [{ name: 'other', ed25519: publicKeyOf(generateKeyPairSync('ed25519').privateKey) }]
    expect([signerOf(signature, keys), mistrust(signature, keys)]).toEqual(['post-2026', undefined])
    expect([signerOf(signature, others), signerOf(undefined, keys)]).toEqual([undefined, undefined])
    expect(mistrust(signature, others)).toMatch(/^is signed with a key that bank.yaml does not name/)
    expect(mistrust(undefined, keys)).toMatch(/^is not signed, and bank.yaml names keys \(post-2026\)/)
    expect([mistrust(undefined, undefined), mistrust(signature, undefined)]).toEqual([undefined, undefined])
  })
})

describe('a key', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-key-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is made once, for its owner alone, and read from its file or from the environment', async () => {
    const path = join(folder, 'key.pem')
    const name = await makeSigningKey(path)
    expect(name).toMatch(/^[A-Za-z0-9+/]{43}=$/)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const text = await readFile(path, 'utf8')
    await expect(makeSigningKey(path)).rejects.toThrow('is there already, and a key is never overwritten')
    expect(await readFile(path, 'utf8')).toBe(text)
    for (const key of [
      await readSigningKey(path, undefined),
      await readSigningKey(undefined, text),
      await readSigningKey(undefined, text.replaceAll('\n', '\\n')),
      await readSigningKey(path, 'what is in the environment does not count then'),
    ])
      expect(key && publicKeyOf(key)).toBe(name)
    expect([await readSigningKey(undefined, undefined), await readSigningKey(undefined, '')]).toEqual([
      undefined,
      undefined,
    ])
  })

  it('that cannot be used is told without showing it', async () => {
    const path = join(folder, 'key.pem')
    await expect(readSigningKey(path, undefined)).rejects.toThrow(`${path} cannot be read: ENOENT`)
    await writeFile(path, 'secret words')
    await expect(readSigningKey(path, undefined)).rejects.toThrow(
      `${path} holds no private key in PEM: assay release --new-key FILE makes one`,
    )
    await expect(readSigningKey(undefined, 'secret words')).rejects.toThrow(
      /^ASSAY_SIGNING_KEY holds no private/,
    )
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    await expect(
      readSigningKey(undefined, rsa.export({ type: 'pkcs8', format: 'pem' }).toString()),
    ).rejects.toThrow('ASSAY_SIGNING_KEY holds a key of rsa, expected Ed25519')
  })
})
