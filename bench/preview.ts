/**
 * How soon the development server's pages show a save, and what it costs to hold a bank. `node bench/preview.ts [COUNT…]`
 * makes banks of so many items (110 and 5,000 where none is named), serves each from a cold and from a warm cache, and
 * prints times from the file's write to the new words on the page in Chromium.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { chromiumOptions } from '../test/chromium.ts'
import { writeSyntheticBank } from './synthetic.ts'

const EDITS = 30
/** Pause between edits, in milliseconds, uneven so that nothing beats in time with it. */
const pauseMs = (edit: number): number => 250 + ((edit * 137) % 200)

interface Server {
  readonly url: string
  readonly process: ChildProcess
  /** Milliseconds until it answers. */
  readonly startMs: number
}

const counts = process.argv.slice(2).map(Number)
const browser = await chromium.launch(chromiumOptions())
try {
  for (const count of counts.length > 0 ? counts : [110, 5000]) await measureBank(count, browser)
} finally {
  await browser.close()
}

async function measureBank(count: number, chrome: Browser): Promise<void> {
  const root = await mkdtemp(join(process.cwd(), '.cache', 'preview-'))
  const bank = join(root, 'synthetic')
  try {
    writeSyntheticBank(bank, count)
    for (const cache of ['cold', 'warm']) {
      const server = await serve(bank)
      const began = performance.now()
      await allRead(server)
      const read = server.startMs + performance.now() - began
      console.log(`\n${count} items, ${cache} cache`)
      figure('ms until the server answers', server.startMs)
      figure('ms until every item has been looked at', read)
      figure('MB of memory then', await memoryMb(server))
      if (cache === 'warm') {
        const paths = [
          'author/synthetic/item-00042/',
          'author/synthetic/item-00042/candidate/',
          'item/item-00042/',
        ]
        for (const path of paths) await measureEdits(chrome, server, bank, path)
        figure('MB of memory in the end', await memoryMb(server))
        figure('MB of memory at most', await memoryMb(server, 'VmHWM'))
        await measureList(chrome, server, count)
      }
      server.process.kill('SIGINT')
      await once(server.process, 'exit')
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function serve(bank: string): Promise<Server> {
  const began = performance.now()
  const child = spawn(process.execPath, ['generators/cli/assay.ts', 'dev', '--port', '0', '--bank', bank], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = /working tree is at (http:\S+)/.exec(output)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(output)))
  })
  await fetch(`${url}author/`).then((response) => response.text())
  return { url, process: child, startMs: performance.now() - began }
}

async function allRead({ url }: Server): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}_author/index.json`)
    const { banks } = (await response.json()) as { banks: { done: number; of: number }[] }
    if (banks.every(({ done, of }) => of > 0 && done === of)) return
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
}

/** Resident memory of the server, where the system tells it. */
async function memoryMb({ process: { pid } }: Server, name = 'VmRSS'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? NaN) / 1024
}

/** Edits a title again and again, and notes when the page's heading has it. */
async function measureEdits(chrome: Browser, { url }: Server, bank: string, path: string): Promise<void> {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  // Also on a page that loads anew: the moment at which a heading first says what is waited for.
  await page.addInitScript(() => {
    const seen: Record<string, number> = {}
    Object.assign(globalThis, { seen })
    const look = (): void => {
      const text = document.querySelector('h1')?.textContent ?? ''
      seen[text] ??= performance.timeOrigin + performance.now()
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
  })
  await page.goto(url + path)
  await page.locator('h1').waitFor()
  const file = join(bank, 'items/item-00042/item.mdx')
  const text = await readFile(file, 'utf8')
  const times: number[] = []
  for (let edit = 0; edit < EDITS; edit += 1) {
    await page.waitForTimeout(pauseMs(edit))
    const title = `Edit ${edit} of ${path.length}`
    const wrote = performance.timeOrigin + performance.now()
    await writeFile(file, text.replace(/^title: .*$/m, `title: ${title}`))
    const at = await page.waitForFunction(
      (wanted) => (globalThis as unknown as { seen: Record<string, number> }).seen[wanted],
      title,
      { polling: 5 },
    )
    // The first ones warm up what a page needs at its first change.
    if (edit >= 5) times.push(Number(await at.jsonValue()) - wrote)
  }
  await context.close()
  times.sort((left, right) => left - right)
  figure(`ms from save to page, /${path}, median`, times[Math.floor(times.length / 2)] ?? NaN)
  figure(`ms from save to page, /${path}, p95`, times[Math.floor(times.length * 0.95)] ?? NaN)
}

/** The list of all items: until it is there, and until a search shows. */
async function measureList(chrome: Browser, { url }: Server, count: number): Promise<void> {
  const page = await (await chrome.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await page.goto(`${url}author/`)
  const rows = page.locator('.items tbody tr')
  await rows.first().waitFor()
  await page.reload({ waitUntil: 'commit' })
  const began = performance.now()
  await rows.first().waitFor()
  figure('ms until the list of items is there', performance.now() - began)
  const last = `item-${String(count - 1).padStart(5, '0')}`
  const typed = performance.now()
  await page.getByRole('searchbox').fill(last)
  await page.locator('.items tbody tr', { hasText: last }).and(page.locator('tr:only-child')).waitFor()
  figure('ms from a search to its one row', performance.now() - typed)
  await page.context().close()
}

function figure(name: string, value: number): void {
  console.log(`${name.padEnd(76)} ${value.toFixed(0).padStart(8)}`)
}
