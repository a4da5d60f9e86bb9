import { expect, it } from 'vitest'
import { createSessionConfig, refusalsOfTest, simulateCandidate, summarise } from '#adaptive'
import { readSelector } from './read-selector.ts'
import { constrainedPlan } from '../../adaptive/simulate/sample.laws.ts'

it.each(['mfi', 'a-stratified-3', 'progressive', 'thompson'])(
  'every constraint holds in every test: 50 of %s over 200 items with families and enemies',
  (name) => {
    const plan = constrainedPlan(50, readSelector(name) ?? { selector: 'maximum-information' })
    const config = createSessionConfig(plan)
    expect(refusalsOfTest(config)).toEqual([])
    const simulated = Array.from({ length: 50 }, (_, i) => simulateCandidate(config, plan, i))
    const summary = summarise(config, plan, simulated)
    expect(summary.violated).toEqual([])
    // a family or an enemy met before takes an item on trial away now and then
    expect(summary.pretest?.perTest).toBeGreaterThan(0.8)
    expect(summary.classification).toBeNull()
    const { unused, items, used } = summary.exposure
    expect(unused).toHaveLength(Math.round(items.length * (1 - used)))
  },
)

it.each(['mfi', 'a-stratified-3', 'progressive', 'thompson'])(
  'every constraint holds whatever is drawn: 50 of %s over 200 items, every fourth with five variants',
  (name) => {
    const plan = constrainedPlan(50, readSelector(name) ?? { selector: 'maximum-information' }, 5)
    const config = createSessionConfig(plan)
    expect(config.items).toHaveLength(450)
    expect(refusalsOfTest(config)).toEqual([])
    const simulated = Array.from({ length: 50 }, (_, i) => simulateCandidate(config, plan, i))
    const summary = summarise(config, plan, simulated)
    expect(summary.violated).toEqual([])
    expect(summary.pretest?.perTest).toBeGreaterThan(0.8)
  },
)

it('classification is accurate where the cut is far, and errs about evenly where it is near', () => {
  const plan = constrainedPlan(120, { selector: 'maximum-information' })
  const [first] = plan.blueprint.blocks
  if (first === undefined) throw new Error('no block')
  const at = (cut: number) => {
    const stop = [...first.stop, { rule: 'classification' as const, cuts: [cut], probability: 0.95 }]
    const { pretest: _, ...block } = { ...first, stop }
    const classified = { ...plan, blueprint: { ...plan.blueprint, blocks: [block] } }
    const config = createSessionConfig(classified)
    const simulated = Array.from({ length: 120 }, (__, i) => simulateCandidate(config, classified, i))
    const { classification } = summarise(config, classified, simulated)
    if (classification === null) throw new Error('not classified')
    return classification
  }
  const far = at(-2.5)
  const near = at(0)
  expect(far.accuracy).toBeGreaterThan(0.95)
  expect(near.accuracy).toBeGreaterThan(0.7)
  expect(near.accuracy).toBeLessThan(far.accuracy)
  expect(near.accuracy + near.tooHigh + near.tooLow).toBeCloseTo(1, 12)
})
