import type { Blueprint } from '#schemas/blueprint'
import type { Abilities, AtTheta, Reuse, SimulationSummary } from '#adaptive'

/** What stands above the figures. */
export interface Heading {
  /** name of what was simulated */
  readonly test: string
  /** items that it could draw on */
  readonly items: number
  readonly abilities: Abilities
  readonly seed: string
  readonly blueprint: Blueprint
}

/** Largest distance from the middle in logits at which the sentence about standard errors looks. */
const COMMON = 2

/** @returns the figures of a simulation for a reader, several lines */
export function describeSimulation(summary: SimulationSummary, heading: Heading): string {
  const { exposure, reuse, time, classification, pretest, violations, violated, reliability } = summary
  const rows: readonly (readonly [string, string])[] = [
    ['items', `${summary.meanLength.toFixed(2)} on average, ${summary.shortest} to ${summary.longest}`],
    ['ended by', reasonsOf(summary.stopReasons)],
    ['bias', signed(summary.bias, 3)],
    ['RMSE', summary.rmse.toFixed(3)],
    ['standard error', `${summary.meanSe.toFixed(3)} on average`],
    ['95 % intervals', `hold ${percent(summary.coverage95)} of the abilities`],
    ['reliability', reliability === null ? 'undefined: nothing varies' : reliability.toFixed(3)],
    [
      'exposure',
      `${percent(exposure.max)} at most, ${percent(exposure.used)} of the items used, ${percent(exposure.overlap)} shared by two candidates`,
    ],
    ...(exposure.families.length === 0 ? [] : [['families', familiesOf(exposure.families)] as const]),
    ...(reuse === null ? [] : [['reuse', reuseWords(reuse)] as const]),
    ...(classification === null ? [] : [['classified', classifiedOf(classification)] as const]),
    ...(pretest === null ? [] : [['on trial', trialOf(pretest)] as const]),
    ...(time === null ? [] : [['time', timeOf(time)] as const]),
    ['violations', String(violations)],
  ]
  return [
    `${heading.test}: ${heading.items} items, ${summary.n} candidates, ${abilitiesOf(heading.abilities)}, seed ${heading.seed}`,
    '',
    ...rows.map(([name, words]) => `  ${name.padEnd(16)}${words}`),
    ...violated.map((words) => `  - ${words}`),
    ...(exposure.unused.length > 0 ? [`  ${unusedOf(exposure.unused)}`] : []),
    '',
    ...tableOf(summary.byTheta),
    '',
    ...(summary.blocks.length > 1 ? [...blocksOf(summary), ''] : []),
    reachOf(summary, heading.blueprint),
    '',
  ].join('\n')
}

function abilitiesOf(abilities: Abilities): string {
  if (abilities.from === 'normal') return `theta ~ N(${abilities.mean}, ${abilities.sd})`
  const { points } = abilities
  return `${points.length} thetas from ${points[0]} to ${points.at(-1)}`
}

function classifiedOf({
  accuracy,
  tooHigh,
  tooLow,
}: NonNullable<SimulationSummary['classification']>): string {
  return `${percent(accuracy)} rightly, ${percent(tooHigh)} too high, ${percent(tooLow)} too low`
}

function trialOf({ perTest, items }: NonNullable<SimulationSummary['pretest']>): string {
  const counts = items.map(({ n }) => n)
  return `${perTest.toFixed(2)} items a test, each met by ${Math.min(...counts)} to ${Math.max(...counts)} candidates`
}

/** The family that is met most, and the member of any that is. */
function familiesOf(families: SimulationSummary['exposure']['families']): string {
  const [first] = families
  const most = families.map((family) => family.most).toSorted((left, right) => right.rate - left.rate)[0]
  if (first === undefined || most === undefined) return ''
  const members = families.reduce((sum, family) => sum + family.members, 0)
  return `${families.length} with ${members} variants; ${first.id} is met by ${percent(first.rate)}, ${most.id} by ${percent(most.rate)}, no other more`
}

