import { escapeMarkup } from './escape-markup.ts'
import { linearScale } from './linear-scale.ts'

export interface IntervalStrip {
  /** unique on its page; `strip` if absent */
  readonly id?: string
  /** Levels (3 + theta): the ends of the interval. */
  readonly low: number
  readonly high: number
  /** the most likely level; undefined where a band alone is told */
  readonly level?: number
  /** Width of the drawing in CSS pixels, from 240. */
  readonly width: number
  readonly words: {
    readonly title: string
    readonly description: string
    /** What stands below level 1 and level 5. */
    readonly beginner: string
    readonly expert: string
    /** The numbers as they are written elsewhere on the page. */
    readonly low: string
    readonly high: string
    readonly level?: string
  }
}

const height = 116
const axis = 60
const margin = 16
const bottomLevel = 0
const topLevel = 6
/** Least distance between two numbers in CSS pixels. */
const gap = 36

/**
 * The scale of levels with a candidate's interval on it. An end outside the scale is drawn as an arrow at its edge.
 *
 * @param strip The interval and its words.
 * @returns An `svg` element as a string; colours come from classes, with `currentColor` where no style sheet is.
 */
export function intervalStrip({ id = 'strip', low, high, level, width, words }: IntervalStrip): string {
  const place = linearScale([bottomLevel, topLevel], [margin, width - margin])
  const text = (x: number, y: number, name: string, content: string): string =>
    `<text class="${name}" x="${x}" y="${y}" text-anchor="middle" font-size="13" fill="currentColor">${escapeMarkup(content)}</text>`

  const ticks = [1, 2, 3, 4, 5].map((tick) => {
    const x = place(tick)
    return `<path class="chart-axis" d="M${x} ${axis}v8" stroke="currentColor"/>${text(x, axis + 26, 'chart-quiet', String(tick))}`
  })
  const isRoomy = (from: number, to: number): boolean => place(to) - place(from) > gap
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-text" font-family="inherit">`,
    `<title id="${id}-title">${escapeMarkup(words.title)}</title><desc id="${id}-text">${escapeMarkup(words.description)}</desc>`,
    `<path class="chart-axis" d="M${margin} ${axis}H${width - margin}" stroke="currentColor" fill="none"/>`,
    ...ticks,
    text(place(1), axis + 46, 'chart-quiet', words.beginner),
    text(place(5), axis + 46, 'chart-quiet', words.expert),
    `<path class="chart-range" d="M${place(low)} ${axis}H${place(high)}" stroke="currentColor" stroke-width="6" fill="none"/>`,
    end(place(low), low < bottomLevel ? -1 : 0),
    end(place(high), high > topLevel ? 1 : 0),
    level === undefined ? '' : middle(level),
    isRoomy(low, level ?? high)
      ? text(Math.max(margin + 12, place(low)), axis - 18, 'chart-plain', words.low)
      : '',
    isRoomy(level ?? low, high)
      ? text(Math.min(width - margin - 12, place(high)), axis - 18, 'chart-plain', words.high)
      : '',
    '</svg>',
  ].join('')

  function middle(at: number): string {
    const x = Math.min(width - margin - 14, Math.max(margin + 14, place(at)))
    return (
      `<circle class="chart-dot" cx="${place(at)}" cy="${axis}" r="8" fill="currentColor"/>` +
      text(x, axis - 28, 'chart-strong', words.level ?? '')
    )
  }
}

/** A bar where the interval ends, an arrow (direction −1 or 1) where it goes on beyond the scale. */
function end(x: number, direction: -1 | 0 | 1): string {
  const shape =
    direction === 0
      ? `M${x} ${axis - 9}v18`
      : `M${x - 7 * direction} ${axis - 7}l${7 * direction} 7l${-7 * direction} 7`
  return `<path class="chart-end" d="${shape}" stroke="currentColor" stroke-width="2" fill="none"/>`
}
