/**
 * How alike the variants of one item model are to people who make mistakes: simulated candidates write the reference, or
 * the reference with one slip (a planted fault, or what an author filed as a usual mistake), meet one variant of each
 * family at random, and get the scores that its cases give. A calibration of these scores says how far the variants of a
 * family are apart; the same candidates once more, to whom every second variant is harder, show that it would be seen.
 *
 *     node bench/homogeneity.ts [CANDIDATES] [ITEM…]
 */
import { fileURLToPath } from 'node:url'
import {
  calibrate,
  createGenerator,
  estimateFamilies,
  firstCategories,
  scoreResponse,
  uncertaintyOf,
} from '#adaptive'
import { judge } from '#runner'
import { responsesOf } from '../adaptive/responses/responses.ts'
import { parseType } from '#schemas/value'
import { checkBank } from '../generators/compile/check-bank.ts'
import { buildRunnerAssets, createNodeRunner } from '../generators/sandbox/index.ts'
import { codeItemOf } from '../generators/verify/code.ts'
import type { CodeItem } from '../generators/verify/code-run.ts'
import type { Runnable } from '../generators/verify/execute-apart.ts'
import { mutantsOf } from '../generators/verify/mutate/mutants-of.ts'
import { runInputs } from '../generators/verify/properties/run-inputs.ts'

const bankDir = fileURLToPath(new URL('../content/banks/core', import.meta.url))
const [first, ...wanted] = process.argv.slice(2)
const candidates = Number(first ?? 10_000)
/** Logits by which every second variant is harder, where a spread is put in. */
const HARDER = 0.6
/** How steeply the chance to write no slip grows with ability, per logit. */
const SLOPE = 1.2

interface Family {
  readonly name: string
  /** highest score of each variant */
  readonly most: readonly number[]
  /** scores of what is filed as usual mistakes, by variant, ascending */
  readonly usual: readonly (readonly number[])[]
  /** scores of planted faults that change some case, by variant; variants may have different ones */
  readonly planted: readonly (readonly number[])[]
}

const context = { runner: createNodeRunner({ jobs: 2 }), engine: (await buildRunnerAssets()).engine }
const families = await readFamilies()
context.runner.close()

console.log('family | variants | usual mistakes | of them scored alike | planted faults | their mean score')
for (const { name, usual, planted } of families) {
  const [own = []] = usual
  const alike = own.filter((score, at) => usual.every((scores) => scores[at] === score))
  const means = planted.map((scores) => scores.reduce((sum, score) => sum + score, 0) / scores.length)
  const counts = between(
    planted.map(({ length }) => length),
    0,
  )
  console.log([name, usual.length, own.length, alike.length, counts, between(means, 2)].join(' | '))
}
console.log('\nspread | SD of b within a family | 95 % interval')
for (const harder of [0, HARDER]) {
  const { tau, low, high } = (await estimate(harder)).within.b
  const put =
    harder === 0 ? 'as they are' : `every second one ${harder} harder (SD ${(harder / 2).toFixed(2)})`
  console.log([put, tau.toFixed(3), `${low.toFixed(3)} to ${high.toFixed(3)}`].join(' | '))
}

function between(values: readonly number[], digits: number): string {
  return [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits)).join(' to ')
}

async function readFamilies(): Promise<readonly Family[]> {
  const { names } = await checkBank(bankDir)
  const parents = new Set(names.flatMap((name) => /^(.+)-v\d+$/.exec(name)?.[1] ?? []))
  const found: Family[] = []
  for (const parent of parents) {
    if (wanted.length > 0 && !wanted.includes(parent)) continue
    const only = names.filter((name) => name.replace(/-v\d+$/, '') === parent)
    const items = (await checkBank(bankDir, { only, build: true })).load()
    if (items.some(({ detail }) => detail.kind !== 'code')) continue
    found.push(await familyOf(parent, items.map(codeItemOf)))
  }
  return found
}

async function familyOf(name: string, members: readonly CodeItem[]): Promise<Family> {
  const most = members.map(({ gradable }) => firstCategories(gradable) - 1)
  const usual = await Promise.all(
    members.map((item) =>
      scoresOf(
        item,
        item.detail.submissions.filter(({ expected }) => expected !== 'accepted'),
      ),
    ),
  )
  const planted = await Promise.all(
    members.map(async (item, m) => {
      const reference = item.detail.submissions.find(({ expected }) => expected === 'accepted')
      if (!reference) throw new Error(`${item.id} has no reference`)
      const { text, language } = reference
      const scores = await scoresOf(
        item,
        mutantsOf(text, language).map((mutant) => ({ language, text: mutant.text })),
      )
      return scores.filter((score) => score < (most[m] ?? 0))
    }),
  )
  // A story may rename what is filed, and with it the order.
  return { name, most, usual: usual.map((scores) => scores.toSorted((left, right) => left - right)), planted }
}

function scoresOf(item: CodeItem, programs: readonly Runnable[]): Promise<readonly number[]> {
  return Promise.all(programs.map((program) => scoreOf(item, program)))
}

async function scoreOf(item: CodeItem, program: Runnable): Promise<number> {
  const { task, detail, gradable } = item
  const inputs = detail.cases.map(({ input }) => input)
  const runs = await runInputs(item, program, inputs, context, { isThrowKept: true })
  const type = parseType(task.signature.returns.type)
  const judged = detail.cases.map(({ id, expected }, at) => {
    const run = runs[at]
    return run ? { id, verdict: judge(run, expected, type, task.compare).verdict, fuel: run.fuel } : undefined
  })
  const { language, text } = program
  const verdicts = judged.filter((one) => one !== undefined)
  return scoreResponse(gradable, { kind: 'code', language, text }, verdicts).category
}

/** The families as a calibration of the candidates' scores has them. */
async function estimate(harder: number): Promise<ReturnType<typeof estimateFamilies>> {
  const places = families.flatMap(({ name, most }) => most.map(() => name))
  const draw = createGenerator('1', 'homogeneity')
  const rows = Array.from({ length: candidates }, () => {
    const ability = Math.sqrt(-2 * Math.log(1 - draw.unit())) * Math.cos(2 * Math.PI * draw.unit())
    return families.flatMap(({ most, usual, planted }, f) => {
      const met = draw.below(most.length)
      const difficulty = f / Math.max(1, families.length - 1) - 0.5 + (met % 2) * harder
      const isRight = draw.unit() < 1 / (1 + Math.exp(-SLOPE * (ability - difficulty)))
      const slips = (draw.unit() < 0.5 ? usual : planted)[met] ?? []
      const slip = slips[draw.below(slips.length)]
      return most.map((score, at) => (at === met ? (isRight ? score : slip) : undefined))
    })
  })
  const { items } = await calibrate(responsesOf(rows), { model: 'grm' })
  return estimateFamilies(
    items.map(({ parameters, covariance }, i) => {
      const uncertainty = uncertaintyOf({ parameters, covariance })
      return { family: places[i] ?? '', parameters: { ...parameters, ...(uncertainty && { uncertainty }) } }
    }),
  )
}
