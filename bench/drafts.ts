/**
 * Judges drafts for variants that were written by hand: how many good ones are refused, how many with a planted fault are
 * admitted, and how long a draft takes.
 *
 * node bench/drafts.ts good|planted [PARENT…]
 */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { checkBank } from '../generators/compile/check-bank.ts'
import { readFolder, scanFolder } from '../generators/compile/folder.ts'
import { buildRunnerAssets, createNodeRunner } from '../generators/sandbox/index.ts'
import { createDraftJudge, type DraftJudge } from '../generators/variant/written/create-draft-judge.ts'
import { plantedBlind, readGood, type Package } from '../test/generate/packages/packages.ts'

const bankDir = fileURLToPath(new URL('../content/banks/core', import.meta.url))
const SEED = 7

const [what = 'good', ...parents] = process.argv.slice(2)
const packages: readonly (Package & { readonly fault?: string })[] =
  what === 'planted' ? plantedBlind('bench') : readGood()
const wanted = packages.filter(({ parent }) => parents.length === 0 || parents.includes(parent))

const { bank } = await checkBank(bankDir)
if (!bank) throw new Error('the bank cannot be read')
const context = { canary: bank.canary, skills: undefined }
const items = (await checkBank(bankDir, { build: true }))
  .load()
  .filter(({ detail }) => detail.kind === 'code')
const runner = createNodeRunner({ jobs: availableParallelism() })
const { engine, python } = await buildRunnerAssets({ python: true })
const verify = { runner, engine, ...(python !== undefined && { python }) }
const judges = new Map<string, DraftJudge>()

function judgeOf(parent: string): DraftJudge {
  const known = judges.get(parent)
  if (known) return known
  const item = items.find(({ id }) => id === parent)
  if (!item) throw new Error(`no item ${parent}`)
  const folder = `items/${parent}`
  const files = readFolder(scanFolder(`${bankDir}/${folder}`, folder), folder)
  const others = items.filter(({ id, frontmatter }) => id !== parent && frontmatter.family !== parent)
  const judge = createDraftJudge({ item, files, context, others }, verify)
  judges.set(parent, judge)
  return judge
}

const times = new Map<string, number[]>()
let admitted = 0
for (const { parent, name, language, answer, solution, fault = '' } of wanted) {
  const start = performance.now()
  const found = await judgeOf(parent).judge({ seed: SEED, answer, solution }, [])
  const ms = performance.now() - start
  times.set(language, [...(times.get(language) ?? []), ms])
  if (found.admitted) admitted += 1
  const end = found.admitted ? 'admitted' : `${found.gate}: ${found.reason}`
  console.log(`${fault} | ${parent}/${name} | ${Math.round(ms)} ms | ${end}`)
}
runner.close()
console.log(`${admitted} of ${wanted.length} admitted`)
for (const [language, all] of times) {
  const sorted = all.toSorted((left, right) => left - right)
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
  console.log(`${language}: median ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}
