import { afterAll, describe, expect, it } from 'vitest'
import { createNodeRunner } from '../../sandbox/index.ts'
import { codeItemOf } from '../../verify/code.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { compiledFixture } from '../gates/gate.laws.ts'
import { drawCases } from './draw-cases.ts'
import { drawInputs } from './draw-inputs.ts'
import { profilesOf, THROWS } from './told-by.ts'

const runner = createNodeRunner({ jobs: 1 })
const context: VerifyContext = { runner, engine: 'none', isShared: true }
afterAll(() => runner.close())

const item = codeItemOf(compiledFixture([]))
const profiles = async () => {
  const told = await profilesOf(item, context)
  return item.detail.cases.map(({ id }) => told.get(id) ?? [])
}
const draw = async (seed: number, isFresh: boolean, of: CodeItem = item) =>
  drawCases(of, context, { profiles: await profiles(), seed, isFresh })

describe('drawing the cases of a variant', () => {
  it('tells what a wrong submission does on a case', async () => {
    const told = await profilesOf(item, context)
    const filed = new Map(item.detail.submissions.map(({ file, fails = [] }) => [file, fails]))
    for (const { id, group } of item.detail.cases)
      for (const file of told.get(id) ?? []) expect(filed.get(file.replace(THROWS, ''))).toContain(group)
  })

  it('keeps inputs that are to be recomputed', async () => {
    expect(await draw(1, false)).toEqual(item.detail.cases)
  })

  it('draws the same for the same seed, and others for another', async () => {
    const [first, again, other] = [await draw(1, true), await draw(1, true), await draw(2, true)]
    expect(first).toEqual(again)
    expect(first).not.toEqual(other)
  })

  it('keeps the inputs of examples where the stem speaks of them, and draws the others', async () => {
    const kept = await drawCases(item, context, {
      profiles: await profiles(),
      seed: 1,
      isFresh: true,
      keepsExamples: true,
    })
    const isKept = item.detail.cases.map(
      ({ input }, at) => JSON.stringify(kept?.[at]?.input) === JSON.stringify(input),
    )
    expect(item.detail.cases.filter(({ visible }, at) => visible && !isKept[at])).toEqual([])
    expect(isKept).toContain(false)
    expect((await draw(1, true))?.filter(({ visible }) => visible)).not.toEqual(
      kept?.filter(({ visible }) => visible),
    )
  })

  it('draws inputs that tell what the cases tell, or at least nothing else than their groups', async () => {
    const cases = (await draw(3, true)) ?? []
    const drawn: CodeItem = { ...item, detail: { ...item.detail, cases } }
    const told = await profilesOf(drawn, context)
    const before = await profiles()
    const isSame = cases.filter(
      ({ id }, at) => told.get(id)?.toSorted().join() === before[at]?.toSorted().join(),
    )
    expect(isSame.length).toBeGreaterThan(cases.length * 0.8)
    const filed = new Map(item.detail.submissions.map(({ file, fails = [] }) => [file, fails]))
    for (const { id, group } of cases)
      for (const file of told.get(id) ?? []) expect(filed.get(file.replace(THROWS, ''))).toContain(group)
    const known = new Set(item.detail.cases.map(({ input }) => JSON.stringify(input)))
    expect(cases.filter(({ input }) => !known.has(JSON.stringify(input))).length).toBeGreaterThan(
      cases.length / 2,
    )
  })

  it('goes on throwing where the item does: to be wrong is something else', async () => {
    const throwing = item.detail.submissions.filter(({ expected }) => expected === 'run_time_error')
    expect(throwing.length).toBeGreaterThan(0)
    const cases = (await draw(5, true)) ?? []
    const told = await profilesOf({ ...item, detail: { ...item.detail, cases } }, context)
    for (const { file } of throwing) expect([...told.values()].flat()).toContain(`${file}${THROWS}`)
  })

  it('draws nothing near an input that is about its size', async () => {
    const [first, ...others] = item.detail.cases
    if (!first) throw new RangeError('an item without cases')
    const lines = Array.from({ length: 1000 }, () => 'word')
    const cases = [{ ...first, input: [lines] }, ...others]
    const large: CodeItem = { ...item, detail: { ...item.detail, cases } }
    const drawn = await drawInputs(large, context, {
      seed: 1,
      open: [0, 1],
      counts: { anywhere: 0, near: 10 },
    })
    expect(new Set(drawn.map(({ near }) => near))).toEqual(new Set([1]))
  })

  it('has none where the reference returns nothing', async () => {
    const submissions = item.detail.submissions.map((one) =>
      one.expected === 'accepted'
        ? { ...one, text: 'export function previewOf() { throw new Error() }' }
        : one,
    )
    const broken: CodeItem = { ...item, detail: { ...item.detail, submissions } }
    expect(await draw(1, true, broken)).toBeUndefined()
  })
})
