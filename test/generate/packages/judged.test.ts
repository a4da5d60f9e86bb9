/** A sample of the study that `node bench/packages.ts` makes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPackageJudge, twoAtATime, type PackageJudge } from './judge-packages.ts'
import { plantedBlind, plantedSeeing, readGood, type Package } from './packages.ts'
import { drawFrom, shuffled } from './planted/draw.ts'

const parent = 'parking-display'
const sampled = <T extends Package>(packages: readonly T[], count: number): readonly T[] =>
  shuffled(
    packages.filter((one) => one.parent === parent && one.of === undefined),
    drawFrom('a sample'),
  ).slice(0, count)

/** Faults of the seeing half that gates find; most of the others are admitted. */
const found = ['reference wrong where no draw comes', 'draws at random by another name']
const seeing = (seed: string) => plantedSeeing(seed).filter(({ fault }) => found.includes(fault))

let judge: PackageJudge

beforeAll(async () => {
  judge = await createPackageJudge()
})

afterAll(() => judge.close())

test('good packages are admitted', async () => {
  const judged = await twoAtATime(sampled(readGood(), 2), (one) => judge.judge(one, 1))
  expect(judged).toMatchObject([{ admitted: true }, { admitted: true }])
})

test.each([
  ['blind', plantedBlind],
  ['seeing', seeing],
] as const)('faulty packages of the %s half are refused, by gates that say why', async (_, planted) => {
  const judged = await twoAtATime(sampled(planted('1'), 3), (one) => judge.judge(one, 1))
  const refused = judged.flatMap((one) => (one.admitted ? [] : [one]))
  expect(refused.length).toBeGreaterThanOrEqual(1)
  for (const { gate, reason } of refused) expect([gate, reason]).not.toContain('')
})
