import { escapeMarkup } from './escape-markup.ts'
import { linearScale } from './linear-scale.ts'

export interface DifficultyPath {
  readonly steps: readonly {
    /** Level of the problem, 1 to 5. */
    readonly level: number
    /** Category reached, 0 to `max`. */
    readonly category: number
    readonly max: number
    /** Estimated level after it, and the ends of its 95 % interval. */
    readonly estimate: number
    readonly low: number
    readonly high: number
  }[]
  /** Width of the drawing in CSS pixels, from 240. */
  readonly width: number
  readonly words: {
    readonly title: string
    readonly description: string
    readonly estimate: string
    readonly position: string
    readonly level: string
  }
}

const height = 288
const top = 24
const bottom = 240
const left = 36
const endLabel = 84
const markRadius = 6

/**
 * The problems of a session at their difficulty, each with its score, and the estimate with its interval behind them.
 *
 * @param path The session's steps, in order.
 * @returns An `svg` element as a string; a full mark is a full score, a half one a part, an empty one nothing.
 */
export function difficultyPath({ steps, width, words }: DifficultyPath): string {
  const right = width - endLabel
  const inner = Math.min(28, (right - left) / Math.max(1, steps.length) / 2)
  const x = linearScale([0, Math.max(1, steps.length - 1)], [left + inner, right - inner])
  const y = linearScale([0, 6], [bottom, top])
  const last = steps.at(-1)
  const dense = (right - left) / Math.max(1, steps.length) < 26

  const grid = [1, 2, 3, 4, 5].map(
    (level) =>
      `<path class="chart-grid" d="M${left} ${y(level)}H${right}" stroke="currentColor" stroke-opacity="0.2"/>` +
      label(left - 12, y(level) + 4, 'end', 'chart-quiet', String(level)),
  )
  const upper = steps.map((step, index) => `${x(index)} ${y(step.high)}`)
  const lower = steps.map((step, index) => `${x(index)} ${y(step.low)}`).reverse()
  const line = steps.map((step, index) => `${x(index)} ${y(step.estimate)}`)
  const marks = steps.map((step, index) => {
    const score = `${step.category}/${step.max}`
    const numbered = !dense || index === 0 || (index + 1) % 5 === 0
    return (
      mark(x(index), y(step.level), step.category / step.max) +
      (dense ? '' : label(x(index), y(step.level) - 12, 'middle', 'chart-plain', score)) +
      (numbered ? label(x(index), bottom + 22, 'middle', 'chart-quiet', String(index + 1)) : '')
    )
  })
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="path-title path-text" font-family="inherit">`,
    `<title id="path-title">${escapeMarkup(words.title)}</title><desc id="path-text">${escapeMarkup(words.description)}</desc>`,
    ...grid,
    label(0, top - 8, 'start', 'chart-quiet', words.level),
    label(right, bottom + 44, 'end', 'chart-quiet', words.position),
    steps.length > 1
      ? `<path class="chart-band" d="M${[...upper, ...lower].join('L')}Z" fill="currentColor" fill-opacity="0.08"/>` +
        `<path class="chart-line" d="M${line.join('L')}" stroke="currentColor" stroke-width="2" fill="none"/>`
      : '',
    last === undefined ? '' : interval(x(steps.length - 1) + 14, y(last.low), y(last.high), y(last.estimate)),
    last === undefined
      ? ''
      : label(x(steps.length - 1) + 24, y(last.estimate) + 4, 'start', 'chart-strong', words.estimate),
    ...marks,
    '</svg>',
  ].join('')
}

function label(
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  name: string,
  content: string,
): string {
  return `<text class="${name}" x="${x}" y="${y}" text-anchor="${anchor}" font-size="13" fill="currentColor">${escapeMarkup(content)}</text>`
}

/** A circle, filled from below by the share of the score. */
function mark(x: number, y: number, share: number): string {
  const ring = `<circle class="chart-mark" cx="${x}" cy="${y}" r="${markRadius}" fill="none" stroke="currentColor" stroke-width="2"/>`
  if (share <= 0) return ring
  if (share >= 1)
    return `<circle class="chart-full" cx="${x}" cy="${y}" r="${markRadius + 1}" fill="currentColor"/>`
  return `${ring}<path class="chart-full" d="M${x - markRadius} ${y}a${markRadius} ${markRadius} 0 0 0 ${2 * markRadius} 0z" fill="currentColor"/>`
}

/** The last estimate's interval, drawn beside the line. */
function interval(x: number, low: number, high: number, middle: number): string {
  return (
    `<path class="chart-end" d="M${x} ${low}V${high}M${x - 4} ${low}h8M${x - 4} ${high}h8" stroke="currentColor" stroke-width="2" fill="none"/>` +
    `<circle class="chart-dot" cx="${x}" cy="${middle}" r="4" fill="currentColor"/>`
  )
}
