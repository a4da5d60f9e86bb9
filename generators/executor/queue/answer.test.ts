import { describe, expect, it } from 'vitest'
import { readAnswer } from './answer.ts'

const refusal = {
  type: 'done',
  result: {
    type: 'attempted',
    attempt: { admitted: false, seed: 3, gate: 'mutants', reason: 'too few', ms: 5 },
  },
}

describe('reading what a worker answered', () => {
  it('takes an answer, and nothing beside it', () => {
    const { result } = refusal
    const more = { ...refusal, more: 1, result: { ...result, attempt: { ...result.attempt, more: 1 } } }
    expect(readAnswer(more)).toEqual(refusal)
    expect(readAnswer({ type: 'failed', fault: 'job', message: 'no job' })).toMatchObject({ fault: 'job' })
  })

  it('takes from a message what a terminal would obey', () => {
    const message = 'bad\u001b[2J\nassay: 3 verified'
    expect(readAnswer({ type: 'failed', fault: 'fault', message })).toMatchObject({
      message: 'bad [2J assay: 3 verified',
    })
  })

  it.each([
    undefined,
    null,
    [],
    'done',
    { type: 'done' },
    { type: 'done', result: { type: 'proven', proof: { verdict: 'verified' }, warnings: [] } },
    {
      type: 'done',
      result: { type: 'attempted', attempt: { admitted: true, seed: 1, record: {}, asked: {} } },
    },
    {
      type: 'done',
      result: { type: 'attempted', attempt: { admitted: false, seed: 1, gate: 1, reason: '', ms: 1 } },
    },
    { type: 'failed', fault: 'another', message: '' },
    { type: 'unavailable', reason: 'another', message: '' },
  ])('refuses %j', (data) => {
    expect(() => readAnswer(data)).toThrow('Unexpected answer in the queue')
  })
})
