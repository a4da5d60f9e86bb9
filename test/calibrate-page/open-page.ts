import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openChromium } from '../chromium.ts'
import { bundle } from '../storage/browser.ts'

/** The page that calibrates in a worker, in a browser. */
export interface CalibratePage {
  readonly browser: Browser
  readonly page: Page
  readonly close: () => Promise<void>
}

const PAGE = `<!doctype html><html lang="en"><title>Calibration in a worker</title>
<link rel="icon" href="data:,">
<main><h1>Calibration in a worker</h1>
<p><label>Responses <input type="file" multiple></label></p>
<p><label>Progress <progress max="1" value="0"></progress></label> <output></output></p>
<button type="button">Cancel</button></main>
<script type="module" src="/page.js"></script></html>`

/** Bundles and serves the page on a loopback port, and opens it. */
export async function openCalibratePage(): Promise<CalibratePage> {
  const scripts = {
    ...(await bundle(join(import.meta.dirname, 'page.ts'), 'page.js')),
    ...(await bundle(join(import.meta.dirname, '../../src/workers/calibrate.ts'), 'calibrate.ts')),
  }
  const server = createServer((request, response) => {
    const path = request.url?.slice(1) ?? ''
    const script = scripts[path]
    if (path === '') response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
    else if (script === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const browser = await openChromium('--enable-precise-memory-info')
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  return {
    browser,
    page,
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
