import type { ReportedItem } from './calibration-report.ts'
import type { EmpiricalPoint } from './empirical-points.ts'
import { itemCurve, scoresOf, type CurvePoint } from './item-curve.ts'
import { linePlot, markSign } from './line-plot.ts'
import type { Markup } from './markup.ts'
import { count, counted, fixed, percent } from './number-words.ts'
import { reportFigure } from './report-figure.ts'

/** Abilities that curves are drawn over, in logits. */
export const ABILITIES: readonly number[] = Array.from({ length: 41 }, (_, k) => k / 5 - 4)
const DOMAIN = [-4, 4] as const
const AXIS = { domain: DOMAIN, title: 'ability in logits' }
const HEIGHT = 236

/** The expected score with its band, and what groups of persons scored. */
export function scoreFigure(
  item: ReportedItem,
  id: string,
  curve: readonly CurvePoint[],
  points: readonly EmpiricalPoint[],
): Markup {
  const scores = scoresOf(item.parameters, item.scores)
  const lowest = scores[0] ?? 0
  const highest = scores.at(-1) ?? 1
  const isBinary = scores.length === 2 && lowest === 0 && highest === 1
  const beside = itemCurve(
    item,
    points.map(({ theta }) => theta),
  )
  const held = points.filter(({ low, high }, k) => isBetween(beside[k]?.score, low, high)).length
  const what = isBinary ? 'Probability of passing' : 'Expected score'
  const agreement =
    points.length === 0
      ? 'Nobody answered it.'
      : `The 95 % bars of ${held} of ${counted(points.length, 'group')} of persons reach the curve.`
  const band = curve.flatMap(({ theta, low, high }) =>
    low === undefined || high === undefined ? [] : [[theta, low, high] as const],
  )
  return reportFigure({
    id: `${id}-score`,
    title: what,
    of: shortened(item.id),
    note: agreement,
    size: 'third',
    draw: (place) =>
      linePlot({
        ...place,
        height: HEIGHT,
        x: AXIS,
        y: { domain: [lowest, highest], title: what.toLowerCase() },
        curves: [{ points: curve.map(({ theta, score }) => [theta, score] as const), band }],
        marks: points.map(({ theta, mean, low, high }) => ({ x: theta, y: mean, low, high })),
        words: {
          title: `${what} by ability, ${shortened(item.id)}`,
          description: `Rises from ${fixed(curve[0]?.score, 2)} at −4 to ${fixed(curve.at(-1)?.score, 2)} at 4 logits. ${agreement}`,
        },
      }),
    table: {
      caption: `Persons in groups by ability, and the curve of ${shortened(item.id)} at each group`,
      columns: ['ability', 'persons', 'mean score', '95 % of it', 'curve', '95 % of the curve'].map(
        (title) => ({
          title,
        }),
      ),
      rows: points.map(({ theta, persons, mean, low, high }, k) => [
        fixed(theta, 2),
        count(persons),
        fixed(mean, 3),
        span(low, high),
        fixed(beside[k]?.score, 3),
        span(beside[k]?.low, beside[k]?.high),
      ]),
    },
  })
}

/** The probability of each score, and its share in groups of persons. */
export function categoryFigure(
  item: ReportedItem,
  id: string,
  curve: readonly CurvePoint[],
  points: readonly EmpiricalPoint[],
): Markup {
  const scores = scoresOf(item.parameters, item.scores)
  const beside = itemCurve(
    item,
    points.map(({ theta }) => theta),
  )
  const tops = scores.map((score, k) => {
    const top = curve.reduce((best, each) => ((each.shares[k] ?? 0) > (best.shares[k] ?? 0) ? each : best))
    return `score ${score} at ${fixed(top.theta, 1)} (${percent(top.shares[k])})`
  })
  return reportFigure({
    id: `${id}-scores`,
    title: 'Probability of each score',
    of: shortened(item.id),
    note: `Marks are shares in each group of persons: ${scores.map((score, k) => `${markSign(k)} ${score}`).join(', ')}. Their intervals are in the data.`,
    size: 'third',
    draw: (place) =>
      linePlot({
        ...place,
        height: HEIGHT,
        x: AXIS,
        y: { domain: [0, 1], title: 'probability of each score' },
        curves: scores.map((score, k) => ({
          points: curve.map(({ theta, shares }) => [theta, shares[k] ?? 0] as const),
          label: { text: String(score), at: 'top' },
          ...(k % 2 === 1 ? { dash: 'dashed' as const } : {}),
        })),
        marks: points.flatMap(({ theta, shares }) =>
          shares.map(({ share }, k) => ({ x: theta, y: share, form: k })),
        ),
        words: {
          title: `Probability of each score by ability, ${shortened(item.id)}`,
          description: `Each score is most likely here: ${tops.join(', ')}.`,
        },
      }),
    table: {
      caption: `Share of each score of ${shortened(item.id)} among persons of a group, and what the curve says`,
      columns: [
        { title: 'ability' },
        ...scores.flatMap((score) => [{ title: `score ${score}` }, { title: 'curve' }]),
      ],
      rows: points.map(({ theta, shares }, at) => [
        fixed(theta, 2),
        ...shares.flatMap(({ share, low, high }, k) => [
          `${fixed(share, 2)} (${span(low, high, 2)})`,
          fixed(beside[at]?.shares[k], 2),
        ]),
      ]),
    },
  })
}

/** What the item tells about a person, by ability. */
export function informationFigure(item: ReportedItem, id: string, curve: readonly CurvePoint[]): Markup {
  const top = curve.reduce((best, point) => (point.information > best.information ? point : best))
  const told = `It tells most at an ability of ${fixed(top.theta, 1)}: ${fixed(top.information, 2)}.`
  return reportFigure({
    id: `${id}-information`,
    title: 'Information',
    of: shortened(item.id),
    note: told,
    size: 'third',
    draw: (place) =>
      linePlot({
        ...place,
        height: HEIGHT,
        x: AXIS,
        y: { domain: [0, Math.max(1, 1.1 * top.information)], title: 'information in 1/logits²' },
        curves: [{ points: curve.map(({ theta, information }) => [theta, information] as const) }],
        words: { title: `Information by ability, ${shortened(item.id)}`, description: told },
      }),
    table: {
      caption: `Information of ${shortened(item.id)} by ability`,
      columns: [{ title: 'ability' }, { title: 'information' }],
      rows: curve
        .filter((_, k) => k % 5 === 0)
        .map(({ theta, information }) => [fixed(theta, 0), fixed(information, 3)]),
    },
  })
}

function isBetween(value: number | undefined, low: number, high: number): boolean {
  return value !== undefined && value >= low && value <= high
}

function span(low: number | undefined, high: number | undefined, digits = 3): string {
  return low === undefined || high === undefined ? '–' : `${fixed(low, digits)} to ${fixed(high, digits)}`
}

/** Ids can be long; a title has not room for all of it. */
function shortened(id: string): string {
  const signs = [...id]
  return signs.length > 48 ? `${signs.slice(0, 47).join('')}…` : id
}
