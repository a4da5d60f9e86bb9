import { expect, it } from 'vitest'
import { differingParts } from './differing-parts.ts'

it('marks what differs between shared ends', () => {
  expect(differingParts('[1, 2, 3]', '[1, 25, 3]')).toEqual({
    expected: ['[1, 2', '', ', 3]'],
    got: ['[1, 2', '5', ', 3]'],
  })
})

it('keeps signs of two code units whole', () => {
  expect(differingParts('"😀"', '"😁"')?.got).toEqual(['"', '😁', '"'])
})

it('gives the texts back when joined', () => {
  const parts = differingParts('aaa', 'aa')
  expect([parts?.expected.join(''), parts?.got.join('')]).toEqual(['aaa', 'aa'])
})

it('marks nothing where hardly anything is shared', () => {
  expect(differingParts('[1, 2, 3]', 'undefined')).toBeUndefined()
})
