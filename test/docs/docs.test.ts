/** What the documents claim: links lead somewhere, commands exist, and blocks marked `sh` run. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commands } from '../../generators/cli/commands.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const texts = documents.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

describe.each(texts)('$path', ({ path, text }) => {
  it('links to files that are there', () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target)
    const missing = targets.filter(
      (target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(path), target)),
    )
    expect(missing).toEqual([])
  })

  it('names commands that exist', () => {
    const known = new Set(commands.map(({ name }) => name))
    const named = [...text.matchAll(/`(?:npm run -s )?assay (?:-- )?([a-z]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })

  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block.trim())
  it.each(blocks)('runs `%s`', (block) => {
    for (const line of block.split('\n'))
      execFileSync('bash', ['-c', line], { cwd: root, stdio: 'pipe', timeout: 120_000 })
  })
})
