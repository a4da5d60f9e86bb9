/** A seeded sample of what `bench/complexity.ts` measures in full. */
import { afterAll, describe, expect, test } from 'vitest'
import { createGenerator } from '#adaptive'
import { defaultLimits } from '#runner'
import type { Encoded } from '#schemas/value'
import type { Entry } from '../../bench/complexity/entry.ts'
import { fresh } from '../../bench/complexity/fresh.ts'
import { hard } from '../../bench/complexity/hard.ts'
import { countInV8 } from '../../bench/complexity/in-v8.ts'
import { argumentsAt, arrangements, largestSize } from '../../bench/complexity/inputs.ts'
import { python } from '../../bench/complexity/python.ts'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { pythonStepBudget, stepBudget, sweep, worstOf } from '../../src/runner/complexity/sweep.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

function sample(entries: readonly Entry[], count: number, name: string): readonly Entry[] {
  const generator = createGenerator('steps', name)
  const left = [...entries]
  return Array.from({ length: count }, () => left.splice(generator.below(left.length), 1)).flat()
}

async function counted(language: 'javascript' | 'python', text: string, input: readonly unknown[]) {
  const steps = language === 'python' ? pythonStepBudget : stepBudget
  const program = { language, text, signature: { name: 'f' } } as const
  const one = { id: 'point', input: input as Encoded[] }
  const [execution] = await runner.run(program, [one], { ...defaultLimits, watchdogMs: 120_000 }, { steps })
  return execution?.steps ?? 'failed'
}

const scripts = [...sample(fresh, 10, 'fresh'), ...sample(hard, 6, 'hard')]

describe('counted steps', () => {
  test.each(scripts)('are the same in QuickJS and in V8: %s, %s, %s', async (_, kind, body) => {
    const text = `const ${body}`
    const inV8 = await countInV8(text)
    for (const arrangement of arrangements[kind]) {
      for (const size of [8, 23, 91]) {
        const input = argumentsAt(kind, arrangement, size)
        const [one, other] = [await counted('javascript', text, input), await inV8(input)]
        // Past the budget each engine stops where its last charge was.
        if (typeof one === 'string' || typeof other === 'string') expect(other).toBe(one)
        else if (one.isOver) expect(other.isOver).toBe(true)
        else expect(other).toEqual(one)
      }
    }
  })

  test.each(scripts)('name the class %s: %s, %s', async (name, kind, body) => {
    const inV8 = await countInV8(`const ${body}`)
    const curves = await Promise.all(
      arrangements[kind].map((arrangement) =>
        sweep(arrangement, largestSize(kind), (size) => inV8(argumentsAt(kind, arrangement, size))),
      ),
    )
    expect(worstOf(curves)?.class).toBe(name)
  })

  test.each(sample(python, 3, 'python'))(
    'name the class %s in Python: %s, %s',
    { timeout: 180_000 },
    async (name, kind, body) => {
      const [arrangement = 'random'] = arrangements[kind]
      const curve = await sweep(arrangement, largestSize(kind), (size) =>
        counted('python', body, argumentsAt(kind, arrangement, size)),
      )
      expect(worstOf([curve])?.class).toBe(name)
    },
  )
})
