import { expect, test } from 'vitest'
import type { Verdict } from '../ledger/entry.ts'
import type { Proposal, Request } from '../ledger/fold.ts'
import type { Outcome } from '../outcome.ts'
import type { Step } from '../request-id.ts'
import { nextStep } from './next-step.ts'

const limits = { maxTokens: 1000, mostTokens: 3000 }
const usage = { input: 1, cacheWrite: 0, cacheRead: 0, output: 1 }
const answered = (text: string): Outcome => ({ kind: 'answered', text, usage })
const lost: Outcome = { kind: 'unknown', why: 'cut', message: '' }
const tooLong: Outcome = { kind: 'truncated', usage }

interface Sent {
  readonly round?: number
  readonly step?: Step
  readonly maxTokens?: number
  /** Undefined while it is under way. */
  readonly outcome?: Outcome
}

function proposal(steps: readonly Sent[], verdicts: readonly Verdict[] = []): Proposal {
  const requests = steps.map(({ round = 0, step = 'write', maxTokens = 1000, outcome }, at): Request => ({
    n: 7,
    round,
    step,
    attempt: at + 1,
    maxTokens,
    id: `id-${at}`,
    reserved: 9,
    prompt: '',
    batch: undefined,
    at: '2026-11-21T12:00:00Z',
    ended: outcome && { outcome, cost: 1 },
  }))
  return { n: 7, axes: {}, requests, verdicts }
}

const next = (steps: readonly Sent[], verdicts?: readonly Verdict[]) =>
  nextStep(proposal(steps, verdicts), limits)
const ask = (step: Step, attempt: number, maxTokens = 1000, round = 0) => ({
  kind: 'ask',
  purpose: { n: 7, round, step, attempt },
  maxTokens,
})

test('a proposal is written, read, solved twice, judged, and done', () => {
  expect(next([])).toEqual(ask('write', 1))
  expect(next([{}])).toEqual({ kind: 'wait' })
  const written = { outcome: answered('text') }
  expect(next([written])).toEqual({ kind: 'read', round: 0, text: 'text' })
  const solved = { step: 'solve', outcome: answered('code') } as const
  expect(next([written, solved])).toEqual(ask('third', 1))
  const third = { step: 'third', outcome: answered('other code') } as const
  expect(next([written, solved, { step: 'third' }])).toEqual({ kind: 'wait' })
  expect(next([written, solved, { step: 'third', outcome: lost }])).toEqual(ask('third', 2))
  const all = [written, solved, third]
  expect(next(all)).toEqual({ kind: 'judge', round: 0, text: 'text', solution: 'code', third: 'other code' })
  const accepted: Verdict = { kind: 'accepted', id: 'v', sha256: '' }
  expect(next(all, [accepted])).toEqual({ kind: 'done' })
})

test('what was not answered is asked for again, as often as nothing is charged', () => {
  const free: readonly Outcome[] = [
    { kind: 'limited', retryAfterMs: null },
    { kind: 'overloaded', retryAfterMs: null },
    { kind: 'failed', why: 'unsent', message: '' },
  ]
  for (const outcome of free)
    expect(next(Array.from({ length: 9 }, () => ({ outcome })))).toEqual(ask('write', 10))
})

test('what may have been charged is asked for once more, and then the proposal is lost', () => {
  expect(next([{ outcome: lost }])).toEqual(ask('write', 2))
  expect(next([{ outcome: lost }, { outcome: lost }])).toEqual({ kind: 'done' })
})

test('an answer that was too long gets twice the room, once, and never more than the model gives', () => {
  expect(next([{ outcome: tooLong }])).toEqual(ask('write', 2, 2000))
  expect(next([{ outcome: tooLong }, { maxTokens: 2000, outcome: tooLong }])).toEqual({ kind: 'done' })
  expect(next([{ maxTokens: 2000, outcome: tooLong }])).toEqual(ask('write', 2, 3000))
  expect(next([{ maxTokens: 3000, outcome: tooLong }])).toEqual({ kind: 'done' })
  expect(next([{ outcome: tooLong }, { maxTokens: 2000, outcome: lost }])).toEqual(ask('write', 3, 2000))
})

test('a refusal ends a proposal', () => {
  expect(next([{ outcome: { kind: 'refused', category: 'bio', usage } }])).toEqual({ kind: 'done' })
})

test('a text with a counterexample is repaired twice, one without never', () => {
  const refused: Verdict = { kind: 'refused', gate: 'differential', counterexample: 'f(1)' }
  const rounds = (count: number) =>
    Array.from({ length: count }, (_, round) => ({ round, outcome: answered('text') }))
  expect(next(rounds(1), [refused])).toEqual(ask('write', 1, 1000, 1))
  expect(next(rounds(2), [refused, refused])).toEqual(ask('write', 1, 1000, 2))
  expect(next(rounds(3), [refused, refused, refused])).toEqual({ kind: 'done' })
  expect(next(rounds(1), [{ kind: 'refused', gate: 'novelty' }])).toEqual({ kind: 'done' })
})
