import type { Page } from 'playwright-core'

/**
 * A clock of the processor's time that a page's own thread has used, in milliseconds since it began: other work on the machine
 * does not lengthen it.
 */
export async function threadClock(page: Page): Promise<() => Promise<number>> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await tools.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
  }
}
