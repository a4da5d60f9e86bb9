import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultLimits } from '#runner'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { measured, readSpaces } from '../../src/runner/python/measure-space.ts'
import { bankPrograms } from './bank-programs.ts'
import { openRunnerPage, type RunnerPage } from './runner-page.ts'

const node = createNodeRunner({ jobs: 1 })
let browser: RunnerPage

beforeAll(async () => {
  browser = await openRunnerPage({ withPython: true })
})
afterAll(async () => {
  node.close()
  await browser.close()
})

test("every fourth of the bank's accepted solutions takes the same steps, at the same places, and holds the same bytes in Chromium and in Node", async () => {
  const budget = 1_000_000
  const programs = bankPrograms().filter((_, index) => index % 4 === 0)
  expect(programs.length).toBeGreaterThan(8)
  let counted = 0
  for (const { name, program, cases } of programs) {
    const few = cases.slice(0, 3)
    const inNode = await node.run(program, few, defaultLimits, { steps: budget })
    const inBrowser = await browser.run(program, few, defaultLimits, budget)
    expect(inBrowser, name).toEqual(inNode)
    counted += inNode.filter(({ steps, space }) => (steps?.total ?? 0) > 0 && (space?.heap ?? 0) > 0).length
  }
  expect(counted).toBeGreaterThan(20)
})

test('so do three in Python', async () => {
  const programs = bankPrograms('python').filter(
    ({ program }, index) => index % 6 === 0 && program.signature !== undefined,
  )
  expect(programs.length).toBeGreaterThan(1)
  const limits = { ...defaultLimits, watchdogMs: 120_000 }
  for (const { name, program, cases } of programs.slice(0, 3)) {
    const few = cases.slice(0, 2)
    const inNode = await node.run(program, few, limits, { steps: 150_000 })
    expect(await browser.run(program, few, limits, 150_000), name).toEqual(inNode)
    for (const { steps } of inNode) expect(steps?.total).toBeGreaterThan(0)
    // What is held is measured in all calls of one run.
    const all = [{ id: 'all', input: few.flatMap(({ input }) => input) }]
    const meter = measured(program, few.length)
    const held = await node.run(meter, all, limits)
    expect(readSpaces(held[0]?.outcome), name).toHaveLength(few.length)
    expect(await browser.run(meter, all, limits), name).toEqual(held)
  }
})
