import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits, type Execution, type Limits } from '#runner'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import type { CorpusEntry } from './corpus/entry.ts'
import { python } from './corpus/python.ts'
import { openRunnerPage, type RunnerPage } from './runner-page.ts'

const node = createNodeRunner({ jobs: 1 })
let browser: RunnerPage

/** No program of the corpus may need the watchdog, whatever else the machine does. */
const limits: Limits = { ...defaultLimits, watchdogMs: 120_000 }

beforeAll(async () => {
  browser = await openRunnerPage({ withPython: true })
  await node.ready('python')
})
afterAll(async () => {
  node.close()
  await browser.close()
})

async function runBoth({
  name,
  text,
  input = [],
  isStdin,
}: CorpusEntry): Promise<readonly (Execution | undefined)[]> {
  const program = {
    language: 'python',
    text,
    ...(isStdin ? { isStdin } : { signature: { name: 'solve' } }),
  } as const
  const cases = [{ id: name, input }]
  const [inNode, inBrowser] = [
    await node.run(program, cases, limits),
    await browser.run(program, cases, limits),
  ]
  return [inNode[0], inBrowser[0]]
}

describe('Python ends programs alike in Node and in Chromium, to the unit of fuel', () => {
  test.each(python)('$name', async (entry) => {
    const [inNode, inBrowser] = await runBoth(entry)
    expect(inNode?.outcome).toMatchObject({ type: entry.ends })
    if (entry.value !== undefined) expect(inNode?.outcome).toEqual({ type: 'returned', value: entry.value })
    if (entry.says !== undefined) expect(JSON.stringify(inNode)).toContain(entry.says)
    if (entry.line !== undefined) expect(inNode?.outcome).toMatchObject({ line: entry.line })
    expect(inBrowser).toEqual(inNode)
  })

  test('and leaves no trace: no request, no violation of the policy, and the next case is as good as new', async () => {
    const leaves = {
      language: 'python',
      text: 'import math, random\ndef solve():\n    before = [getattr(math, "mark", 0), random.random()]\n    math.mark = 1\n    return before',
      signature: { name: 'solve' },
    } as const
    const [first, second] = await browser.run(
      leaves,
      [
        { id: '1', input: [] },
        { id: '2', input: [] },
      ],
      limits,
    )
    expect(second?.outcome).toEqual(first?.outcome)
    expect(second?.fuel).toBe(first?.fuel)
    expect(browser.requests().filter((path) => !path.startsWith('/_runner/'))).toEqual([])
    expect(await browser.violations()).toEqual([])
  })

  test('a watchdog ends a run that has fuel left, and the page lives on', async () => {
    const endless = {
      language: 'python',
      text: 'def solve():\n    return sum(range(10 ** 9))',
      signature: { name: 'solve' },
    } as const
    const quick = { ...limits, fuel: 2_000_000_000, watchdogMs: 1_000 }
    const [stopped] = await browser.run(endless, [{ id: '1', input: [] }], quick)
    expect(stopped?.outcome).toMatchObject({ type: 'stopped', reason: 'watchdog' })
    expect(await browser.page.evaluate(() => document.title)).toBe('runner')
    const [after] = await browser.run(
      { language: 'python', text: 'def solve(): return 1', signature: { name: 'solve' } },
      [{ id: '2', input: [] }],
      limits,
    )
    expect(after?.outcome).toEqual({ type: 'returned', value: 1 })
  })
})
