/** What the site's guide shows as an item or a blueprint is one. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { blueprintSchema } from '#schemas/blueprint'
import { checkBank } from '../../generators/compile/check-bank.ts'

function blocksOf(page: string, language: string): readonly string[] {
  const text = readFileSync(new URL(`../../content/guide/${page}.mdx`, import.meta.url), 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  )
}

it('shows authors an item without a fault or a warning', async () => {
  const [item = ''] = blocksOf('authors', 'mdx')
  const [responses = ''] = blocksOf('authors', 'yaml')
  const id = /^id: (.+)$/m.exec(item)?.[1] ?? ''
  const root = mkdtempSync(join(tmpdir(), 'assay-guide-item-'))
  const files = {
    'bank.yaml': readFileSync('content/banks/core/bank.yaml', 'utf8'),
    'taxonomy.yaml': readFileSync('content/banks/core/taxonomy.yaml', 'utf8'),
    [`items/${id}/item.mdx`]: item,
    [`items/${id}/responses.yaml`]: responses,
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  const { kinds, diagnostics } = await checkBank(root)
  rmSync(root, { recursive: true })
  expect(kinds.choice).toBe(1)
  expect(diagnostics.map(({ file, message }) => `${file}: ${message}`)).toEqual([])
})

it('shows designers a blueprint that fits its schema', () => {
  const [blueprint = ''] = blocksOf('designers', 'yaml')
  expect(blueprintSchema.parse(parse(blueprint))).toMatchObject({ ok: true })
})
