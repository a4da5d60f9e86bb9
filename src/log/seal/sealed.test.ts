import { createDecipheriv, hkdfSync } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sealedResultSchema } from '#schemas/sealed-result'
import { fromBase64Url, toBase64Url } from './base64url.ts'
import { SealError } from './box.ts'
import {
  formHash,
  openContent,
  openForm,
  sealContent,
  sealForm,
  SECRET_BYTES,
  type CandidateForm,
  type FormContent,
} from './form.ts'
import { decompress } from './gzip.ts'
import { makeOrganisationKey, openOrganisationKey } from './organisation-key.ts'
import { openResult, sealResult } from './result.ts'

const random = () => crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
const secret = random()
const organisation = await makeOrganisationKey('Example Ltd', 'a passphrase', 16_384)
const pair = await openOrganisationKey(organisation, 'a passphrase')

const form: CandidateForm = {
  version: 1,
  attempt: '6f0c1f5e-0d0b-4c8e-9f57-0b1d3c1c9a01',
  seed: '0'.repeat(32),
  bank: 'screen',
  release: { version: '1.0.0', hash: 'a'.repeat(64) },
  test: {
    version: 1,
    id: 'screen',
    title: 'Screen',
    description: 'A screen.',
    use: 'graded',
    release: '1.0.0',
    locale: 'en',
    blocks: [],
  },
  organisation: { name: organisation.name, public: organisation.public },
  accommodations: { timeMultiplier: 1, plainEditor: false, signals: true },
  items: [],
}
/** The same bytes but for one bit of the last. */
const changed = (text: string): string => {
  const bytes = fromBase64Url(text)
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1
  return toBase64Url(bytes)
}

describe('a sealed form', () => {
  it('opens with the secret of its link, and with no other', async () => {
    const sealed = await sealForm(form, secret)
    expect(await openForm(sealed, secret)).toEqual(form)
    expect(JSON.stringify(sealed)).not.toContain('screen')
    await expect(openForm(sealed, random())).rejects.toThrow(SealError)
    await expect(openForm({ ...sealed, box: changed(sealed.box) }, secret)).rejects.toThrow(SealError)
    const relabelled = { ...sealed, attempt: sealed.attempt.replace('6f', '7f') }
    await expect(openForm(relabelled, secret)).rejects.toThrow(SealError)
  })
  it('is what another implementation of its two standards opens', async () => {
    const { box, attempt } = await sealForm(form, secret)
    const bytes = fromBase64Url(box)
    const key = Buffer.from(hkdfSync('sha256', secret, attempt, 'assay/form/v1', SECRET_BYTES))
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    cipher.setAAD(Buffer.from(attempt))
    cipher.setAuthTag(bytes.subarray(-16))
    const text = Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('utf8')
    expect(JSON.parse(text)).toEqual(form)
  })
  it('is not sealed under a secret that could be guessed', async () => {
    await expect(sealForm(form, new Uint8Array(4))).rejects.toThrow(
      'Unexpected secret of 4 bytes, expected 32',
    )
  })
  it('has a hash that each of its parts changes', () => {
    expect(formHash({ ...form, seed: '1'.repeat(32) })).not.toBe(formHash(form))
    expect(formHash({ ...form })).toBe(formHash(form))
  })
})

describe('the content of an item', () => {
  const content = {
    version: 1,
    facts: { id: 'x' },
    item: { stem: 'Lorem. '.repeat(500) },
  } as unknown as FormContent

  it('is named by its encrypted bytes, and opens with its key alone', async () => {
    const { bytes, ...sealed } = await sealContent(content)
    expect(bytes.length).toBeLessThan(400)
    expect(await openContent(sealed, bytes)).toEqual(content)
    expect(await sealContent(content, sealed.key)).toEqual({ ...sealed, bytes })
    const other = await sealContent(content)
    await expect(openContent({ ...sealed, key: other.key }, bytes)).rejects.toThrow(SealError)
    await expect(openContent(sealed, other.bytes)).rejects.toThrow('not the one that was sealed')
  })
})

describe('a sealed result', () => {
  const binding = { attempt: form.attempt, form: formHash(form), secret }
  const log = '{"kind":"assay-log","events":[]}\n'

  it('opens with the private key, for its attempt, form and link', async () => {
    const sealed = await sealResult(log, organisation.public, binding)
    expect(sealedResultSchema.parse(sealed)).toEqual({ ok: true, value: sealed })
    expect(new TextDecoder().decode(await openResult(sealed, pair, binding))).toBe(log)
    const another = await openOrganisationKey(await makeOrganisationKey('Other', 'x', 16_384), 'x')
    await expect(openResult(sealed, another, binding)).rejects.toThrow(SealError)
    for (const wrong of [
      { ...binding, attempt: '6f0c1f5e-0d0b-4c8e-9f57-0b1d3c1c9a02' },
      { ...binding, form: 'b'.repeat(64) },
      { ...binding, secret: random() },
    ])
      await expect(openResult(sealed, pair, wrong)).rejects.toThrow(SealError)
    await expect(openResult({ ...sealed, box: changed(sealed.box) }, pair, binding)).rejects.toThrow(
      SealError,
    )
    await expect(openResult({ ...sealed, enc: changed(sealed.enc) }, pair, binding)).rejects.toThrow(
      SealError,
    )
    await expect(openResult({ ...sealed, box: 'AA' }, pair, binding)).rejects.toThrow(SealError)
  })
  it('adds little to its log', async () => {
    const long = Array.from({ length: 2000 }, (_, at) => JSON.stringify({ at, text: `line ${at}` })).join(
      '\n',
    )
    const { box } = await sealResult(long, organisation.public, binding)
    expect(fromBase64Url(box).length).toBeLessThan(gzipSync(long).length + 100)
  })
})

describe('what is compressed', () => {
  it('is opened up to a limit, whatever it holds', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024)))
    expect(bomb.length).toBeLessThan(70_000)
    await expect(decompress(bomb, 1024)).rejects.toThrow('larger than 1024 bytes')
    await expect(decompress(bomb.slice(0, 1000), 100 * 1024 * 1024)).rejects.toThrow('cannot be read')
    await expect(decompress(new Uint8Array([1, 2, 3]), 10)).rejects.toThrow('cannot be read')
    expect(await decompress(new Uint8Array(gzipSync('')), 0)).toEqual(new Uint8Array())
  })
})
