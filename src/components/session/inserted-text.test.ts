import { describe, expect, it } from 'vitest'
import { insertedByProgram } from './inserted-text.ts'

const sentence = 'a sentence that somebody dictated'
const typed = { isTrusted: true, inputType: 'insertText', before: '', after: '' }

describe('text that a program put in', () => {
  it('is a long text at once, a replacement, or whatever a script sets', () => {
    expect(insertedByProgram({ ...typed, after: sentence })).toBe(sentence.length)
    expect(insertedByProgram({ ...typed, before: '[]', after: `[${sentence}]` })).toBe(sentence.length)
    expect(insertedByProgram({ ...typed, inputType: 'insertReplacementText', after: sentence })).toBe(
      sentence.length,
    )
    expect(insertedByProgram({ ...typed, isTrusted: false, inputType: '', after: 'ab' })).toBe(2)
  })

  it('is not typing, composing, deleting, undoing, or what is told as a paste', () => {
    expect(insertedByProgram({ ...typed, before: 'a', after: 'ab' })).toBe(0)
    expect(insertedByProgram({ ...typed, after: 'x'.repeat(20) })).toBe(0)
    for (const inputType of [
      'insertFromPaste',
      'insertFromDrop',
      'insertCompositionText',
      'insertFromComposition',
      'historyUndo',
    ]) {
      expect(insertedByProgram({ ...typed, inputType, after: sentence }), inputType).toBe(0)
    }
    expect(insertedByProgram({ ...typed, inputType: 'deleteByCut', before: sentence })).toBe(0)
  })
})
