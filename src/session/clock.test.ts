import { expect, it, vi } from 'vitest'
import { startClock, type Clocks } from './clock.ts'

/** Clocks that a test moves; `beat` is what a machine that is awake does. */
function machine(sleeps = true) {
  const at = { steady: 5000, wall: 1_700_000_000_000 }
  let beat = (): void => undefined
  const clocks: Clocks = {
    steady: () => at.steady,
    wall: () => at.wall,
    ...(sleeps && {
      beats: (callback: () => void) => {
        beat = callback
        return () => void (beat = () => undefined)
      },
    }),
  }
  return { at, clocks, beat: () => beat() }
}

it('goes on where the log left off', () => {
  const { at, clocks } = machine()
  const clock = startClock(clocks, 70_000)
  at.steady += 1500.7
  expect(clock.now()).toEqual({ mono: 71_500, wall: at.wall })
})

it('counts all the time of a machine that is awake, however long nothing happens', () => {
  const { at, clocks, beat } = machine()
  const clock = startClock(clocks, 0)
  for (let minute = 0; minute < 480; minute += 1) {
    at.steady += 60_000
    beat()
  }
  expect(clock.now().mono).toBe(480 * 60_000)
})

it('gives the time of a sleep back, and tells how long it was', async () => {
  const { at, clocks, beat } = machine()
  const onWake = vi.fn()
  const clock = startClock(clocks, 0, onWake)
  at.steady += 10_000
  beat()
  at.steady += 8 * 3_600_000
  beat()
  at.steady += 1000
  expect(clock.now().mono).toBe(11_000)
  await Promise.resolve()
  expect(onWake.mock.calls).toEqual([[8 * 3_600_000]])
})

it('gives it back to an event that comes before the first beat, and speaks of it only afterwards', async () => {
  const { at, clocks } = machine()
  const onWake = vi.fn()
  const clock = startClock(clocks, 0, onWake)
  at.steady += 3_600_000
  expect(clock.now().mono).toBe(0)
  expect(onWake).not.toHaveBeenCalled()
  await Promise.resolve()
  expect(onWake).toHaveBeenCalledTimes(1)
})

it('takes a machine without beats for one that never sleeps', () => {
  const { at, clocks } = machine(false)
  const clock = startClock(clocks, 0)
  at.steady += 3_600_000
  expect(clock.now().mono).toBe(3_600_000)
})

it('never runs backwards, whatever either clock does', () => {
  const { at, clocks } = machine()
  const clock = startClock(clocks, 0)
  at.steady += 9000
  expect(clock.now().mono).toBe(9000)
  at.steady -= 4000
  at.wall -= 86_400_000
  expect(clock.now()).toEqual({ mono: 9000, wall: at.wall })
  at.steady += 4500
  expect(clock.now().mono).toBe(9500)
})

it('hears no beats once it is stopped', async () => {
  const { at, clocks, beat } = machine()
  const onWake = vi.fn()
  startClock(clocks, 0, onWake).stop()
  at.steady += 3_600_000
  beat()
  await Promise.resolve()
  expect(onWake).not.toHaveBeenCalled()
})
