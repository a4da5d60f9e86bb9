import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { buildRunnerAssets } from '../../generators/sandbox/index.ts'
import { startKillableBrowser, type KillableBrowser } from '../killable-browser.ts'
import { shortTest } from '../session/memory-world.ts'
import { sampleRelease, type SampleRelease } from '../session/sample-release.ts'
import { bundle } from '../storage/browser.ts'
import type { Boot } from './page.ts'

/** The page of the fault tests, the storage worker, the sandbox and a release of the sample bank, on a loopback port. */
export interface RobustSite {
  readonly sample: SampleRelease
  /** What a page is started with, the clock apart. */
  readonly boot: Omit<Boot, 'wallShift'>
  /** An origin of its own, that no test has used: its storage is empty. */
  readonly newOrigin: () => string
  /** Whether files are served. */
  online: boolean
  readonly start: (profile?: string) => Promise<KillableBrowser>
  readonly stop: () => Promise<void>
}

export async function openRobustSite(): Promise<RobustSite> {
  const folder = import.meta.dirname
  const [page, worker, sample, runner] = await Promise.all([
    bundle(join(folder, 'page.ts'), 'page.js'),
    bundle(join(folder, '../../src/workers/storage.ts'), 'worker.js'),
    sampleRelease(),
    buildRunnerAssets(),
  ])
  const files = new Map<string, readonly [type: string, body: string | Uint8Array]>([
    ['/', ['text/html', PAGE]],
    ['/blank', ['text/html', '<!doctype html><title>blank</title>']],
    ['/r/index.json', ['application/json', JSON.stringify(sample.release.public.index)]],
  ])
  for (const [name, text] of Object.entries({ ...page, ...worker }))
    files.set(`/${name}`, ['text/javascript', text])
  for (const [hash, text] of sample.release.public.shards)
    files.set(`/r/shards/${hash}.json`, ['application/json', text])
  for (const { name, bytes } of runner.files)
    files.set(`/_runner/${name}`, ['application/octet-stream', bytes])

  const server = createServer((request, response) => {
    if (!site.online) return void request.socket.destroy()
    const [type, body] = files.get(request.url ?? '') ?? ['text/plain', undefined]
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const ownProfile = await mkdtemp(join(tmpdir(), 'assay-robust-'))
  const running = new Set<KillableBrowser>()
  let origins = 0
  const site: RobustSite = {
    sample,
    boot: {
      test: shortTest.id,
      release: sample.release.public.hash,
      bootHash: runner.bootHash,
      worker: runner.worker,
      engine: runner.engine,
      stepsWorker: runner.stepsWorker,
      sql: runner.sql,
    },
    // Every name under localhost is this machine, and a secure context.
    newOrigin: () => `http://s${++origins}.localhost:${address.port}`,
    online: true,
    start,
    stop,
  }
  return site

  async function start(profile = ownProfile): Promise<KillableBrowser> {
    const browser = await startKillableBrowser(profile)
    running.add(browser)
    return browser
  }

  async function stop(): Promise<void> {
    for (const browser of running) await browser.kill()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await rm(ownProfile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A page that the session is started on. */
export async function bootPage(page: Page, boot: Boot): Promise<void> {
  await page.evaluate((options) => window.robust.boot(options), boot)
}

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>session</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>'
