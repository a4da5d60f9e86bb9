import { escapeMarkup } from './escape-markup.ts'
import { linearScale } from './linear-scale.ts'

/** One person on the scale of the items that they took: a Wright map of one (a kidmap; Wright, Mead and Ludlow 1980). */
export interface PersonMap {
  /** unique on its page */
  readonly id: string
  /** of the drawing in CSS pixels, from 300 */
  readonly width: number
  /** in levels */
  readonly persons: readonly {
    readonly name: string
    /** undefined where a band alone is told */
    readonly level?: number
    readonly low: number
    readonly high: number
  }[]
  readonly items: readonly {
    readonly name: string
    /** levels of its thresholds, ascending; one for each category above 0 */
    readonly thresholds: readonly number[]
    /** integer in [0, thresholds]; undefined where nothing was submitted */
    readonly category: number | undefined
  }[]
  readonly words: {
    readonly title: string
    readonly description: string
    readonly beginner: string
    readonly expert: string
  }
}

const HEAD = 40
const ROW = 26
const MARGIN = 12
const [LOWEST, HIGHEST] = [0, 6]
/** From this width on, a name stands beside its row; below, above it. */
const ROOMY = 520
const NAMES = 240

/** @returns an `svg` element as a string: intervals of the person first, then each item with the steps that were reached, filled */
export function personMap({ id, width, persons, items, words }: PersonMap): string {
  const isRoomy = width >= ROOMY
  const row = isRoomy ? ROW : ROW + 18
  const left = isRoomy ? NAMES : MARGIN
  const place = linearScale([LOWEST, HIGHEST], [left, width - MARGIN])
  const height = HEAD + (persons.length + items.length) * row + 8
  const middleOf = (at: number): number => HEAD + at * row + (isRoomy ? row / 2 : row - 12)
  const name = (at: number, words: string, kind: string): string =>
    text(
      0,
      isRoomy ? middleOf(at) + 4 : HEAD + at * row + 14,
      'start',
      kind,
      shortened(words, isRoomy ? NAMES : width),
    )
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-text" font-family="inherit">`,
    `<title id="${id}-title">${escapeMarkup(words.title)}</title><desc id="${id}-text">${escapeMarkup(words.description)}</desc>`,
    text(place(1), 12, 'middle', 'chart-quiet', words.beginner),
    text(place(5), 12, 'middle', 'chart-quiet', words.expert),
    ...[1, 2, 3, 4, 5].map(
      (level) =>
        `<path class="chart-grid" d="M${place(level)} ${HEAD - 8}V${height - 4}" stroke="currentColor" stroke-opacity="0.2"/>` +
        text(place(level), HEAD - 14, 'middle', 'chart-quiet', String(level)),
    ),
    ...persons.map(
      ({ name: title, level, low, high }, at) =>
        name(at, title, 'chart-label') +
        `<path class="chart-range" d="M${place(low)} ${middleOf(at)}H${place(high)}" stroke="currentColor" stroke-width="6" fill="none"/>` +
        (level === undefined
          ? ''
          : `<circle class="chart-dot" cx="${place(level)}" cy="${middleOf(at)}" r="6" fill="currentColor"/>`),
    ),
    ...items.map(({ name: title, thresholds, category }, index) => {
      const at = persons.length + index
      return (
        name(at, title, 'chart-plain') +
        thresholds
          .map((threshold, step) =>
            mark(place(threshold), middleOf(at), category !== undefined && category > step),
          )
          .join('')
      )
    }),
    '</svg>',
  ].join('')
}

function mark(x: number, y: number, isReached: boolean): string {
  return isReached
    ? `<circle class="chart-full" cx="${x}" cy="${y}" r="5.5" fill="currentColor"/>`
    : `<circle class="chart-mark" cx="${x}" cy="${y}" r="5" fill="none" stroke="currentColor" stroke-width="1.5"/>`
}

/** A name in as much room as it has, by the widest letters. */
function shortened(words: string, width: number): string {
  const most = Math.floor(width / 7)
  return words.length > most ? `${words.slice(0, most - 1)}…` : words
}

function text(x: number, y: number, anchor: 'start' | 'middle', name: string, content: string): string {
  return `<text class="${name}" x="${x}" y="${y}" text-anchor="${anchor}" font-size="12.5" fill="currentColor">${escapeMarkup(content)}</text>`
}
