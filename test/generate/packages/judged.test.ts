/** A sample of the study that `node bench/packages.ts` makes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPackageJudge, twoAtATime, type PackageJudge } from './judge-packages.ts'
import { plantedBlind, plantedSeeing, readGood, type Package, type Planted } from './packages.ts'
import { drawFrom, shuffled } from './planted/draw.ts'

const parent = 'parking-display'
const sampled = <T extends Package>(packages: readonly T[], count: number): readonly T[] =>
  shuffled(
    packages.filter((one) => one.parent === parent && one.of === undefined),
    drawFrom('a sample'),
  ).slice(0, count)

/** What no gate can tell: whether words say the same as a program, or ask for the same idea. */
const open = new Set([
  'another idea altogether',
  'beliefs beside the codes of others',
  'statement at odds with itself',
])
const found = (planted: readonly Planted[]) => planted.filter(({ fault }) => !open.has(fault))

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
  ['seeing', plantedSeeing],
] as const)('faulty packages of the %s half are refused, by gates that say why', async (_, planted) => {
  const judged = await twoAtATime(sampled(found(planted('1')), 3), (one) => judge.judge(one, 1))
  const refused = judged.flatMap((one) => (one.admitted ? [] : [one]))
  expect(refused).toHaveLength(3)
  for (const { gate, reason } of refused) expect([gate, reason]).not.toContain('')
})
