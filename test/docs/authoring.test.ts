/** The examples of docs/AUTHORING.md are the bank that `assay init` makes, which is without faults. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ItemKind } from '#schemas/item'
import { checkBank } from '../../generators/compile/check-bank.ts'
import { readTemplate } from '../../generators/init/read-template.ts'

const guide = readFileSync(new URL('../../docs/AUTHORING.md', import.meta.url), 'utf8')
const template = await readTemplate()

/** A path on a line of its own names the block below it. */
const examples = [...guide.matchAll(/^`([\w./-]+)`\n\n```\w+\n([\s\S]*?)^```$/gm)].map(
  ([, path = '', content = '']) => ({ path, content }),
)

/** A second test, which shows what a new bank has no use for. */
const OWN = 'tests/trial.yaml'

let root: string
beforeAll(() => {
  root = join(mkdtempSync(join(tmpdir(), 'assay-guide-')), 'buses')
  const own = examples.filter(({ path }) => path === OWN).map(({ path, content }) => [path, content] as const)
  for (const [path, content] of [...template, ...own]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
})
afterAll(() => rmSync(dirname(root), { recursive: true }))

it('shows the files of content/new-bank as they are, and each once', () => {
  const shown = examples.filter(({ path }) => path !== OWN)
  for (const { path, content } of shown) expect(content, path).toBe(template.get(path))
  expect(new Set(examples.map(({ path }) => path)).size).toBe(examples.length)
  const files = [...template.keys()].filter((path) => !/^[^/]+\.md$|^\.gitignore$|\/submissions\//.test(path))
  expect(files.filter((path) => !shown.some((one) => one.path === path))).toEqual([])
})

it('has one example of each kind', async () => {
  const { kinds } = await checkBank(root)
  const wanted: Readonly<Record<ItemKind, number>> = {
    code: 1,
    choice: 1,
    short: 1,
    order: 1,
    trace: 1,
    review: 1,
    debug: 1,
    tests: 1,
    design: 1,
    prompt: 1,
    critique: 1,
    sql: 1,
  }
  expect(kinds).toEqual(wanted)
})

it('has no fault', async () => {
  const { diagnostics } = await checkBank(root)
  expect(diagnostics.map(({ file, range, message }) => `${file}:${range.start.line}: ${message}`)).toEqual([])
})
