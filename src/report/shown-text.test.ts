import { expect, it } from 'vitest'
import { shownText } from './shown-text.ts'

it('names each sign that has no shape, and leaves all else', () => {
  expect(shownText('if (a\u202e) {\u2066\u200b}\n\té 😀 👩\u200d💻')).toEqual([
    { text: 'if (a' },
    { sign: 'U+202E' },
    { text: ') {' },
    { sign: 'U+2066' },
    { sign: 'U+200B' },
    { text: '}\n\té 😀 👩\u200d💻' },
  ])
})

it('is the text itself where there is none, and empty where there is nothing', () => {
  expect(shownText('const a = 1\n')).toEqual([{ text: 'const a = 1\n' }])
  expect(shownText('')).toEqual([])
  expect(shownText('\u2028')).toEqual([{ sign: 'U+2028' }])
})
