import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sha256Hex } from '#log'
import { buildRetiredWorker, buildServiceWorker, listFiles, writePacks } from './service-worker.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'assay-worker-'))
})
afterAll(() => rm(dir, { recursive: true }))

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(dir, file)), { recursive: true })
  await writeFile(join(dir, file), text)
}

it('lists what pages ask for, and not what is for hosts and robots', async () => {
  for (const file of ['index.html', 'test/practice/index.html', '_astro/a.js', '_assay/1/index.json'])
    await write(file, file)
  for (const file of ['404.html', 'sw.js', 'robots.txt', '_headers', '.nojekyll', '_astro/a.js.map'])
    await write(file, file)
  for (const file of ['quality/index.html', '_assay/1/quality.json']) await write(file, file)
  expect(await listFiles(dir)).toEqual([
    '_assay/1/index.json',
    '_astro/a.js',
    'index.html',
    'test/practice/index.html',
  ])
})

it('packs the texts of the site, no more in one than a phone reads at a time', async () => {
  const long = 'x'.repeat(3_000_000)
  const texts = { 'a.html': long, 'b.css': 'b{}', 'c.js': long, '_astro/d.json': '{}' }
  for (const [file, text] of Object.entries(texts)) await write(file, text)
  await writePacks(dir, [...Object.keys(texts), '_assay/1/index.json', '_astro/sans.woff2'])
  const packs = await Promise.all(
    ['1', '2'].map(async (name): Promise<unknown> =>
      JSON.parse(await readFile(join(dir, `_packs/${name}.json`), 'utf8')),
    ),
  )
  expect(packs).toEqual([
    [
      { file: 'a.html', type: 'text/html; charset=utf-8', text: long },
      { file: 'b.css', type: 'text/css; charset=utf-8', text: 'b{}' },
    ],
    [
      { file: 'c.js', type: 'text/javascript; charset=utf-8', text: long },
      { file: '_astro/d.json', type: 'application/json; charset=utf-8', text: '{}' },
    ],
  ])
  expect(await listFiles(dir)).toContain('_packs/1.json')
})

it('is a classic script whose bytes change with any file of the site, and with nothing else', async () => {
  const before = await buildServiceWorker(dir)
  expect(() => new Script(before)).not.toThrow()
  expect(before).toContain(sha256Hex('index.html'))
  expect(await buildServiceWorker(dir)).toBe(before)
  await write('index.html', 'another')
  expect(await buildServiceWorker(dir)).not.toBe(before)
})

it('never takes over from a worker whose pages are open; only the retired one does', async () => {
  expect(await buildServiceWorker(dir)).not.toContain('skipWaiting')
  expect(await buildRetiredWorker()).toContain('skipWaiting')
})
