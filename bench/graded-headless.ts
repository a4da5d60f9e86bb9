/**
 * Whether intervals of record hold the abilities of those who took a sealed test:
 *
 *     node bench/graded-headless.ts [candidates] [seed]
 *
 * Candidates with abilities from the standard normal take the test `screen` without a browser: sealed forms, the engine's
 * choice, real answers, sealed results, scores of record. What an answer is worth is drawn from the model, as
 * `assay seal` simulates it; the answer is a real one of that category.
 */
import { join } from 'node:path'
import { createGenerator, drawCategory, drawNormal, drawParameters } from '#adaptive'
import { scoreSealed } from '#results'
import type { PracticeItem } from '#schemas/public-item'
import { missedShare } from '../generators/seal/missed-share.ts'
import { simulateTwoStages } from '../generators/seal/two-stage.ts'
import { gradedWorld, screenSource, sit } from '../test/graded/headless.ts'
import { knownAnswers, type KnownAnswer } from './graded/known-answers.ts'
import { rememberingRunner } from './graded/remembering-runner.ts'

/** Two-sided 95 % point of the standard normal. */
const Z = 1.959963984540054
const AS_AGREED = { timeMultiplier: 1, plainEditor: false, signals: true } as const

const [count, seed] = [Number(process.argv[2] ?? 2000), process.argv[3] ?? '1']
const people = Array.from({ length: count }, (_, at) => ({
  candidate: String(at),
  accommodations: AS_AGREED,
}))
const began = performance.now()
const seconds = (): string => `${((performance.now() - began) / 1000).toFixed(0)} s`
const real = await gradedWorld(people, screenSource('screen'))
try {
  await study()
} finally {
  await real.close()
}

interface Measured {
  readonly ability: number
  readonly theta: number
  readonly se: number
  readonly isHeld: boolean
}

