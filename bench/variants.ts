/**
 * Draws variants of every item model of `core`: how many seeds it takes for twenty, and how long, without a key.
 *
 * node bench/variants.ts [COUNT] [ITEM…]
 */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkBank } from '../generators/compile/check-bank.ts'
import { readFolder, scanFolder } from '../generators/compile/folder.ts'
import { buildRunnerAssets, createNodeRunner } from '../generators/sandbox/index.ts'
import { drawMany, recordText, refusals } from '../generators/variant/draw-many.ts'
import type { Attempt } from '../generators/variant/attempt.ts'
import { createVariantMaker } from '../generators/variant/generate-variants.ts'
import { modelOf } from '../generators/variant/variant-files.ts'

const bankDir = fileURLToPath(new URL('../content/banks/core', import.meta.url))
const [first, ...wanted] = process.argv.slice(2)
const count = Number(first ?? 20)
const jobs = availableParallelism()

const { bank, names } = await checkBank(bankDir)
if (!bank) throw new Error('the bank cannot be read')
const canary = bank.canary
const assets = await buildRunnerAssets({ python: true })

console.log(`${count} variants each, ${jobs} at a time`)
console.log('item | kind | admitted of seeds | refused | s | CPU s | ms a variant')
const perAttempt: number[] = []
const families: { readonly seconds: number; readonly admitted: number }[] = []
let runs = 0
for (const name of names) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const folder = `items/${name}`
  const files = readable(folder)
  if (!files || !modelOf(files, folder)) continue
  const [item] = (await checkBank(bankDir, { only: [name], build: true })).load()
  if (item?.proofState !== 'current') {
    console.log(`${name} | not proven`)
    continue
  }
  // A pool of its own for each family, so that none begins with what another has warmed up.
  const runner = createNodeRunner({ jobs })
  const counting: typeof runner = {
    ...runner,
    run: (program, cases, ...rest) => {
      runs += cases.length
      return runner.run(program, cases, ...rest)
    },
  }
  const maker = createVariantMaker(
    { item, files, context: { canary, skills: undefined } },
    {
      runner: counting,
      engine: assets.engine,
      sqlEngine: assets.sql,
      ...(assets.python !== undefined && { python: assets.python }),
    },
  )
  const timed: typeof maker = {
    ...maker,
    attempt: async (seed, siblings) => {
      const start = performance.now()
      const attempt = await maker.attempt(seed, siblings)
      perAttempt.push(performance.now() - start)
      return attempt
    },
  }
  const start = performance.now()
  const before = processorSeconds()
  const attempts = await drawMany(timed, {
    count,
    seed: 1,
    jobs,
    passedOver: new Set(),
    onAttempt: async () => undefined,
  })
  const seconds = (performance.now() - start) / 1000
  const used = processorSeconds() - before
  const admitted = attempts.filter((one) => one.admitted)
  families.push({ seconds, admitted: admitted.length })
  const refused = Object.entries(refusals(attempts)).map(([gate, number]) => `${number} ${gate}`)
  const each = Math.round((1000 * seconds) / Math.max(1, admitted.length))
  console.log(
    `${name} | ${item.frontmatter.kind} | ${admitted.length} of ${attempts.length} | ${refused.join(', ') || 'none'} | ${seconds.toFixed(1)} | ${used.toFixed(1)} | ${each}`,
  )
  const again = await maker.attempt(admitted[0]?.seed ?? 1, [])
  if (textOf(again) !== textOf(admitted[0])) console.log(`${name}: the same seed gave other bytes`)
  runner.close()
}
const sorted = perAttempt.toSorted((left, right) => left - right)
const at = (share: number): number => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
const total = families.reduce((sum, { seconds }) => sum + seconds, 0)
const all = families.reduce((sum, { admitted }) => sum + admitted, 0)
const within = families.filter(({ seconds, admitted }) => admitted >= count && seconds <= count).length
console.log(
  `${families.length} families, ${all} variants in ${total.toFixed(0)} s: ${Math.round((1000 * total) / Math.max(1, all))} ms each; ${within} families have ${count} within ${count} s`,
)
console.log(`an attempt: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms; ${runs} realms were started`)

/** Processor time of this process and of the sandboxes that it has, where Linux tells it; otherwise its own alone. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6 + childrenSeconds()
}

function childrenSeconds(): number {
  try {
    const own = readFileSync('/proc/self/stat', 'utf8')
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
    const stats = children.map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8'))
    // Fields after the name in brackets: utime, stime, and those of children that have ended, in hundredths of a second.
    const sum = (stat: string, from: number): number =>
      stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(from, from + 2)
        .reduce((ticks, field) => ticks + Number(field), 0)
    return stats.reduce((ticks, stat) => ticks + sum(stat, 11), sum(own, 13)) / 100
  } catch {
    return 0
  }
}

/** An item's files; undefined for the name of a variant. */
function readable(folder: string) {
  try {
    readFileSync(join(bankDir, folder, 'item.mdx'))
    return readFolder(scanFolder(join(bankDir, folder), folder), folder)
  } catch {
    return undefined
  }
}

function textOf(attempt: Attempt | undefined): string {
  return attempt?.admitted ? recordText(attempt.record) : ''
}
