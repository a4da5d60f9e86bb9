/** Plants a violation of each import rule in a copy of the project and sees the compiler or the linter refuse it. */
import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(root, 'node_modules/.bin')

/** Each plant: a file, its one offending line, who must refuse it, and in which project the compiler sees it. */
const plants = [
  { file: 'schemas/planted-adaptive.ts', line: `export { createPool } from '#adaptive'`, by: 'lint' },
  { file: 'schemas/planted-npm.ts', line: `export { default } from 'canonicalize'`, by: 'lint' },
  { file: 'adaptive/planted-npm.ts', line: `export { default } from 'canonicalize'`, by: 'lint' },
  { file: 'adaptive/planted-npm-type.ts', line: `export type { Plugin } from 'unified'`, by: 'lint' },
  { file: 'adaptive/planted-node.ts', line: `export { join } from 'node:path'`, by: 'lint' },
  {
    file: 'adaptive/planted-node-type.ts',
    line: `export const it = process.pid`,
    by: 'types',
    project: 'adaptive',
  },
  {
    file: 'adaptive/planted-dom.ts',
    line: `export const it = document.title`,
    by: 'types',
    project: 'adaptive',
  },
  { file: 'adaptive/planted-runner.ts', line: `export * from '#runner'`, by: 'types', project: 'adaptive' },
  {
    file: 'adaptive/planted-runtime-schema.ts',
    line: `export { itemSchema } from '#schemas/item'`,
    by: 'lint',
  },
  { file: 'adaptive/planted-math.ts', line: `export const it = (x: number) => Math.exp(x)`, by: 'lint' },
  { file: 'adaptive/planted-power.ts', line: `export const it = (x: number) => x ** 2`, by: 'lint' },
  { file: 'adaptive/planted-random.ts', line: `export const it = () => Math.random()`, by: 'lint' },
  { file: 'adaptive/planted-clock.ts', line: `export const it = () => Date.now()`, by: 'lint' },
  {
    file: 'src/runner/planted-session.ts',
    line: `export type { SessionView } from '../session/view.ts'`,
    by: 'types',
    project: 'src/tsconfig.shared.json',
  },
  {
    file: 'src/log/planted-generators.ts',
    line: `export * from '../../generators/cli/commands.ts'`,
    by: 'types',
    project: 'src/tsconfig.shared.json',
  },
  { file: 'src/report/planted-npm.ts', line: `export { h } from 'preact'`, by: 'lint' },
  { file: 'src/calibration/planted-node.ts', line: `export { readFileSync } from 'node:fs'`, by: 'lint' },
  { file: 'src/calibration/planted-npm.ts', line: `export { gunzipSync } from 'fflate'`, by: 'lint' },
  { file: 'src/log/planted-node.ts', line: `export { readFileSync } from 'node:fs'`, by: 'lint' },
  { file: 'src/session/planted-node.ts', line: `export { readFileSync } from 'node:fs'`, by: 'lint' },
  { file: 'src/session/planted-process.ts', line: `export const it = process.env`, by: 'lint' },
  { file: 'src/session/planted-check.ts', line: `export { assert } from 'fast-check'`, by: 'lint' },
  {
    file: 'src/session/planted-generators.ts',
    line: `export * from '../../generators/cli/commands.ts'`,
    by: 'types',
    project: 'src',
  },
  {
    file: 'src/session/planted-deep.ts',
    line: `export { logistic } from '../../adaptive/numeric/logistic.ts'`,
    by: 'lint',
  },
  {
    file: 'src/pages/planted-banks.astro',
    line: `---\nimport bank from '../../content/banks/core/bank.yaml'\n---\n{bank}`,
    by: 'lint',
  },
  {
    file: 'generators/planted-site.ts',
    line: `export type { SessionView } from '../src/session/view.ts'`,
    by: 'types',
    project: 'generators',
  },
  {
    file: 'generators/planted-deep.ts',
    line: `export { logistic } from '../adaptive/numeric/logistic.ts'`,
    by: 'lint',
  },
  { file: 'generators/authoring/planted-node.ts', line: `export { join } from 'node:path'`, by: 'lint' },
  { file: 'generators/authoring/planted-npm.ts', line: `export { parse } from 'yaml'`, by: 'lint' },
  {
    file: 'content/banks/core/items/planted/model.ts',
    line: `export { join } from 'node:path'`,
    by: 'lint',
  },
  {
    file: 'content/banks/core/items/planted/properties.ts',
    line: `export { parse } from 'yaml'`,
    by: 'lint',
  },
] as const

let copy: string
let lintReport: string
const typeReports = new Map<string, string>()

beforeAll(async () => {
  // Below the project, so that packages resolve as they do for the real files and nothing is reached through a link.
  await mkdir(join(root, '.cache'), { recursive: true })
  copy = await mkdtemp(join(root, '.cache/planted-'))
  const left = new Set(['node_modules', '.git', '.cache', '.astro', 'dist', 'content'])
  for (const name of (await readdir(root)).filter((name) => !left.has(name))) {
    await cp(join(root, name), join(copy, name), { recursive: true })
  }
  run('tsc', ['-b', '.'])
  for (const { file, line } of plants) {
    await mkdir(dirname(join(copy, file)), { recursive: true })
    await writeFile(join(copy, file), `${line}\n`)
  }
  const projects = new Set(plants.flatMap((plant) => ('project' in plant ? [plant.project] : [])))
  for (const project of projects) typeReports.set(project, run('tsc', ['-p', project]))
  lintReport = run('oxlint', ['--no-ignore', '-f', 'unix', ...plants.map(({ file }) => file)])
})

afterAll(() => rm(copy, { recursive: true, force: true }))

describe('the import rules', () => {
  it.each(plants)('refuse $line in $file', (plant) => {
    const report = plant.by === 'types' ? (typeReports.get(plant.project) ?? '') : lintReport
    const refusals = report.split('\n').filter((row) => row.includes(plant.file))
    expect(refusals, `nothing in:\n${report.slice(0, 2000)}`).not.toEqual([])
    const rule =
      plant.by === 'types' ? /error TS/ : /no-restricted-imports|no-restricted-globals|exact-arithmetic/
    expect(refusals.join('\n')).toMatch(rule)
  })
})

function run(command: string, args: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(join(bin, command), args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (error) throw error
  return stdout + stderr
}
