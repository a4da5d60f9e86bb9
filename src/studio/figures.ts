import { fixed, linePlot, NONE, percent } from '#report'
import { studio as words } from '../text/studio.ts'
import type { DesignForecast } from '../workers/studio/protocol.ts'

type AtAbility = DesignForecast['forecast']['abilities'][number]

/** A curve figure of the page: how it is drawn, and its data. */
export interface StudioFigure {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly draw: (width: number) => string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const HEIGHT = 220
const { figures } = words

/**
 * The curves of a forecast.
 *
 * @param kept another one to compare with, drawn dotted
 */
export function figuresOf(found: DesignForecast, kept: DesignForecast | undefined): readonly StudioFigure[] {
  const { abilities } = found.forecast
  const { points } = found.deviation
  const wanted = new Map(points.map((point) => [point.theta, point]))
  const keptAt = new Map(kept?.forecast.abilities.map((at) => [at.theta, at]))
  const domain = [abilities[0]?.theta ?? -4, abilities.at(-1)?.theta ?? 4] as const
  const figure = (
    own: Pick<StudioFigure, 'id' | 'title' | 'note'> & { readonly unit: string },
    curves: readonly {
      readonly name: string
      readonly at: (row: AtAbility) => number | undefined
      readonly dash?: 'dashed' | 'dotted'
      /** near where its name is wanted */
      readonly label?: 'end' | 'start' | 'top'
    }[],
  ): StudioFigure => ({
    ...own,
    draw: (width) =>
      linePlot({
        id: `studio-${own.id}`,
        width,
        height: HEIGHT,
        x: { domain, title: figures.x },
        y: { domain: [0, topOf(curves.flatMap(({ at }) => abilities.map(at)))], title: own.unit },
        curves: curves.map(({ name, at, dash, label }, place) => ({
          points: abilities.flatMap((row) => {
            const y = at(row)
            return y === undefined ? [] : [[row.theta, y] as const]
          }),
          label: { text: name, at: label ?? (['end', 'start', 'top'] as const)[place % 3] ?? 'end' },
          ...(dash && { dash }),
        })),
        words: { title: own.title, description: own.note },
      }),
    columns: [figures.ability, ...curves.map(({ name }) => name)],
    rows: abilities.map((row) => [fixed(row.theta, 2), ...curves.map(({ at }) => fixed(at(row), 3))]),
  })
  const keptCurve = (valueOf: (row: AtAbility) => number) =>
    kept === undefined
      ? []
      : [
          {
            name: figures.kept,
            at: ({ theta }: AtAbility) => {
              const row = keptAt.get(theta)
              return row && valueOf(row)
            },
            dash: 'dotted' as const,
          },
        ]
  return [
    figure({ id: 'se', title: figures.seTitle, note: figures.seNote, unit: 'logits' }, [
      { name: figures.test, at: ({ se }) => se },
      { name: figures.target, at: ({ theta }) => wanted.get(theta)?.seWanted, dash: 'dashed' },
      ...keptCurve(({ se }) => se),
    ]),
    figure({ id: 'error', title: figures.errorTitle, note: figures.errorNote, unit: 'logits' }, [
      { name: figures.usual, at: usualError },
      { name: figures.stated, at: ({ se }) => se, dash: 'dashed', label: 'end' },
      ...keptCurve(usualError),
    ]),
    figure(
      {
        id: 'information',
        title: figures.informationTitle,
        note: figures.informationNote,
        unit: '1/logits²',
      },
      [
        { name: figures.test, at: ({ information }) => information },
        { name: figures.bank, at: ({ bankInformation }) => bankInformation, label: 'top' },
        {
          name: figures.target,
          at: ({ theta }) => wanted.get(theta)?.wanted,
          dash: 'dashed',
          label: 'start',
        },
        ...keptCurve(({ information }) => information),
      ],
    ),
    figure({ id: 'length', title: figures.lengthTitle, note: figures.lengthNote, unit: figures.length }, [
      { name: figures.test, at: ({ length }) => length },
      ...keptCurve(({ length }) => length),
    ]),
  ]
}

/** A little above all that is drawn. */
function topOf(values: readonly (number | undefined)[]): number {
  return 1.15 * Math.max(0.5, ...values.filter((value) => value !== undefined))
}

/** Root of the mean of (estimate − ability)² of candidates of one ability, in logits. */
function usualError({ theta, estimate }: AtAbility): number {
  return Math.hypot(estimate.mean - theta, estimate.sd)
}

/** A row of the summary: a figure now and, where there is one, of what was kept. */
export interface SummaryRow {
  readonly name: string
  readonly valueOf: (found: DesignForecast) => string
}

export const summaryRows: readonly SummaryRow[] = [
  { name: figures.se, valueOf: ({ forecast }) => forecast.meanSe.toFixed(3) },
  { name: figures.rmse, valueOf: ({ forecast }) => forecast.rmse.toFixed(3) },
  { name: figures.reliability, valueOf: ({ forecast }) => forecast.reliability.toFixed(3) },
  { name: figures.length, valueOf: lengthOf },
  { name: figures.minutes, valueOf: minutesOf },
  { name: figures.exposure, valueOf: ({ forecast }) => percent(forecast.usage.max, 1) },
  { name: figures.overlap, valueOf: ({ forecast }) => percent(forecast.usage.overlap, 1) },
  { name: figures.unused, valueOf: ({ forecast }) => String(forecast.usage.unused.length) },
  { name: figures.accuracy, valueOf: decisionOf('accuracy') },
  { name: figures.consistency, valueOf: decisionOf('consistency') },
  { name: figures.tooHigh, valueOf: decisionOf('tooHigh') },
  { name: figures.tooLow, valueOf: decisionOf('tooLow') },
]

/** The main figures, in a line. */
export function stripFigures(found: DesignForecast): string {
  const { meanSe } = found.forecast
  return figures.strip(fixed(meanSe, 2), lengthOf(found), minutesOf(found))
}

function lengthOf({ forecast }: DesignForecast): string {
  return fixed(forecast.meanLength, 1)
}

function minutesOf({ forecast }: DesignForecast): string {
  return fixed(forecast.minutes ?? undefined, 0)
}

/** What is foretold of decisions, as it is shown; over several blocks that classify, the mean. */
export function decisionOf(key: 'accuracy' | 'consistency' | 'tooHigh' | 'tooLow') {
  return ({ forecast }: DesignForecast): string => {
    const all = forecast.blocks.flatMap(({ decisions }) => decisions?.[key] ?? [])
    return all.length === 0 ? NONE : percent(all.reduce((sum, share) => sum + share, 0) / all.length, 1)
  }
}
