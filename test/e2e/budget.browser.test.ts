/** The site's byte budgets. Bytes do not depend on the machine, so a page that grows beyond them fails here. */
import { type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { introduction as words } from '../../src/text/introduction.ts'
import { openChromium } from '../chromium.ts'
import { visitInStages } from '../page-bytes.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())

/** In bytes of HTML, style sheets and scripts, served with brotli. docs/PERFORMANCE.md says how far off the goals are. */
const budgets = { introduction: 15_500, session: 92_200, editor: 300_400 }

it('keeps the session page small: at the introduction, ready to start, and with the editor', async () => {
  const context = await browser.newContext()
  // The start waits for a service worker that may not come here; the machine may be busy besides.
  const page = await context.newPage()
  const stages = await visitInStages(page, `${site}/test/practice/`, words.start)
  for (const [stage, limit] of Object.entries(budgets)) {
    expect(stages[stage as keyof typeof budgets], stage).toBeLessThanOrEqual(limit)
  }
  await context.close()
})
