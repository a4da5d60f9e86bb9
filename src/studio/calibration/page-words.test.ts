import { expect, it } from 'vitest'
import { pageWords, sentenceOf } from './page-words.ts'

it('calls options as the page does, and leaves commands as they are', () => {
  expect(pageWords('Calibrate items of several scores with --model grm or gpcm')).toBe(
    'Calibrate items of several scores with “Model” grm or gpcm',
  )
  expect(pageWords('Score them again: `assay score LOG… --json --model`, or leave out --strict')).toBe(
    'Score them again: `assay score LOG… --json --model`, or leave out “Refuse items that the answers say too little about”',
  )
  expect(pageWords('nothing --else')).toBe('nothing --else')
})

it('ends a sentence once', () => {
  expect(sentenceOf('Did you mean `code-01`?')).toBe('Did you mean `code-01`?')
  expect(sentenceOf('Write --model grm')).toBe('Write “Model” grm.')
})