async function study(): Promise<void> {
  const runner = rememberingRunner(real.runner)
  const world = { ...real, runner, bench: { ...real.bench, runner } }
  const { blueprint, items: listed } = world.bench.test
  const items = listed.map(({ facts }) => world.entry(facts.id))
  const bankDir = join(world.root, 'content/banks/screen')
  console.log(`${count} candidates, seed ${seed}; forms sealed after ${seconds()}`)
  const answers = await knownAnswers(bankDir, items, runner)
  describeAnswers(answers)
  const facts = items.map((entry) => entry.facts)
  const promised = simulateTwoStages(blueprint, facts, { missed: await missedShare(bankDir, items), seed })

  const scales = new Map<string, Measured[]>()
  const statuses = new Map<string, number>()
  const steering = { answers: 0, higher: 0, lower: 0 }
  const substituted = { answers: 0, of: 0 }
  const reasons = new Map<string, number>()
  const first = performance.now()
  for (const [at, form] of world.forms.entries()) {
    const ability = drawNormal(createGenerator(seed, `ability/${at}`))
    const planned = new Map<string, KnownAnswer>()
    const sitting = await sit(world, form, (item) => {
      const wanted = categoryOf(item, ability, at)
      const given = answerWorth(item, wanted, at)
      substituted.of += 1
      if (given.category !== wanted) substituted.answers += 1
      planned.set(item.id, given)
      return given.answer
    })
    const scored = await scoreSealed(sitting.result, world.bench)
    statuses.set(scored.status, (statuses.get(scored.status) ?? 0) + 1)
    for (const reason of scored.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    for (const { id, category, provisional } of scored.items) {
      const known = planned.get(id)
      if (known === undefined || category !== known.category || provisional !== known.provisional)
        throw new Error(`${id}: ${known?.name ?? 'nothing'} was worth ${category} (${provisional}) instead`)
      if (provisional === undefined) continue
      steering.answers += 1
      if (provisional > category) steering.higher += 1
      if (provisional < category) steering.lower += 1
    }
    for (const { policy, theta, se, low, high } of scored.scales) {
      const measured = { ability, theta, se, isHeld: low <= ability && ability <= high }
      scales.set(policy, [...(scales.get(policy) ?? []), measured])
    }
    if ((at + 1) % 200 === 0) console.log(`${at + 1} scored after ${seconds()}`)
  }
  const each = (performance.now() - first) / count
  const { runs, remembered } = runner.asked()

  console.log(`\nstatus: ${[...statuses].map(([status, n]) => `${n} ${status}`).join(', ')}`)
  for (const [reason, n] of reasons) console.log(`  ${n} times: ${reason}`)
  console.log(
    `what steers gave ${steering.higher} of ${steering.answers} answers a higher category than the score of record, ${steering.lower} a lower one`,
  )
  console.log(
    `the bank has no answer of the drawn category: ${substituted.answers} of ${substituted.of}, the nearest one given`,
  )
  console.log(
    `${runs} runs of distinct programs, ${remembered} remembered; ${each.toFixed(0)} ms a candidate from the form to the score of record\n`,
  )
  console.log('| scale | 95 % intervals hold | promised when sealing | bias | RMSE | mean SE |')
  console.log('| - | - | - | - | - | - |')
  for (const [policy, all] of scales) {
    const block = blueprint.blocks.find(({ ai }) => ai === policy)
    const promise = promised.blocks.find(({ block: id }) => id === block?.id)
    console.log(rowOf(policy, all, promise?.coverage95 ?? NaN))
  }

  /** What somebody of this ability is worth on an item: the same whatever came before it. */
  function categoryOf({ id }: PracticeItem, ability: number, at: number): number {
    const { parameters } = world.entry(id).facts
    if (parameters.testlet !== undefined) throw new Error(`${id} is of a testlet, which is not drawn here`)
    const draws = createGenerator(seed, `candidate/${at}/${id}`)
    return drawCategory(drawParameters(parameters, draws), ability, draws)
  }

  /** One of the answers that have a category, or the nearest one that there is. */
  function answerWorth({ id }: PracticeItem, category: number, at: number): KnownAnswer {
    const all = answers.get(id) ?? []
    const distance = Math.min(...all.map((one) => Math.abs(one.category - category)))
    const fitting = all.filter((one) => Math.abs(one.category - category) === distance)
    const chosen = fitting[createGenerator(seed, `answer/${at}/${id}`).below(fitting.length)]
    if (chosen === undefined) throw new Error(`nobody knows an answer to ${id}`)
    return chosen
  }

  function describeAnswers(all: ReadonlyMap<string, readonly KnownAnswer[]>): void {
    const known = [...all.values()].flat()
    const missed = known.filter(({ category, provisional }) => (provisional ?? category) > category)
    const gaps = items.flatMap(({ facts: { id, max } }) => {
      const there = new Set(all.get(id)?.map(({ category }) => category))
      const missing = Array.from({ length: max + 1 }, (_, category) => category).filter((k) => !there.has(k))
      return missing.length === 0 ? [] : [`${id} ${missing.join(', ')}`]
    })
    console.log(
      `${known.length} answers to ${all.size} items, each run on what steers and on what is scored on record, after ${seconds()}; of ${missed.length} the mistake is missed by what steers`,
    )
    console.log(gaps.length === 0 ? 'every category of every item is there' : `not there: ${gaps.join('; ')}`)
  }
}

function rowOf(policy: string, all: readonly Measured[], promised: number): string {
  const mean = (of: (one: Measured) => number): number =>
    all.reduce((sum, one) => sum + of(one), 0) / all.length
  const held = mean(({ isHeld }) => (isHeld ? 1 : 0))
  const [low, high] = wilson(held, all.length)
  const percent = (share: number): string => (100 * share).toFixed(1)
  const cells = [
    `AI ${policy}`,
    `${percent(held)} % (${percent(low)} to ${percent(high)})`,
    `${percent(promised)} %`,
    mean(({ theta, ability }) => theta - ability).toFixed(3),
    Math.sqrt(mean(({ theta, ability }) => (theta - ability) ** 2)).toFixed(3),
    mean(({ se }) => se).toFixed(3),
  ]
  return `| ${cells.join(' | ')} |`
}

/** 95 % interval of a share (Wilson 1927). @param n of how many */
function wilson(share: number, n: number): readonly [low: number, high: number] {
  const middle = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n)
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))
  return [middle - half, middle + half]
}
