import { escapeMarkup } from './escape-markup.ts'
import { linearScale } from './linear-scale.ts'

export interface LevelStrips {
  readonly areas: readonly {
    readonly title: string
    /** Levels (3 + theta): the most likely one and the ends of the interval. */
    readonly level: number
    readonly low: number
    readonly high: number
    /** The level as it is written elsewhere on the page. */
    readonly text: string
  }[]
  /** Width of the drawing in CSS pixels, from 240. */
  readonly width: number
  readonly words: {
    readonly title: string
    readonly description: string
    /** What stands at level 1 and level 5. */
    readonly beginner: string
    readonly expert: string
  }
}

const margin = 12
const head = 44
/** From this width on, a name stands beside its strip; below, above it. */
const roomy = 520
const nameWidth = 168
const levelWidth = 48

/**
 * One scale of levels for several areas: the interval of each in a row of its own, so that they can be compared by eye.
 *
 * @param strips Areas in the order of the rows.
 * @returns An `svg` element as a string. An end outside the scale is an arrow at its edge.
 */
export function levelStrips({ areas, width, words }: LevelStrips): string {
  const isRoomy = width >= roomy
  const rowHeight = isRoomy ? 36 : 56
  const height = head + areas.length * rowHeight + 4
  const left = isRoomy ? nameWidth : margin
  const right = width - (isRoomy ? levelWidth : margin)
  const place = linearScale([0, 6], [left, right])
  const bottom = height - 4
  const ticks = [1, 2, 3, 4, 5].map(
    (tick) =>
      `<path class="chart-grid" d="M${place(tick)} ${head - 8}V${bottom}" stroke="currentColor" stroke-opacity="0.2"/>` +
      text(place(tick), head - 14, 'middle', 'chart-quiet', String(tick)),
  )
  const rows = areas.map((area, row) => {
    const top = head + row * rowHeight
    const y = isRoomy ? top + 18 : top + 38
    const nameY = isRoomy ? y + 4 : top + 20
    return [
      text(0, nameY, 'start', 'chart-plain', area.title),
      text(width, nameY, 'end', 'chart-value', area.text),
      `<path class="chart-range" d="M${place(area.low)} ${y}H${place(area.high)}" stroke="currentColor" stroke-width="6" fill="none"/>`,
      end(place(area.low), y, area.low < 0 ? -1 : 0),
      end(place(area.high), y, area.high > 6 ? 1 : 0),
      `<circle class="chart-dot" cx="${place(area.level)}" cy="${y}" r="6" fill="currentColor"/>`,
    ].join('')
  })
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="strips-title strips-text" font-family="inherit">`,
    `<title id="strips-title">${escapeMarkup(words.title)}</title><desc id="strips-text">${escapeMarkup(words.description)}</desc>`,
    text(place(1), 12, 'middle', 'chart-quiet', words.beginner),
    text(place(5), 12, 'middle', 'chart-quiet', words.expert),
    ...ticks,
    ...rows,
    '</svg>',
  ].join('')
}

function text(
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  name: string,
  content: string,
): string {
  return `<text class="${name}" x="${x}" y="${y}" text-anchor="${anchor}" font-size="13" fill="currentColor">${escapeMarkup(content)}</text>`
}

/** A bar where the interval ends, an arrow (direction −1 or 1) where it goes on beyond the scale. */
function end(x: number, y: number, direction: -1 | 0 | 1): string {
  const shape =
    direction === 0
      ? `M${x} ${y - 7}v14`
      : `M${x - 6 * direction} ${y - 6}l${6 * direction} 6l${-6 * direction} 6`
  return `<path class="chart-end" d="${shape}" stroke="currentColor" stroke-width="2" fill="none"/>`
}
