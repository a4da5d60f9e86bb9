import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '#log'
import { copyBank, postBank, type CopiedBank } from '../../test/release/assay.ts'
import { sampleItem, sampleSource } from '../../test/release/sample.ts'
import { compileBank } from '../compile/compile-bank.ts'
import { assembleRelease } from './assemble.ts'
import { sealedText, sealedTexts } from './sealed-texts.ts'

let bank: CopiedBank
beforeAll(async () => {
  bank = await copyBank(postBank)
})
afterAll(() => bank.remove())

describe('the text of a sealed half', () => {
  it('is cut into those of its items, and put together again, of a bank as the compiler makes it', async () => {
    const { bank: card, taxonomy, tests, items } = await compileBank(bank.dir)
    if (!card || !taxonomy) throw new Error('the bank does not compile')
    const { sealedText: text } = assembleRelease({ bank: card, taxonomy, tests, items }, '0.1.0')
    const texts = sealedTexts(text)
    expect([...(texts ?? [])]).toEqual(items.map(({ id, sealed }) => [id, canonicalJson(sealed)]))
    const parts = [...(texts?.values() ?? [])]
    expect(sealedText({ bank: card.id, release: '0.1.0', canary: card.canary }, parts)).toBe(text)
  })

  it('is left alone where it is of another form', () => {
    const { sealedText: text } = assembleRelease(sampleSource([sampleItem()]), '0.1.0')
    for (const other of [`${text} `, ` ${text}`, text.replace('"items":[', '"items":[ '), '{}', ''])
      expect(sealedTexts(other)).toBeUndefined()
    const { sealedText: empty } = assembleRelease(sampleSource([]), '0.1.0')
    expect([...(sealedTexts(empty) ?? ['none'])]).toEqual([])
  })
})
