import { expect, it } from 'vitest'
import { blindExpectation } from './blind.ts'

const none = { ranking: 0, spans: 0, fix: 0 }
const outputs = [{ id: 'a', text: 'One. Two. Three. Four.' }]

it('ranks at random as well as luck has it: one of the six orders of three', () => {
  const key = { needs: [{ ...none, ranking: 3 }], ranking: [['a'], ['b'], ['c']], spans: [], decoys: [] }
  expect(blindExpectation({ task: { outputs }, key })).toBeCloseTo(1 / 6, 12)
})

it('ranks two only where one pair is enough', () => {
  // Three at random have a net pair or more in three of six orders, which is as good as one pair alone.
  const key = {
    needs: [{ ...none, ranking: 1 }],
    ranking: [['a'], ['b'], ['c'], ['d']],
    spans: [],
    decoys: [],
  }
  expect(blindExpectation({ task: { outputs }, key })).toBeCloseTo(1 / 2, 12)
})

it('marks as many sentences as pay best', () => {
  const spans = [{ output: 'a', from: 2, to: 2, why: '' }]
  const key = { needs: [{ ...none, spans: 1 }], ranking: [], spans, decoys: [] }
  // One of four sentences; two of them would have a false alarm.
  expect(blindExpectation({ task: { outputs }, key })).toBeCloseTo(1 / 4, 12)
  const two = {
    ...key,
    needs: [
      { ...none, spans: 1 },
      { ...none, spans: 2 },
    ],
    spans: [...spans, { output: 'a', from: 4, to: 4, why: '' }],
  }
  // One sentence: 1/2 for the first category. Two: 1/6 for both. Three have two spans and an alarm in half of the cases.
  expect(blindExpectation({ task: { outputs }, key: two })).toBeCloseTo(1 / 2, 12)
})

it('needs luck in both where both are needed, and has none in writing', () => {
  const spans = [{ output: 'a', from: 2, to: 2, why: '' }]
  const ranking = [['a'], ['b'], ['c']]
  const both = { needs: [{ ranking: 3, spans: 1, fix: 0 }], ranking, spans, decoys: [] }
  expect(blindExpectation({ task: { outputs }, key: both })).toBeCloseTo(1 / 24, 12)
  const written = { ...both, needs: [{ ranking: 3, spans: 1, fix: 1 }] }
  expect(blindExpectation({ task: { outputs }, key: written })).toBe(0)
})

it('takes no account of a passage beside its decoy, which cancel out', () => {
  const text = [{ id: 'a', text: 'One two three four. Five.' }]
  const key = {
    needs: [{ ...none, spans: 1 }],
    ranking: [],
    spans: [{ output: 'a', from: 1, to: 1, why: '' }],
    decoys: [{ output: 'a', from: 3, to: 3, why: '' }],
  }
  expect(blindExpectation({ task: { outputs: text }, key })).toBe(0)
})
