import { describe, expect, it } from 'vitest'
import { isSmallEdit } from './small-edit.ts'

const edits = (list: readonly (readonly [string, string])[]) =>
  list.map(([from, to]) => isSmallEdit(from, to))

describe('what corrects the spelling', () => {
  it('is a few letters in a few words, punctuation, spaces, capitals, an article', () => {
    const pairs = [
      ['<p>The parcell is late.</p>', '<p>The parcel is late.</p>'],
      ['Recieve the adress of the sender.', 'Receive the address of the sender.'],
      ['How many fit', 'How many fit?'],
      ['the  office,\n opens', 'The office opens'],
      ['Return position of the first.', 'Return the position of the first.'],
      ['It depend on the weather.', 'It depends on the weather.'],
    ] as const
    expect(edits(pairs)).toEqual(pairs.map(() => true))
  })
})

describe('what says something else', () => {
  it.each([
    ['a word more', 'open for eight hours', 'open for eight full hours'],
    ['a number', 'open for 8 hours', 'open for 9 hours'],
    ['a word that turns the sentence', 'It is now late.', 'It is not late.'],
    ['an order', 'before the first', 'after the first'],
    ['a short word', 'at most one', 'at most ten'],
    ['code', '<p>Call <code>limit</code>.</p>', '<p>Call <code>limits</code>.</p>'],
    ['markup', '<p>so late</p>', '<p>so <strong>late</strong></p>'],
    ['an operator', 'x < y holds', 'x > y holds'],
    ['an entity', 'x &#x3C; y holds', 'x &#x3E; y holds'],
    ['too many words', 'some lettres in meny wurds hier', 'some letters in many words here'],
    ['another word', 'the largest parcel', 'the smallest parcel'],
  ])('%s', (_, from, to) => {
    expect([isSmallEdit(from, to), isSmallEdit(to, from)]).toEqual([false, false])
  })
})
