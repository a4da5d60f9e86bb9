import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readFolder, scanFolder } from '../../compile/folder.ts'
import { createNodeRunner } from '../../sandbox/index.ts'
import { codeItemOf } from '../../verify/code.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { compiledFixture } from '../gates/gate.laws.ts'
import { computeCases } from './compute-cases.ts'
import { profilesOf } from './told-by.ts'

const runner = createNodeRunner({ jobs: 1 })
const context: VerifyContext = { runner, engine: 'none', isShared: true }
afterAll(() => runner.close())

const folder = 'items/one-line-of-a-message'
const files = readFolder(
  scanFolder(join(import.meta.dirname, '../../../content/banks/core', folder), folder),
  folder,
)
const item = compiledFixture([])
const parent = codeItemOf(item)

/** Places of the cases whose input is another one than that of the item. */
async function otherInputs(how: 'recomputed' | 'fresh' | 'fresh-hidden'): Promise<readonly number[]> {
  const profiles = await profilesOf(parent, context)
  const drawn = async (how: 'recomputed' | 'fresh' | 'fresh-hidden') =>
    computeCases({ item, files, parent, profiles, how, seed: 1, rename: (text) => text }, context)
  const [own = [], cases = []] = [await drawn('recomputed'), await drawn(how)]
  return cases.flatMap(({ input }, at) =>
    JSON.stringify(input) === JSON.stringify(own[at]?.input) ? [] : [at],
  )
}

it('draws other inputs for all cases, or for all but the examples', async () => {
  const examples = parent.detail.cases.flatMap(({ visible }, at) => (visible ? [at] : []))
  const [fresh, hidden] = [await otherInputs('fresh'), await otherInputs('fresh-hidden')]
  expect(fresh.filter((at) => examples.includes(at)).length).toBeGreaterThan(0)
  expect(hidden.filter((at) => examples.includes(at))).toEqual([])
  expect(hidden.length).toBeGreaterThan(parent.detail.cases.length / 2)
})
