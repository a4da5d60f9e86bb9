import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlLimits, type Execution, type Program } from '#runner'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { bankQueries } from './bank-queries.ts'
import {
  changing,
  endless,
  faulty,
  forbidden,
  ordinary,
  script,
  type StatementEntry,
} from './corpus/statements.ts'
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

const healthy: StatementEntry = { name: 'a sum', text: 'SELECT 20 + 22', ends: 'returned', rows: [[42]] }

async function runBoth({ name, text, database, limits }: StatementEntry) {
  const program: Program = { language: 'sql', text, ...(database ? { database } : {}) }
  // No program of the corpus may need the watchdog, whatever else the machine does.
  const all = { ...sqlLimits.standard, watchdogMs: 120_000, ...limits }
  const cases = [{ id: name, input: [script] }]
  const [[inNode], [inBrowser]] = await Promise.all([
    node.run(program, cases, all),
    browser.run(program, cases, all),
  ])
  return [inNode, inBrowser] as readonly (Execution | undefined)[]
}

describe.each([
  ['ordinary', ordinary],
  ['faulty', faulty],
  ['forbidden', forbidden],
  ['endless', endless],
  ['changing', changing],
])('%s statements', (_, entries) => {
  test.each(entries)('$name', async (entry) => {
    const [inNode, inBrowser] = await runBoth(entry)
    expect(inBrowser).toEqual(inNode)
    expect(inNode?.outcome).toMatchObject({ type: entry.ends })
    if (entry.rows !== undefined) expect(inNode?.outcome).toMatchObject({ value: { rows: entry.rows } })
    if (entry.line !== undefined) expect(inNode?.outcome).toMatchObject({ line: entry.line })
    if (entry.says !== undefined) expect(JSON.stringify(inNode?.outcome)).toContain(entry.says)
    const [next, nextInBrowser] = await runBoth(healthy)
    expect(next?.outcome).toMatchObject({ type: 'returned', value: { rows: [[42]] } })
    expect(nextInBrowser).toEqual(next)
  })
})

describe('the queries of the core bank', () => {
  test.each(bankQueries())('$item: all end alike, step for step', async ({ queries, cases }) => {
    expect(queries.length).toBeGreaterThanOrEqual(7)
    for (const { file, program } of queries) {
      const inNode = await node.run(program, cases, sqlLimits.standard)
      const inBrowser = await browser.run(program, cases, sqlLimits.standard)
      expect(inBrowser, file).toEqual(inNode)
      if (file.startsWith('accepted/')) {
        expect(inNode.map(({ outcome }) => outcome.type)).toEqual(cases.map(() => 'returned'))
        expect(Math.min(...inNode.map(({ counts }) => counts?.steps ?? 0))).toBeGreaterThan(0)
      }
    }
  })
})

test('the page asks for nothing and breaks no policy', async () => {
  expect(browser.requests().filter((path) => !path.startsWith('/_runner/'))).toEqual([])
  expect(await browser.violations()).toEqual([])
})
