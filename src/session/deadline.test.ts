import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDeadline } from './deadline.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('tells its listeners before anything follows', () => {
  const heard: string[] = []
  const deadline = createDeadline(Date.now, () => heard.push('over'))
  deadline.onOver(() => heard.push('listener'))
  deadline.onOver(() => heard.push('gone'))()
  deadline.watch(Date.now() + 1000)
  vi.advanceTimersByTime(999)
  expect(heard).toEqual([])
  vi.advanceTimersByTime(1)
  expect(heard).toEqual(['listener', 'over'])
})

it('waits for the last moment that it was told, or for none', () => {
  const over = vi.fn()
  const deadline = createDeadline(Date.now, over)
  deadline.watch(Date.now() + 1000)
  deadline.watch(Date.now() + 3000)
  vi.advanceTimersByTime(2999)
  expect(over).not.toHaveBeenCalled()
  deadline.watch(undefined)
  vi.advanceTimersByTime(10_000)
  expect(over).not.toHaveBeenCalled()
})

it('looks again where session time has stood still meanwhile', () => {
  let mono = 0
  const over = vi.fn()
  const deadline = createDeadline(() => mono, over)
  deadline.watch(1000)
  mono = 400
  vi.advanceTimersByTime(1000)
  expect(over).not.toHaveBeenCalled()
  mono = 1000
  vi.advanceTimersByTime(600)
  expect(over).toHaveBeenCalledOnce()
})

it('waits longer than a timer can', () => {
  const over = vi.fn()
  const deadline = createDeadline(Date.now, over)
  deadline.watch(Date.now() + 2 ** 32)
  vi.advanceTimersByTime(2 ** 32 - 1)
  expect(over).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(over).toHaveBeenCalledOnce()
})
