import { abilityFigure } from './ability-figure.ts'
import { wilson } from './empirical-points.ts'
import type { Markup } from './markup.ts'
import { percent, signed } from './number-words.ts'
import type { ReportedClass } from './simulation-report.ts'

/** Candidates below whom the share who met an item says little: of one, everybody met each of their items. */
const LEAST_CANDIDATES = 20

/** Who meets the same items; nothing where it was not counted. */
export function exposureByAbility(byTheta: readonly ReportedClass[]): Markup | undefined {
  const counted = byTheta.flatMap(({ theta, n, exposure }) =>
    exposure === undefined ? [] : [{ theta, n, ...exposure }],
  )
  const large = counted.filter(({ n }) => n >= LEAST_CANDIDATES)
  const rows = large.length === 0 ? counted : large
  const [first, ...others] = rows
  if (first === undefined) return undefined
  const busiest = others.reduce((one, other) => (other.max > one.max ? other : one), first)
  const left = rows.length < counted.length ? ` Fewer than ${LEAST_CANDIDATES} candidates are not drawn.` : ''
  return abilityFigure(byTheta, {
    id: 'exposure-by-ability',
    title: 'Items met in common',
    note: `The line is the share of candidates of one ability who meet the item that they meet most, the dashed line the share of their items that two of them have in common. The highest share is ${percent(busiest.max)} at ${signed(busiest.theta, 1)}.${left}`,
    // room for a label above 100 %
    y: { domain: [0, 1.15], title: 'share', write: percent },
    curves: [
      { points: rows.map(({ theta, max }) => [theta, max]), label: { text: 'met most', at: 'top' } },
      {
        points: rows.map(({ theta, overlap }) => [theta, overlap]),
        dash: 'dashed',
        label: { text: 'in common', at: 'end' },
      },
    ],
    marks: rows.map(({ theta, n, max }) => ({ x: theta, y: max, ...wilson(max, n) })),
    columns: ['met most', 'in common', 'items used', 'item met most'],
    cells: ({ exposure }) => [
      percent(exposure?.max, 1),
      percent(exposure?.overlap, 1),
      percent(exposure?.used, 1),
      exposure?.id ?? '–',
    ],
  })
}
