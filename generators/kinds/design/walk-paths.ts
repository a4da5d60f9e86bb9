import { scoreResponse } from '#adaptive'
import type { KeyOf, TaskOf } from '#schemas/public-item'
import type { Design } from '#schemas/design'
import type { ResponseOf } from '#schemas/response'
import type { DesignNames, DesignSource } from './names.ts'

/** More designs than this (every option with every other) are not walked. */
const mostPaths = 2000
/** Share of the highest category that choosing blindly may expect. */
const blindShare = 0.05
/** Share of the designs that may meet everything, before finding one says little. */
const easyShare = 0.125

interface Graded {
  readonly max: number
  readonly task: TaskOf<'design'>
  readonly key: KeyOf<'design'>
}
type Choices = Readonly<Record<string, string>>

/** Every estimate right, or none written. */
function answer({ key }: Graded, choices: Choices, isEstimated: boolean): ResponseOf<'design'> {
  const estimates = isEstimated ? key.estimates.map(({ id, value }) => [id, String(value)]) : []
  return { kind: 'design', choices, estimates: Object.fromEntries(estimates) }
}

/** Walks every design that can be put together, and tells what of the item does not hold for all of them. */
export function walkPaths(source: DesignSource, names: DesignNames, graded: Graded): void {
  const { data, report } = source
  const { value } = data
  const { max, key, task } = graded
  const count = task.decisions.reduce((product, { options }) => product * options.length, 1)
  if (count > mostPaths) {
    report.error(
      'design/too-many',
      data.source.rangeOfKey(['decisions']),
      `Unexpected ${count} designs, expected ${mostPaths} or fewer, since each is tried`,
      'Leave out options that nobody would choose, or decisions that decide nothing',
    )
    return
  }
  const reached = new Set<number>([0])
  const openOptions = new Set<string>()
  const inFull = new Set<string>()
  const requirements = new Map(key.requirements.map(({ id }) => [id, { met: 0, missed: 0 }]))
  let full = 0
  let whole = 0
  let blind = 0
  for (const choices of designsOf(task)) {
    const item = { kind: 'design', ...graded } as const
    const { category, parts } = scoreResponse(item, answer(graded, choices, true))
    blind += scoreResponse(item, answer(graded, choices, false)).category / count
    reached.add(category)
    for (const estimate of key.estimates) reached.add(Math.min(category, estimate.category - 1))
    const standing = parts.find(({ id }) => id === 'whole')
    if (standing === undefined || standing.earned < standing.possible) continue
    whole += 1
    for (const id of Object.values(choices)) openOptions.add(id)
    for (const { id } of key.requirements) {
      const part = parts.find((one) => one.id === `requirement.${id}`)
      const tally = requirements.get(id)
      if (part && tally) tally[part.earned === 1 ? 'met' : 'missed'] += 1
    }
    if (category < max) continue
    full += 1
    for (const id of Object.values(choices)) inFull.add(id)
  }
  reached.add(Math.min(...key.requirements.map(({ category }) => category)) - 1)

  const at = data.source.rangeOfKey(['requirements'])
  if (full < 2) {
    report.error(
      'design/no-path',
      at,
      `Unexpected ${full} of ${count} designs that meet every requirement, expected 2 or more`,
      hardest(value, requirements),
    )
  }
  for (let category = 1; category < max; category += 1) {
    if (reached.has(category)) continue
    report.error('design/unreachable', at, `Unexpected category ${category}, which no answer gets`)
  }
  if (blind > blindShare * max) {
    report.error(
      'design/blind',
      at,
      `Unexpected ease: choosing blindly earns ${((blind / max) * 100).toFixed(1)} % of ${max}, expected 5 % at most`,
      'Ask for an estimate in category 1, or for more decisions that must go together',
    )
  }
  if (full >= 2 && full > easyShare * count) {
    report.warning(
      'design/easy',
      at,
      `Unexpected ${full} of ${count} designs that meet every requirement, expected one in eight or fewer`,
    )
  }
  for (const [index, { id }] of value.requirements.entries()) {
    if (whole === 0 || (requirements.get(id)?.missed ?? 1) > 0) continue
    report.warning(
      'design/idle-requirement',
      data.source.rangeOf(['requirements', index, 'id']),
      `Unexpected requirement \`${id}\`, which every whole design meets`,
    )
  }
  for (const [place, { id: decision, options }] of value.decisions.entries()) {
    for (const [index, option] of options.entries()) {
      const opaque = names.options.get(decision)?.get(option.id) ?? ''
      const range = data.source.rangeOf(['decisions', place, 'options', index, 'id'])
      if (whole > 0 && !openOptions.has(opaque)) {
        report.error(
          'design/never-open',
          range,
          `Unexpected option \`${option.id}\`, which no whole design can have`,
        )
      } else if (full > 0 && !inFull.has(opaque) && option.why === undefined) {
        report.warning(
          'design/dead-option',
          range,
          `Unexpected option \`${option.id}\`, which no design that meets everything has`,
          'Say in `why` what is wrong with it, for the review',
        )
      }
    }
  }
  checkWorked(source, graded)
}

/** Every way to choose one option of each decision. */
function* designsOf(task: TaskOf<'design'>): Generator<Choices> {
  const walk = function* (at: number, chosen: Choices): Generator<Choices> {
    const decision = task.decisions[at]
    if (decision === undefined) {
      yield chosen
      return
    }
    for (const { id } of decision.options) yield* walk(at + 1, { ...chosen, [decision.id]: id })
  }
  yield* walk(0, {})
}

/** The worked designs are different, and each meets everything. */
function checkWorked({ data, report }: DesignSource, graded: Graded): void {
  const seen = new Set<string>()
  for (const [index, { choices }] of graded.key.paths.entries()) {
    const range = data.source.rangeOf(['paths', index, 'choices'])
    const text = JSON.stringify(graded.task.decisions.map(({ id }) => choices[id]))
    if (seen.has(text))
      report.error('design/same-path', range, 'Unexpected second path with the same choices')
    seen.add(text)
    const { category, parts } = scoreResponse({ kind: 'design', ...graded }, answer(graded, choices, true))
    if (category === graded.max) continue
    const missed = parts.filter(({ earned, possible }) => earned < possible).map(({ label }) => `“${label}”`)
    report.error(
      'design/path',
      range,
      `Unexpected path that earns ${category} of ${graded.max}`,
      `It does not meet ${missed.join(', ')}`,
    )
  }
}

function hardest(
  { requirements }: Design,
  tallies: ReadonlyMap<string, { readonly met: number }>,
): string | undefined {
  const never = requirements.filter(({ id }) => tallies.get(id)?.met === 0).map(({ id }) => `\`${id}\``)
  return never.length === 0
    ? 'Each requirement is met by some design; together they are met too seldom'
    : `No whole design meets ${never.join(', ')}`
}
