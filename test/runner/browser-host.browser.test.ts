import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits, type Execution, type Limits, type Program } from '#runner'
import { openRunnerPage, type PageGlobals, type RunnerPage } from './runner-page.ts'

const program = (text: string): Program => ({ language: 'typescript', text, signature: { name: 'solve' } })
const sum = program('export const solve = (a: number, b: number): number => a + b')
const endless = program('export function solve() { for (;;); }')
const one = [{ id: 'one', input: [20, 22] }]
const limits: Limits = defaultLimits
/** Far more fuel than a fast machine burns before the watchdog comes */
const untilWatchdog = (watchdogMs: number): Limits => ({ ...limits, fuel: 2 ** 31 - 1, watchdogMs })

describe('the browser host', () => {
  let browser: RunnerPage
  beforeAll(async () => {
    browser = await openRunnerPage()
  })
  afterAll(() => browser.close())

  const frames = () => browser.page.evaluate(() => document.querySelectorAll('iframe').length)

  test('the frame is hidden, has an opaque origin and may do nothing but run scripts', async () => {
    const frame = await browser.page.evaluate(() => {
      const element = document.querySelector('iframe')
      return { sandbox: element?.getAttribute('sandbox'), isHidden: element?.hidden, title: element?.title }
    })
    expect(frame).toEqual({ sandbox: 'allow-scripts', isHidden: true, title: 'Sandbox' })
    const origins = await Promise.all(
      browser.page
        .frames()
        .slice(1)
        .map((each) => each.evaluate(() => self.origin)),
    )
    expect(origins).toEqual(['null'])
  })

  test('the watchdog kills the worker, the page stays alive, and the next run is right', async () => {
    const [stopped] = await browser.run(endless, one, untilWatchdog(100))
    expect(stopped?.outcome).toMatchObject({ type: 'stopped', reason: 'watchdog' })
    const [next] = await browser.run(sum, one, limits)
    expect(next?.outcome).toEqual({ type: 'returned', value: 42 })
    expect(await frames()).toBe(1)
  })

  test('the page goes on drawing while a program runs, and a signal stops that', async () => {
    const seen = await browser.page.evaluate(
      async (task) => {
        const abort = new AbortController()
        const { runner } = window as unknown as PageGlobals
        await runner.ready()
        let isOver = false
        const running = runner
          .run(task.program, task.cases, task.limits, { signal: abort.signal })
          .finally(() => (isOver = true))
        for (let frame = 0; frame < 20; frame++) await new Promise((draw) => requestAnimationFrame(draw))
        const wasOver = isOver
        abort.abort()
        return { wasOver, outcome: (await running)[0]?.outcome }
      },
      { program: endless, cases: one, limits: untilWatchdog(60_000) },
    )
    expect(seen).toMatchObject({ wasOver: false, outcome: { type: 'stopped', reason: 'aborted' } })
  })

  test('a frame that is removed from the page ends the run as stopped, and the next run is right', async () => {
    // the one before was killed: a run given now would wait for the next frame to be ready
    await browser.page.evaluate(() => (window as unknown as PageGlobals).runner.ready())
    const running = browser.run(endless, one, untilWatchdog(500))
    await browser.page.evaluate(() => document.querySelector('iframe')?.remove())
    expect((await running)[0]?.outcome.type).toBe('stopped')
    const [next] = await browser.run(sum, one, limits)
    expect(next?.outcome).toEqual({ type: 'returned', value: 42 })
  })

  test('limits out of range are refused at the door', async () => {
    await expect(browser.run(sum, one, { ...limits, memoryMiB: 1 })).rejects.toThrow('Unexpected memoryMiB 1')
  })

  test('a browser without JSPI is refused with what is missing, before any verdict', async () => {
    const refusal = await browser.page.evaluate(async () => {
      const globals = window as unknown as PageGlobals
      const runner = globals.createBrowserRunner({
        ...globals.options,
        worker: async () => `delete WebAssembly.promising;${await globals.options.worker()}`,
      })
      return await runner.ready().then(
        () => 'ready',
        (error: Error & { reason: string }) => ({
          name: error.name,
          reason: error.reason,
          message: error.message,
        }),
      )
    })
    expect(refusal).toEqual({
      name: 'RunnerUnavailableError',
      reason: 'missing',
      message: expect.stringContaining('WebAssembly.promising is missing'),
    })
  })

  test('a worker that does not start is refused in time', async () => {
    const refusal = await browser.page.evaluate(async () => {
      const globals = window as unknown as PageGlobals
      const worker = () => Promise.resolve('')
      const runner = globals.createBrowserRunner({ ...globals.options, worker, handshakeMs: 300 })
      return await runner.ready().catch((error: Error) => error.message)
    })
    expect(refusal).toBe('The sandbox did not start within 0.3 s')
  })

  test('a page whose worker that counts steps does not arrive says so, and never runs uncounted instead', async () => {
    const found = await browser.page.evaluate(
      async (task) => {
        const globals = window as unknown as PageGlobals
        const stepsWorker = () => Promise.reject(new Error('no network'))
        const runner = globals.createBrowserRunner({ ...globals.options, stepsWorker })
        const counted = await runner.run(task.program, task.cases, task.limits, { steps: 1_000 }).then(
          (executions) => executions,
          (error: Error) => error.message,
        )
        const [uncounted] = await runner.run(task.program, task.cases, task.limits)
        runner.close()
        return { counted, uncounted: uncounted?.outcome }
      },
      { program: sum, cases: one, limits },
    )
    expect(found).toEqual({ counted: 'no network', uncounted: { type: 'returned', value: 42 } })
  })

  test('a frame that the browser ends is noticed by its silence, long before the watchdog', async () => {
    const outcome = await browser.page.evaluate(
      async (task) => {
        const globals = window as unknown as PageGlobals
        const runner = globals.createBrowserRunner({ ...globals.options, pingMs: 1000 })
        await runner.ready()
        const running = runner.run(task.program, task.cases, task.limits)
        const frame = [...document.querySelectorAll('iframe')].at(-1)
        if (frame) frame.srcdoc = ''
        const [execution] = await running
        runner.close()
        return execution?.outcome
      },
      { program: endless, cases: one, limits },
    )
    expect(outcome).toEqual({
      type: 'stopped',
      reason: 'crash',
      message: 'The sandbox was ended by the browser',
    })
  })

  test('closing removes the frame', async () => {
    await browser.page.evaluate(() => (window as unknown as PageGlobals).runner.close())
    await browser.page.waitForFunction(() => document.querySelectorAll('iframe').length === 0)
    const [stopped]: Execution[] = await browser.run(sum, one, limits)
    expect(stopped?.outcome).toMatchObject({ type: 'stopped', reason: 'aborted' })
    expect(await browser.violations()).toEqual([])
    // what was asked for is what the tests above loaded into further runners
    expect(browser.requests().filter((path) => !path.startsWith('/_runner/'))).toEqual([])
  })
})

test('a page whose policy forbids WebAssembly gets a refusal with words, not silence', async () => {
  const browser = await openRunnerPage({ withWasm: false })
  try {
    await expect(browser.run(sum, one, limits)).rejects.toThrow(
      /RunnerUnavailableError|WebAssembly|did not start/,
    )
  } finally {
    await browser.close()
  }
})
