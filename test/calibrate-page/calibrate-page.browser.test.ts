import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calibrate } from '#adaptive'
import { madeResponses } from './made-responses.ts'
import { openCalibratePage, type CalibratePage } from './open-page.ts'
import type { PageGlobals } from './page.ts'

let open: CalibratePage
beforeAll(async () => {
  open = await openCalibratePage()
})
afterAll(() => open.close())

declare const window: Window & PageGlobals

describe('a calibration in the browser', () => {
  it('gives the bits that Node gives, and moves its bar to the end', async () => {
    const { page } = open
    const inPage = await page.evaluate(async () => {
      window.made(2000, 12)
      const run = await window.run({ model: '2pl' })
      return run === 'cancelled' ? run : JSON.stringify(run.calibration)
    })
    expect(inPage).toBe(JSON.stringify(await calibrate(madeResponses(2000, 12), { model: '2pl' })))
    expect(await page.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).value)).toBe(1)
    expect(await page.locator('output').innerText()).toBe('Done.')
  })
  it('is cancelled by a key, and another one runs after it', async () => {
    const { page } = open
    await page.evaluate(() => window.made(60_000, 40))
    const cancelled = page.evaluate(() => window.run({ model: '2pl', tolerance: 1e-12 }))
    await page.getByText(/^Pass \d+$/).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).press('Enter')
    expect(await cancelled).toBe('cancelled')
    expect(await page.locator('output').innerText()).toBe('Cancelled. Nothing was kept.')
    await page.evaluate(() => window.made(500, 5))
    const after = await page.evaluate(async () => {
      const run = await window.run({ model: 'rasch' })
      return run === 'cancelled' ? run : run.calibration.converged
    })
    expect(after).toBe(true)
  })
  it('is refused in words where the options do not fit', async () => {
    await open.page.evaluate(() => window.made(100, 3))
    const refused = open.page.evaluate(() => window.run({ model: '2pl', tolerance: -1 }))
    await expect(refused).rejects.toThrow('tolerance must be positive, received -1')
  })
})
