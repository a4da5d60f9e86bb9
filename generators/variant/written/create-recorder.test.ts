import { expect, it } from 'vitest'
import type { Execution, Runner } from '#runner'
import { createRecorder } from './create-recorder.ts'

const limits = { fuel: 1, memoryMiB: 16, outputBytes: 0, watchdogMs: 1 }
const cases = [{ id: 'one', input: [] }]

/** Returns how often it was asked. */
function counting(): Runner {
  let runs = 0
  return {
    ready: async () => undefined,
    close: () => undefined,
    run: async () => [
      { case: 'one', outcome: { type: 'returned', value: ++runs }, fuel: 0, depth: 0, console: '' },
    ],
  }
}

const valueOf = ([one]: readonly Execution[]) =>
  one?.outcome.type === 'returned' ? one.outcome.value : undefined

it('gives the runs of a program again in their order, and then runs it', async () => {
  const { runner, again } = createRecorder(counting())
  const program = { language: 'javascript', text: 'f' } as const
  const run = async (by: Runner, text: string) => valueOf(await by.run({ ...program, text }, cases, limits))
  expect([await run(runner, 'f'), await run(runner, 'f'), await run(runner, 'g')]).toEqual([1, 2, 3])
  expect([await run(again, 'g'), await run(again, 'f'), await run(again, 'f')]).toEqual([3, 1, 2])
  expect(await run(again, 'f')).toBe(4)
})

it('counts the steps of a program on the same cases once', async () => {
  const { runner, again } = createRecorder(counting())
  const program = { language: 'javascript', text: 'f' } as const
  const count = async (by: Runner) => valueOf(await by.run(program, cases, limits, { steps: 1 }))
  expect([await count(runner), await count(runner), await count(again), await count(again)]).toEqual([
    1, 1, 1, 1,
  ])
  expect(valueOf(await runner.run(program, cases, limits))).toBe(2)
})
