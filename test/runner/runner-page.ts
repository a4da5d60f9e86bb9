import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Page } from 'playwright-core'
import { rolldown } from 'rolldown'
import type { BrowserRunnerOptions, Case, Execution, Limits, Program, Runner } from '#runner'
import { openChromium } from '../chromium.ts'
import { buildRunnerAssets } from '../../generators/sandbox/index.ts'

/** A page under a strict policy with the browser's runner in it, as a site would serve it. */
export interface RunnerPage {
  readonly page: Page
  readonly run: (
    program: Program,
    cases: readonly Case[],
    limits: Limits,
    steps?: number,
  ) => Promise<Execution[]>
  /** Paths that were asked for since the page was ready: hostile programs must add none */
  readonly requests: () => readonly string[]
  /** Violations of the content security policy, of the page or the frame */
  readonly violations: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** What the bundled page script offers to the tests. */
export interface PageGlobals {
  readonly createBrowserRunner: (options: BrowserRunnerOptions) => Runner
  options: BrowserRunnerOptions
  runner: Runner
  violations: string[]
}

/** How the page differs from a site's. */
export interface PageOptions {
  readonly withWasm?: boolean
  readonly isReady?: boolean
  readonly withPython?: boolean
}

/**
 * Opens the page; `withWasm: false` leaves the permission to compile WebAssembly out of the policy, `isReady: false`
 * leaves the start of the sandbox to the first run.
 */
export async function openRunnerPage(options: PageOptions = {}): Promise<RunnerPage> {
  const { withWasm = true, isReady = withWasm, withPython = false } = options
  const [assets, script] = await Promise.all([buildRunnerAssets({ python: withPython }), bundlePage()])
  const wasm = withWasm ? `'wasm-unsafe-eval'` : ''
  const policy = [
    `default-src 'none'`,
    `img-src data:`,
    `script-src 'self' '${assets.bootHash}' ${wasm}`,
    `worker-src blob:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
  ].join('; ')
  const files = new Map<string, readonly [type: string, body: string | Uint8Array]>([
    [
      '/',
      [
        'text/html',
        `<!doctype html><title>runner</title><link rel="icon" href="data:,"><script src="/page.js"></script>`,
      ],
    ],
    ['/page.js', ['text/javascript', script]],
    ...assets.files.map(
      ({ name, bytes }) => [`/_runner/${name}`, ['application/octet-stream', bytes]] as const,
    ),
  ])
  let requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    const [type, body] = files.get(request.url ?? '') ?? ['text/plain', undefined]
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': type,
      'content-security-policy': policy,
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openChromium()
  const page = await browser.newPage()
  page.on('console', (message) => {
    if (process.env['SHOW_CONSOLE'] !== undefined) console.log(message.text())
  })
  await page.goto(`${origin}/`)
  await page.evaluate(
    (names) => {
      const globals = window as unknown as PageGlobals
      const load = async (name: string) => await fetch(`/_runner/${name}`)
      globals.options = {
        engine: async () => new Uint8Array(await (await load(names.engine)).arrayBuffer()),
        worker: async () => await (await load(names.worker)).text(),
        stepsWorker: async () => await (await load(names.stepsWorker)).text(),
        bootHash: names.bootHash,
        ...(names.python === undefined
          ? {}
          : { python: async () => new Uint8Array(await (await load(names.python ?? '')).arrayBuffer()) }),
        sql: async () => new Uint8Array(await (await load(names.sql)).arrayBuffer()),
        handshakeMs: names.withWasm ? 20_000 : 2_000,
      }
      globals.runner = globals.createBrowserRunner(globals.options)
    },
    {
      engine: assets.engine,
      python: assets.python,
      sql: assets.sql,
      worker: assets.worker,
      stepsWorker: assets.stepsWorker,
      bootHash: assets.bootHash,
      withWasm,
    },
  )
  if (isReady) await page.evaluate(() => (window as unknown as PageGlobals).runner.ready())
  requests = []
  return {
    page,
    run: (program, cases, limits, steps) =>
      page
        .evaluate(
          // as text, since the driver's own encoding loses keys such as __proto__
          async (task) => {
            const { runner } = window as unknown as PageGlobals
            const [program, cases, limits, steps] = JSON.parse(task) as [
              Program,
              Case[],
              Limits,
              number | null,
            ]
            return JSON.stringify(await runner.run(program, cases, limits, steps === null ? {} : { steps }))
          },
          JSON.stringify([program, cases, limits, steps ?? null]),
        )
        .then((text) => JSON.parse(text) as Execution[]),
    requests: () => requests,
    violations: () => page.evaluate(() => (window as unknown as PageGlobals).violations),
    close: async () => {
      await browser.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bundlePage(): Promise<string> {
  const build = await rolldown({
    input: fileURLToPath(new URL('page.ts', import.meta.url)),
    platform: 'browser',
    logLevel: 'warn',
  })
  const { output } = await build.generate({ format: 'iife' })
  await build.close()
  return output[0].code
}
