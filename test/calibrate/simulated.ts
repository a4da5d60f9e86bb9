/** Responses of simulated persons as files. */
import { createGenerator, responseCurve } from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'

interface Simulated {
  readonly persons: number
  readonly items: Readonly<Record<string, ItemParameters>>
  readonly seed?: string
  /** share of answers that are missing, in [0, 1) */
  readonly missing?: number
  /** groups by turns, each with the items that are harder for it by a logit */
  readonly groups?: Readonly<Record<string, readonly string[]>>
}

/** @returns a table with one row a person, ability N(0, 1) */
export function wideTable({ persons, items, seed = 'exam', missing = 0, groups }: Simulated): string {
  const generator = createGenerator(seed, 'responses')
  const names = Object.keys(groups ?? {})
  const lines = [['person', ...(groups ? ['team'] : []), ...Object.keys(items)].join(',')]
  for (let n = 0; n < persons; n++) {
    const group = names[n % names.length]
    const theta = normal(generator)
    const cells = Object.entries(items).map(([id, parameters]) => {
      const isHarder = group !== undefined && groups?.[group]?.includes(id) === true
      const score = scoreOf(parameters, theta - (isHarder ? 1 : 0), generator.unit())
      return generator.unit() < missing ? '' : String(score)
    })
    lines.push([`p${n}`, ...(group === undefined ? [] : [group]), ...cells].join(','))
  }
  return `${lines.join('\n')}\n`
}

/** The same scores, one line each. */
export function longTable(wide: string): string {
  const [header = '', ...rows] = wide.trim().split('\n')
  const [, ...items] = header.split(',')
  const lines = rows.flatMap((row) => {
    const [person = '', ...scores] = row.split(',')
    return scores.flatMap((score, i) => (score === '' ? [] : [`${person},${items[i]},${score}`]))
  })
  return `${['person,item,score', ...lines].join('\n')}\n`
}

/** Items q1, q2, … of two scores, from easy to hard. */
export function twoScoreItems(count: number): Record<string, ItemParameters> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `q${i + 1}`,
      { model: '2pl', a: 0.8 + (i % 4) * 0.4, b: -2 + (4 * i) / (count - 1), c: 0, d: 1 },
    ]),
  )
}

function scoreOf(parameters: ItemParameters, theta: number, chance: number): number {
  const [probability, slope] = [new Float64Array(128), new Float64Array(128)]
  responseCurve(parameters)(theta, probability, slope)
  let score = 0
  for (let sum = probability[0] ?? 0; sum < chance; score++) sum += probability[score + 1] ?? 1
  return score
}

/** Sum of twelve uniform numbers: near enough to a normal one. */
function normal({ unit }: { readonly unit: () => number }): number {
  let sum = -6
  for (let k = 0; k < 12; k++) sum += unit()
  return sum
}
