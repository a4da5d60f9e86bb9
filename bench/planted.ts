/**
 * Plants faults in copies of items, one at a time, and tells which of them the gate refuses: those of `bench/planted/blind`
 * were written by somebody who had never seen it, those of `bench/planted/seen` by somebody who knew it. Run with
 * `node bench/planted.ts [--half blind|seen] [--kind KIND] [--jobs N] [--json FILE]`; all take about an hour on two cores.
 */
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { compileBank } from '../generators/compile/compile-bank.ts'
import { buildRunnerAssets, createNodeRunner } from '../generators/sandbox/index.ts'
import type { VerifyContext } from '../generators/verify/verification.ts'
import { verifyItem } from '../generators/verify/verify-item.ts'

/** A fault as it is filed. */
interface Fault {
  readonly item: string
  readonly class: string
  readonly subtlety: 'blatant' | 'subtle' | 'very-subtle'
  readonly why: string
  readonly edits: readonly Edit[]
}

type Edit = { readonly file: string } & (
  { readonly from: string; readonly to: string } | { readonly write: string } | { readonly delete: true }
)

interface Planted extends Fault {
  readonly name: string
  readonly half: string
  readonly kind: string
  /**
   * `check` and `verify` refuse it, `warning` says something that refuses nothing, `missed` says nothing; `stale`: the item
   * has changed since the fault was written, so that it cannot be planted.
   */
  readonly found: 'check' | 'verify' | 'warning' | 'missed' | 'stale'
  readonly words: string
}

const { values } = parseArgs({
  options: {
    half: { type: 'string' },
    kind: { type: 'string' },
    only: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    json: { type: 'string' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const bank = join(root, 'content/banks/core')
const jobs = Number(values.jobs)
const runner = createNodeRunner({ jobs })
const { engine, sql, python } = await buildRunnerAssets({ python: true })
const context: VerifyContext = { runner, engine, sqlEngine: sql, ...(python === undefined ? {} : { python }) }
const waiting = await readFaults()
const results: Planted[] = []
await Promise.all(Array.from({ length: jobs }, () => work()))
runner.close()
report(results)
if (values.json !== undefined) await writeFile(values.json, JSON.stringify(results, null, 1))

async function readFaults(): Promise<(Fault & { readonly name: string; readonly half: string })[]> {
  const halves = values.half === undefined ? ['blind', 'seen'] : [values.half]
  const faults = await Promise.all(
    halves.map(async (half) => {
      const folder = join(root, 'bench/planted', half)
      const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
      return Promise.all(
        names.map(async (name) => ({
          ...(parse(await readFile(join(folder, name), 'utf8')) as Fault),
          name: `${half}/${name.replace('.yaml', '')}`,
          half,
        })),
      )
    }),
  )
  return faults.flat().filter(({ name }) => values.only === undefined || name.includes(values.only))
}

async function work(): Promise<void> {
  for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
    const text = await readFile(join(bank, 'items', fault.item, 'item.mdx'), 'utf8')
    const kind = /^kind: *(\w+)/m.exec(text)?.[1] ?? 'unknown'
    if (values.kind !== undefined && values.kind !== kind) continue
    const result = { ...fault, kind, ...(await plant(fault)) }
    results.push(result)
    console.error(`${result.found.padEnd(8)} ${result.name}  ${result.words.slice(0, 160)}`)
  }
}

/** Plants one fault in a bank of that item alone, which was never released. */
async function plant({
  item,
  edits,
  name,
}: Fault & { readonly name: string }): Promise<Pick<Planted, 'found' | 'words'>> {
  const dir = await mkdtemp(join(tmpdir(), 'assay-planted-'))
  try {
    for (const file of ['bank.yaml', 'taxonomy.yaml']) await cp(join(bank, file), join(dir, file))
    const folder = join(dir, 'items', item)
    await cp(join(bank, 'items', item), folder, { recursive: true })
    await rm(join(folder, 'proof.json'), { force: true })
    for (const edit of edits) {
      const stale = await apply(folder, edit)
      if (stale) return { found: 'stale', words: `${name}: ${edit.file} is not what it was` }
    }
    const compiled = await compileBank(dir)
    const errors = compiled.diagnostics.filter(
      ({ severity, code }) => severity === 'error' && code !== 'item/enemy',
    )
    const warnings = compiled.diagnostics.filter(({ code }) => code !== 'release/no-proof')
    const [subject] = compiled.items
    if (!subject || errors.length > 0)
      return {
        found: 'check',
        words: errors[0] ? `${errors[0].code}: ${errors[0].message}` : 'does not compile',
      }
    const { proof, warnings: notes } = await verifyItem(subject, context)
    const told = [...warnings.map(({ code, message }) => `${code}: ${message}`), ...notes]
    return proof.verdict === 'refused'
      ? { found: 'verify', words: proof.reasons[0] ?? '' }
      : { found: told.length > 0 ? 'warning' : 'missed', words: told[0] ?? '' }
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** @returns whether what is to be changed is not there, or not once */
async function apply(folder: string, edit: Edit): Promise<boolean> {
  const path = join(folder, edit.file)
  if (!('write' in edit) && !existsSync(path)) return true
  if ('delete' in edit) await rm(path)
  else if ('write' in edit) await writeFile(path, edit.write)
  else {
    const parts = (await readFile(path, 'utf8')).split(edit.from)
    if (parts.length !== 2) return true
    await writeFile(path, parts.join(edit.to))
  }
  return false
}

function report(all: readonly Planted[]): void {
  const stale = all.filter(({ found }) => found === 'stale')
  if (stale.length > 0)
    console.log(`${stale.length} cannot be planted any more: ${stale.map(({ name }) => name).join(', ')}`)
  for (const key of ['half', 'class', 'kind', 'subtlety'] as const) {
    console.log(
      `\n| ${key} | planted | check | verify | refused | a warning alone | missed |\n| --- | --- | --- | --- | --- | --- | --- |`,
    )
    for (const value of [...new Set(all.map((one) => one[key]))].sort()) {
      const group = all.filter((one) => one[key] === value && one.found !== 'stale')
      const count = (...found: readonly Planted['found'][]) =>
        group.filter((one) => found.includes(one.found)).length
      const share = Math.round((100 * count('check', 'verify')) / Math.max(1, group.length))
      console.log(
        `| ${value} | ${group.length} | ${count('check')} | ${count('verify')} | ${share} % | ${count('warning')} | ${count('missed')} |`,
      )
    }
  }
}
