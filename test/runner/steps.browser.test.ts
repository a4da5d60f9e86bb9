import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultLimits } from '#runner'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { bankPrograms } from './bank-programs.ts'
import { openRunnerPage, type RunnerPage } from './runner-page.ts'

const node = createNodeRunner({ jobs: 1 })
let browser: RunnerPage

beforeAll(async () => {
  browser = await openRunnerPage({ countsSteps: true })
})
afterAll(async () => {
  node.close()
  await browser.close()
})

test("every fourth of the bank's accepted solutions takes the same steps, at the same places, in Chromium and in Node", async () => {
  const budget = 1_000_000
  const programs = bankPrograms().filter((_, index) => index % 4 === 0)
  expect(programs.length).toBeGreaterThan(8)
  let counted = 0
  for (const { name, program, cases } of programs) {
    const few = cases.slice(0, 3)
    const inNode = await node.run(program, few, defaultLimits, { steps: budget })
    const inBrowser = await browser.run(program, few, defaultLimits, budget)
    expect(inBrowser, name).toEqual(inNode)
    counted += inNode.filter(({ steps }) => (steps?.total ?? 0) > 0).length
  }
  expect(counted).toBeGreaterThan(20)
})
