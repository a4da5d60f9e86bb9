import { expect, it } from 'vitest'
import { shortageWords } from './shortage-words.ts'

const titleOf = (skill: string): string => skill.toUpperCase()
const short = { block: 'all', min: 5, needed: 5, items: 5 }

it('says what a block is short of', () => {
  expect(shortageWords({ ...short, counts: 'level 4' }, titleOf)).toBe(
    'Block all: each candidate gets 5 items of level 4 at least; there are 5, none to spare.',
  )
  expect(shortageWords({ ...short, counts: 'kind sql', items: 1 }, titleOf)).toBe(
    'Block all: each candidate gets 5 items of the kind SQL at least; there is 1, 4 too few.',
  )
  expect(shortageWords({ ...short, counts: 'skill a.x', needed: 20 }, titleOf)).toBe(
    'Block all: each candidate gets 5 items on A.X at least, which takes 20 at the largest exposure; there are 5, 15 too few.',
  )
  expect(shortageWords({ ...short, counts: 'length' }, titleOf)).toMatch(/gets 5 items at least/)
})
