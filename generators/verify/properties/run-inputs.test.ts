import { afterAll, expect, it } from 'vitest'
import type { TaskOf } from '#schemas/public-item'
import { createNodeRunner } from '../../sandbox/index.ts'
import { runInputs } from './run-inputs.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

const task = {
  io: 'function',
  signature: { name: 'f', parameters: [{ name: 'n', type: 'int' }], returns: { type: 'int' } },
  limits: { fuel: 100_000_000, memoryMiB: 64, outputBytes: 65_536, watchdogMs: 10_000 },
} as unknown as TaskOf<'code'>

/** How each of 120 inputs ended, and how many realms were asked. */
async function ran(text: string, atFirst?: number) {
  let realms = 0
  const counting = {
    ...runner,
    run: (...given: Parameters<typeof runner.run>) => {
      realms += given[1].length
      return runner.run(...given)
    },
  }
  const inputs = Array.from({ length: 120 }, (_, n) => [n])
  const options = { fuel: 3_000_000, isQuick: true, isThrowKept: true, ...(atFirst && { atFirst }) } as const
  const found = await runInputs(
    { task },
    { language: 'javascript', text },
    inputs,
    { runner: counting, engine: '' },
    options,
  )
  return {
    realms,
    ends: found.map(({ outcome }) => (outcome.type === 'returned' ? outcome.value : outcome.type)),
  }
}

it('gives one realm all inputs where its fuel is enough, and finds what it finds in parts', async () => {
  const text = 'export const f = (n) => { if (n === 60) throw new Error(); return n * 2 }'
  const [whole, parts] = [await ran(text, 400), await ran(text)]
  expect(whole.ends).toEqual(parts.ends)
  expect(whole.ends.slice(59, 62)).toEqual([118, 'runtime_error', 122])
  expect([whole.realms, parts.realms]).toEqual([1, 3])
})

it('goes on in parts where it is not', async () => {
  const text = 'export const f = (n) => { for (let i = 0; n > 100 && i < 1e6; i++); return n }'
  const [whole, parts] = [await ran(text, 400), await ran(text)]
  expect(whole.ends).toEqual(parts.ends)
  expect(whole.ends.filter((end) => end === 'time_limit')).toHaveLength(20)
  expect([whole.realms, parts.realms]).toEqual([4, 3])
})
