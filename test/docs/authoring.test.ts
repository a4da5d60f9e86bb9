/** The examples of docs/AUTHORING.md make up one bank without faults, whose items are all proven. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ItemKind } from '#schemas/item'
import { checkBank } from '../../generators/compile/check-bank.ts'

const guide = readFileSync(new URL('../../docs/AUTHORING.md', import.meta.url), 'utf8')
const cli = fileURLToPath(new URL('../../generators/cli/assay.ts', import.meta.url))

/** A path on a line of its own names the block below it. */
const examples = [...guide.matchAll(/^`([\w./-]+)`\n\n```\w+\n([\s\S]*?)^```$/gm)].map(
  ([, path = '', content = '']) => ({ path, content }),
)

let root: string
beforeAll(() => {
  root = join(mkdtempSync(join(tmpdir(), 'assay-guide-')), 'buses')
  for (const { path, content } of examples) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
})
afterAll(() => rmSync(dirname(root), { recursive: true }))

it('has one example of each kind, and each file once', async () => {
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
  expect(new Set(examples.map(({ path }) => path)).size).toBe(examples.length)
})

it('passes the check without a word', async () => {
  const { diagnostics } = await checkBank(root)
  expect(diagnostics.map(({ file, range, message }) => `${file}:${range.start.line}: ${message}`)).toEqual([])
})

it('is proven to the last item', () => {
  const ids = [...new Set(examples.flatMap(({ path }) => /^items\/([^/]+)/.exec(path)?.[1] ?? []))]
  const printed = execFileSync(process.execPath, [cli, 'verify', ...ids, '--bank', 'buses'], {
    cwd: dirname(root),
    encoding: 'utf8',
  })
  expect(printed).toContain(`${ids.length} verified, 0 refused`)
})
