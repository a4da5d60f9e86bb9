import { expect, it } from 'vitest'
import type { VariantRecord } from '#schemas/variant'
import { REVIEWED, reviewState } from './review.ts'

const digest = 'a'.repeat(64)

function record(
  seed: number,
  verdict?: 'accepted' | 'rejected',
  more: Partial<VariantRecord> = {},
): VariantRecord {
  return {
    version: 1,
    of: 'queue-size',
    parent: digest,
    seed,
    values: {},
    gates: [],
    proof: {
      version: 1,
      item: `queue-size-v${seed}`,
      itemVersion: '1.0.0',
      digest,
      tool: '0.2.0',
      verdict: 'verified',
      reasons: [],
      executed: 1,
    },
    ...(verdict && { review: { verdict, by: 'R. Reader', on: '2031-04-17' } }),
    ...more,
  }
}

const accepted = Array.from({ length: REVIEWED }, (_, at) => record(at, 'accepted'))

it('holds a model for reviewed after five accepted draws', () => {
  expect(reviewState(accepted, digest)).toMatchObject({ isReviewed: true, waiting: [] })
  expect(reviewState(accepted.slice(1), digest).isReviewed).toBe(false)
})

it('is held back by one rejected draw, whatever was accepted', () => {
  expect(reviewState([...accepted, record(9, 'rejected')], digest)).toMatchObject({
    isReviewed: false,
    rejected: [9],
  })
})

it('lists what nobody has looked at, by seed', () => {
  expect(reviewState([record(12), record(3), record(7, 'accepted')], digest)).toMatchObject({
    waiting: [3, 12],
    accepted: [7],
  })
})

it('counts neither what was drawn before a change nor what was retired', () => {
  const old = accepted.map((one) => ({ ...one, parent: 'b'.repeat(64) }))
  expect(reviewState(old, digest)).toEqual({ accepted: [], rejected: [], waiting: [], isReviewed: false })
  const gone = record(4, 'rejected', { retired: { since: '1.1.0', reason: 'It was passed round.' } })
  expect(reviewState([...accepted.slice(0, 4), record(8, 'accepted'), gone], digest).isReviewed).toBe(true)
})

it('is about draws alone: what was written speaks neither for a model nor against it', () => {
  const written = {
    model: 'm',
    promptVersion: '1',
    prompt: digest,
    axes: {},
    run: '1',
    n: 0,
    request: 'assay-1',
    solution: 'f',
    third: 'f',
  }
  const { values: _, ...rejected } = record(9, 'rejected', { written })
  expect(reviewState([...accepted, rejected], digest)).toMatchObject({ isReviewed: true, rejected: [] })
})
