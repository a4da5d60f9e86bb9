import { escapeMarkup } from './escape-markup.ts'
import { linearScale } from './linear-scale.ts'

export interface LevelCourse {
  /** Levels (3 + theta) after each answer, the earliest first. */
  readonly points: readonly { readonly level: number; readonly low: number; readonly high: number }[]
  /** Width of the drawing in CSS pixels, from 240. */
  readonly width: number
  readonly words: {
    readonly title: string
    readonly description: string
    /** What stands above the scale. */
    readonly axis: string
    /** Dates of the first and the last answer. */
    readonly from: string
    readonly to: string
    /** The last level as it is written elsewhere on the page. */
    readonly last: string
  }
}

const height = 252
const top = 28
const bottom = 208
const left = 28
const endLabel = 52

/**
 * A level as it settles, answer by answer, in the band of its interval. The answers stand at equal distances: what moves
 * a level is an answer, not a day.
 *
 * @param course At least one point.
 * @returns An `svg` element as a string.
 */
export function levelCourse({ points, width, words }: LevelCourse): string {
  const right = width - endLabel
  const x = linearScale([0, Math.max(1, points.length - 1)], [left + 12, right - 12])
  const y = linearScale([0, 6], [bottom, top])
  const last = points.at(-1)
  const grid = [1, 2, 3, 4, 5].map(
    (level) =>
      `<path class="chart-grid" d="M${left} ${y(level)}H${right}" stroke="currentColor" stroke-opacity="0.2"/>` +
      label(left - 12, y(level) + 4, 'end', 'chart-quiet', String(level)),
  )
  const upper = points.map(({ high }, place) => `${x(place)} ${y(high)}`)
  const lower = points.map(({ low }, place) => `${x(place)} ${y(low)}`).reverse()
  const line = points.map(({ level }, place) => `${x(place)} ${y(level)}`)
  const dense = (right - left) / Math.max(1, points.length) < 10
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="course-title course-text" font-family="inherit">`,
    `<title id="course-title">${escapeMarkup(words.title)}</title><desc id="course-text">${escapeMarkup(words.description)}</desc>`,
    ...grid,
    label(0, top - 14, 'start', 'chart-quiet', words.axis),
    label(left, bottom + 24, 'start', 'chart-quiet', words.from),
    points.length > 1 && words.to !== words.from
      ? label(right, bottom + 24, 'end', 'chart-quiet', words.to)
      : '',
    points.length > 1
      ? `<path class="chart-band" d="M${[...upper, ...lower].join('L')}Z" fill="currentColor" fill-opacity="0.08"/>` +
        `<path class="chart-line" d="M${line.join('L')}" stroke="currentColor" stroke-width="2" fill="none"/>`
      : '',
    ...(dense
      ? []
      : points.map(
          ({ level }, place) =>
            `<circle class="chart-dot" cx="${x(place)}" cy="${y(level)}" r="3" fill="currentColor"/>`,
        )),
    last === undefined ? '' : whisker(right, y(last.low), y(last.high), y(last.level)),
    last === undefined ? '' : label(right + 12, y(last.level) + 4, 'start', 'chart-value', words.last),
    '</svg>',
  ].join('')
}

function label(x: number, y: number, anchor: 'start' | 'end', name: string, content: string): string {
  return `<text class="${name}" x="${x}" y="${y}" text-anchor="${anchor}" font-size="13" fill="currentColor">${escapeMarkup(content)}</text>`
}

/** The last interval, beside the line. */
function whisker(x: number, low: number, high: number, middle: number): string {
  return (
    `<path class="chart-end" d="M${x} ${low}V${high}M${x - 4} ${low}h8M${x - 4} ${high}h8" stroke="currentColor" stroke-width="2" fill="none"/>` +
    `<circle class="chart-dot" cx="${x}" cy="${middle}" r="4" fill="currentColor"/>`
  )
}
