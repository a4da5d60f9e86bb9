import { expect, it, vi } from 'vitest'
import type { Course } from './course.ts'
import { createFailures } from './failures.ts'
import { NO_WORK } from './work.ts'

const score = { category: 0, max: 3, parts: [], cases: [{ id: 'a', verdict: 'wrong_answer', fuel: 1 }] }

/** Failures of code that was given up on, in a test of some form. */
function failuresIn(form: object, more: object = {}) {
  const runner = vi.fn(() => Promise.reject(new Error('no sandbox here')))
  const course = {
    running: { blueprint: { use: 'practice', ...form } },
    item: { kind: 'code', id: 'some', task: { languages: ['typescript'], starter: {} } },
    work: { ...NO_WORK, isRevealed: true, scores: [score] },
    isFeedback: () => true,
    languages: () => [],
    ...more,
  } as unknown as Course
  const show = vi.fn()
  const runs = {
    runner,
    view: () => ({ state: 'idle' }) as const,
    run: vi.fn(),
    stop: vi.fn(),
    clear: vi.fn(),
    hasPython: vi.fn(),
  }
  const world = { grading: () => import('./grading.ts') }
  return { failures: createFailures({ world, course, runs, show }), runner, show }
}

it('looks for them once, and says where they could not be run', async () => {
  const { failures, runner, show } = failuresIn({})
  expect(failures.view()).toEqual({ state: 'running' })
  expect(failures.view()).toEqual({ state: 'running' })
  expect(runner).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(show).toHaveBeenCalledOnce())
  expect(failures.view()).toEqual({ state: 'unavailable' })
})

it.each([
  ['in a graded test', { use: 'graded' }, {}],
  ['in a test with feedback at the end', { feedback: 'end' }, {}],
  ['before the candidate gives up', {}, { work: { ...NO_WORK, scores: [score] } }],
  ['while another try is under way', {}, { isFeedback: () => false }],
])('runs and shows nothing %s', (_, form, more) => {
  const { failures, runner } = failuresIn(form, more)
  expect(failures.view()).toEqual({ state: 'none' })
  expect(runner).not.toHaveBeenCalled()
})
