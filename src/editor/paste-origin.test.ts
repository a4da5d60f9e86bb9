import { expect, it } from 'vitest'
import { pasteOrigin } from './paste-origin.ts'

const texts = { own: ['const a = 1\n  const b = 2'], problem: 'Return the   settings\nin force.' }

it('knows own text, the problem and the rest apart, whatever the white space', () => {
  expect(pasteOrigin('const b = 2', texts)).toBe('internal')
  expect(pasteOrigin('the settings in force', texts)).toBe('problem')
  expect(pasteOrigin('return merge(a, b)', texts)).toBe('external')
})
