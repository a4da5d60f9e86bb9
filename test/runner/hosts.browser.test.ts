import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits, type Execution, type Limits, type Program } from '#runner'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import type { CorpusEntry } from './corpus/entry.ts'
import { heavy } from './corpus/heavy.ts'
import { hostile } from './corpus/hostile.ts'
import { openRunnerPage, type RunnerPage } from './runner-page.ts'

const node = createNodeRunner({ jobs: 1 })
let browser: RunnerPage

beforeAll(async () => {
  browser = await openRunnerPage()
})
afterAll(async () => {
  node.close()
  await browser.close()
})

const healthy: CorpusEntry = {
  name: 'a sum',
  text: 'export const solve = (a: number, b: number) => a + b',
  input: [2, 3],
  ends: 'returned',
}

const programOf = (entry: CorpusEntry): Program => ({
  language: 'typescript',
  text: entry.text,
  ...(entry.isStdin ? { isStdin: true } : { signature: { name: 'solve' } }),
})
/** No program of the corpus may need the watchdog, whatever else the machine does. */
const limitsOf = (entry: CorpusEntry): Limits => ({ ...defaultLimits, watchdogMs: 120_000, ...entry.limits })
const caseOf = (entry: CorpusEntry) => ({ id: entry.name, input: entry.input ?? [] })

async function runBoth(entry: CorpusEntry): Promise<readonly [Execution | undefined, Execution | undefined]> {
  const [[inNode], [inBrowser]] = await Promise.all([
    node.run(programOf(entry), [caseOf(entry)], limitsOf(entry)),
    browser.run(programOf(entry), [caseOf(entry)], limitsOf(entry)),
  ])
  return [inNode, inBrowser]
}

describe.each([
  ['hostile', hostile],
  ['heavy', heavy],
])('%s programs', (_, entries) => {
  test.each(entries)('$name', async (entry) => {
    const [inNode, inBrowser] = await runBoth(entry)
    expect(inBrowser).toEqual(inNode)
    expect(inNode?.outcome).toMatchObject({ type: entry.ends })
    if (entry.value !== undefined) expect(inNode?.outcome).toEqual({ type: 'returned', value: entry.value })
    if (entry.line !== undefined) expect(inNode?.outcome).toMatchObject({ line: entry.line })
    if (entry.says !== undefined) {
      expect(`${JSON.stringify(inNode?.outcome)}\n${inNode?.console}`).toContain(entry.says)
    }
    const [next, nextInBrowser] = await runBoth(healthy)
    expect(next?.outcome).toEqual({ type: 'returned', value: 5 })
    expect(nextInBrowser).toEqual(next)
  })
})

test('there are at least forty hostile and thirty heavy programs', () => {
  expect(hostile.length).toBeGreaterThanOrEqual(40)
  expect(heavy.length).toBeGreaterThanOrEqual(30)
  expect(new Set([...hostile, ...heavy].map(({ name }) => name)).size).toBe(hostile.length + heavy.length)
})

test('nothing asked for the network or broke the policy', async () => {
  expect(browser.requests()).toEqual([])
  expect(await browser.violations()).toEqual([])
})
