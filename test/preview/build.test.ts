/** The author's view shows keys: a site that is really built has nothing of it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AUTHOR_DATA, CHANGED } from '../../src/preview/author-data.ts'
import { preview } from '../../src/text/preview.ts'
import { copyBank, runAssay, type CopiedBank } from '../release/assay.ts'

const tour = fileURLToPath(new URL('../../content/banks/tour', import.meta.url))

let bank: CopiedBank
const files = new Map<string, string>()

beforeAll(async () => {
  bank = await copyBank(tour)
  const built = await runAssay(bank.root, 'build', '--dev', '--bank', 'bank', '--out', 'site')
  if (built.code !== 0) throw new Error(built.stdout + built.stderr)
  const site = join(bank.root, 'site')
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(site.length), await readFile(path, 'latin1'))
  }
})
afterAll(() => bank.remove())

it('has neither the pages nor the data of the author’s view', () => {
  expect([...files.keys()]).toContain('/index.html')
  expect([...files.keys()].filter((path) => /^\/_?author/.test(path))).toEqual([])
})

it('has no script that would ask for them', () => {
  const all = [...files.values()].join('\n')
  // That the site can be searched so: words of a page that it has.
  expect(all).toContain('Practice problems')
  const traces = [`${AUTHOR_DATA}/`, CHANGED, 'data-author', preview.indexTitle, preview.tabs.key]
  for (const trace of traces) expect(all.includes(trace), trace).toBe(false)
})