/** How many candidates meet the same variant, and whether that is as few as wanted. */
export function reuseWords({ candidates, maxReuse, expected, id, variants, above }: Reuse): string {
  const found = `each variant of ${id} (${variants}) is met by ${expected.toFixed(1)} of ${candidates} candidates, no other by more`
  return above === 0
    ? `${found}; at most ${maxReuse} are wanted`
    : `${found}: too many for ${above} ${above === 1 ? 'item' : 'items'}, at most ${maxReuse} are wanted`
}

/** The items that nobody met, a few by name. */
function unusedOf(unused: readonly string[]): string {
  const named = unused.slice(0, 5).join(', ')
  return `${unused.length} items were met by nobody: ${named}${unused.length > 5 ? ', …' : ''}`
}

function timeOf({ mean, percentile95, cutOff, short }: NonNullable<SimulationSummary['time']>): string {
  const cut = `cut off in ${percent(cutOff)} of the tests`
  const early = short > 0 ? `, before a minimum was reached in ${percent(short)}` : ''
  return `${mean.toFixed(0)} minutes on average, 95 % within ${percentile95.toFixed(0)}; ${cut}${early}`
}

function tableOf(rows: readonly AtTheta[]): readonly string[] {
  const cells = [
    ['theta', 'n', 'items', 'bias', 'RMSE', 'mean SE', '95 %', 'info', 'met most'],
    ...rows.map(({ theta, n, meanLength, bias, rmse, meanSe, coverage95, information, exposure }) => [
      signed(theta, 1),
      String(n),
      meanLength.toFixed(1),
      signed(bias, 2),
      rmse.toFixed(2),
      meanSe.toFixed(2),
      percent(coverage95),
      information.toFixed(1),
      percent(exposure.max),
    ]),
  ]
  return cells.map((row) => `  ${row.map((cell, at) => cell.padStart(at < 8 ? 8 : 10)).join('')}`)
}

function blocksOf({ blocks }: SimulationSummary): readonly string[] {
  return blocks.map(
    ({ id, meanLength, bias, rmse, meanSe, coverage95, stopReasons }) =>
      `  block ${id}: ${meanLength.toFixed(1)} items, bias ${signed(bias, 3)}, RMSE ${rmse.toFixed(3)}, standard error ${meanSe.toFixed(3)}, intervals hold ${percent(coverage95)}, ended by ${reasonsOf(stopReasons)}`,
  )
}

/** What may be promised of this test, in words. */
function reachOf({ meanSe, byTheta, stopReasons }: SimulationSummary, { blocks }: Blueprint): string {
  const common = byTheta
    .filter(({ theta }) => Math.abs(theta) <= COMMON)
    .toSorted((left, right) => left.meanSe - right.meanSe)
  const [best] = common
  const worst = common.at(-1)
  const between =
    best === undefined || worst === undefined || best === worst
      ? ''
      : `, from ${best.meanSe.toFixed(2)} at theta ${signed(best.theta, 1)} to ${worst.meanSe.toFixed(2)} at theta ${signed(worst.theta, 1)}`
  const first = `This test reaches a standard error of ${meanSe.toFixed(2)} on average${between}.`
  const targets = blocks.flatMap(({ stop }) =>
    stop.flatMap((rule) => (rule.rule === 'standard-error' ? [rule.below] : [])),
  )
  if (targets.length === 0) return first
  const ended = Object.values(stopReasons).reduce((sum, count) => sum + count, 0)
  const reached = (stopReasons['standard-error'] ?? 0) / ended
  const goal = [...new Set(targets)].join(' or ')
  const what = blocks.length === 1 ? 'tests' : 'blocks'
  return `${first} Its stopping rule, a standard error of ${goal}, ended ${percent(reached)} of the ${what}.`
}

function reasonsOf(reasons: SimulationSummary['stopReasons']): string {
  return Object.entries(reasons)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ')
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function signed(value: number, digits: number): string {
  const text = value.toFixed(digits)
  return Number(text) > 0 ? `+${text}` : text.replace(/^-(0\.?0*)$/, '$1')
}
