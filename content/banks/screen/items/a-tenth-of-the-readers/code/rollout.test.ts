import { expect, test } from 'vitest'
import { hasFeature } from './rollout.ts'

const readers = Array.from({ length: 10_000 }, (_, at) => `reader-${at}`)

test('nobody at 0 %, everybody at 100 %', () => {
  expect(readers.some((reader) => hasFeature('maps', reader, 0))).toBe(false)
  expect(readers.every((reader) => hasFeature('maps', reader, 100))).toBe(true)
})

test('about one in ten at 10 %', () => {
  const having = readers.filter((reader) => hasFeature('maps', reader, 10))
  expect(having.length).toBeGreaterThan(850)
  expect(having.length).toBeLessThan(1150)
})

test('who has a feature at 10 % has it at 20 %, too', () => {
  const having = readers.filter((reader) => hasFeature('maps', reader, 10))
  expect(having.every((reader) => hasFeature('maps', reader, 20))).toBe(true)
})

test('who has one feature tells nothing of who has another', () => {
  const having = readers.filter((reader) => hasFeature('maps', reader, 50))
  const both = having.filter((reader) => hasFeature('audio', reader, 50))
  expect(both.length).toBeGreaterThan(2000)
  expect(both.length).toBeLessThan(5500)
})
