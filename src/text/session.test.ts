import { describe, expect, it } from 'vitest'
import { session } from './session.ts'

describe('the place of a problem', () => {
  const { place } = session.header

  it.each([
    { position: 1, remaining: 5, isFixed: true, text: '1 of 6' },
    { position: 6, remaining: 0, isFixed: true, text: '6 of 6' },
    { position: 2, remaining: 6, isFixed: false, text: '2 of at most 8' },
    { position: 8, remaining: 0, isFixed: false, text: '8 of 8' },
  ])('is $text', ({ position, remaining, isFixed, text }) => {
    expect(place(position, remaining, isFixed)).toBe(text)
  })
})

describe('the heading of the feedback', () => {
  it('says what is counted', () => {
    const { heading } = session.feedback
    expect([heading(0, 3), heading(1, 2), heading(1, 1)]).toEqual([
      'Not solved yet: 0 of 3 steps',
      'Partly solved: 1 of 2 steps',
      'Solved: 1 of 1 step',
    ])
  })
})
