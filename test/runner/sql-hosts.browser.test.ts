import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlLimits, type Execution, type Program } from '#runner'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
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
  const all = { ...sqlLimits.standard, ...limits }
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

test('the page asks for nothing and breaks no policy', async () => {
  expect(browser.requests().filter((path) => !path.startsWith('/_runner/'))).toEqual([])
  expect(await browser.violations()).toEqual([])
})
