import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumOptions } from '../test/chromium.ts'
import { bundle } from '../test/storage/browser.ts'
import type { StepTimes } from './engine-steps.ts'

const JSCAT = join(import.meta.dirname, 'peers/node_modules/@bdelab/jscat')
const SITE = 'http://bench.test'

/** Runs `engine-worker.ts` in a worker of Chromium's. @returns what it measured */
export async function openEngineWorker(): Promise<readonly StepTimes[]> {
  const folder = await mkdtemp(join(import.meta.dirname, '../.cache/engine-'))
  const entry = join(folder, 'entry.ts')
  const peer = existsSync(JSCAT) ? `import { Cat } from ${JSON.stringify(JSCAT)}` : 'const Cat = undefined'
  const worker = JSON.stringify(join(import.meta.dirname, 'engine-worker.ts'))
  await writeFile(entry, `${peer}\nimport { measure } from ${worker}\npostMessage(measure(Cat))\n`)
  const scripts = await bundle(entry, 'worker.js')
  const browser = await chromium.launch(chromiumOptions())
  try {
    const page = await browser.newPage()
    await page.route(`${SITE}/**`, (route) => {
      const script = scripts[new URL(route.request().url()).pathname.slice(1)]
      return script === undefined
        ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' })
        : route.fulfill({ contentType: 'text/javascript', body: script })
    })
    await page.goto(`${SITE}/`)
    return await page.evaluate(
      () =>
        new Promise<readonly StepTimes[]>((resolve, reject) => {
          const started = new Worker('/worker.js', { type: 'module' })
          started.addEventListener('message', ({ data }: MessageEvent<readonly StepTimes[]>) => resolve(data))
          started.addEventListener('error', (event) => reject(new Error(event.message)))
        }),
    )
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
}
