import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { sampleItems } from '../../adaptive/simulate/sample.laws.ts'
import { shadowForm } from './assemble.ts'
import { faultsOf } from './faults.ts'
import { loadSolver } from './load-solver.ts'
import { informationOf } from './problem.ts'
import type { Solver } from './solver.ts'
import { planOf } from './sample.laws.ts'

let solver: Solver

beforeAll(async () => {
  solver = await loadSolver()
})

const now = (): number => performance.now() / 1000

describe('shadow forms', () => {
  const items = sampleItems(30, (i) => ({
    max: 1,
    skills: i % 2 === 0 ? ['reading.one', 'data.two'] : ['systems.three', 'data.two'],
    parameters: { model: '2pl', a: 1 + ((i * 37) % 101) / 100, b: ((i * 53) % 97) / 20 - 2.4, c: 0, d: 1 },
    ...(i % 5 === 0 ? { family: `family-${i % 10}` } : {}),
  }))
  const plan = planOf(
    items,
    {
      quotas: [
        { kind: 'code', min: 1, max: 1 },
        { skill: 'reading', min: 2, max: 2 },
        { level: 1, min: 1, max: 2 },
        { level: 5, min: 1, max: 1 },
      ],
      stop: [{ rule: 'length', min: 6, max: 6 }],
    },
    { gap: 0.02 },
  )
  it('lead any session to a form that meets everything, whatever the estimates are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (thetas) => {
          const taken: string[] = []
          for (const theta of thetas) {
            const shadow = shadowForm(plan, taken, theta, solver, { now })
            if (shadow.status !== 'found') throw new Error(shadow.status)
            const [form = []] = shadow.forms
            for (const id of taken) expect(form.flat()).toContain(id)
            const information = informationOf(items, [theta])
            const [next] = form
              .flat()
              .filter((id) => !taken.includes(id))
              .map((id) => ({ id, value: information[items.findIndex((item) => item.id === id)]?.[0] ?? 0 }))
              .toSorted((left, right) => right.value - left.value)
            if (next !== undefined) taken.push(next.id)
          }
          expect(faultsOf(plan, [[taken]])).toEqual([])
        },
      ),
      { numRuns: 15, seed: 5 },
    )
  })
})
