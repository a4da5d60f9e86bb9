import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBatch } from './batch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('hands on once a period however often something changes', () => {
  const emit = vi.fn()
  const batch = createBatch(emit, 900)
  for (let at = 0; at < 1800; at += 100) {
    batch.note()
    vi.advanceTimersByTime(100)
  }
  expect(emit).toHaveBeenCalledTimes(2)
})

it('hands on with a key where the timer is late', () => {
  const emit = vi.fn()
  const batch = createBatch(emit, 900)
  batch.note()
  // A clock that goes on while no timer is let through.
  const later = performance.now() + 900
  vi.spyOn(performance, 'now').mockReturnValue(later)
  batch.note()
  vi.restoreAllMocks()
  expect(emit).toHaveBeenCalledTimes(1)
})

it('hands on at once when flushed, and nothing twice', () => {
  const emit = vi.fn()
  const batch = createBatch(emit, 900)
  batch.note()
  batch.flush()
  batch.flush()
  vi.advanceTimersByTime(2000)
  expect(emit).toHaveBeenCalledTimes(1)
})

it('hands on the rest when closed and is silent afterwards', () => {
  const emit = vi.fn()
  const batch = createBatch(emit, 900)
  batch.note()
  batch.close()
  batch.note()
  vi.advanceTimersByTime(2000)
  expect(emit).toHaveBeenCalledTimes(1)
})
