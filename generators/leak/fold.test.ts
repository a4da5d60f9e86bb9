import { describe, expect, it } from 'vitest'
import { foldBytes, foldText } from './fold.ts'

describe('folding a text for comparison', () => {
  it('drops white space, quotes and backslashes, and makes letters small', () => {
    expect(foldText('{ "Right": [\n\t\'k3v9\' ] }\\')).toBe('{right:[k3v9]}')
  })

  it('drops what nobody sees', () => {
    expect(foldText('so\u00adft\u00a0hy\u200bphen\u2009 \ufeffand\u2060 the\u3000rest')).toBe(
      'softhyphenandtherest',
    )
  })

  it('takes dashes, typographic quotes and full-width characters for the ordinary ones', () => {
    expect(foldText('“a”–‘b’—c\u2011d\u2212e')).toBe('a-b-c-d-e')
    expect(foldText('ＴＨＵＮＤＥＲ（５１８）')).toBe('thunder(518)')
  })

  it('keeps every other letter', () => {
    expect(foldText('größer ≥ … Ω 漢字')).toBe('größer≥…Ω漢字')
  })

  it('knows where each kept byte stood', () => {
    const { bytes, offsetOf } = foldBytes(Buffer.from(' a\u200b\u00adb – c'))
    expect(Buffer.from(bytes).toString()).toBe('ab-c')
    expect([0, 1, 2, 3, 4].map(offsetOf)).toEqual([1, 7, 9, 13, 14])
  })
})
