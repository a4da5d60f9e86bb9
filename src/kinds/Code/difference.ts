import { align } from '#adaptive'
import { linesOf } from './lines-of.ts'
import { tokensOf } from './tokens.ts'

/** A piece of a text, and whether the other text has something else there. */
export interface Piece {
  readonly text: string
  readonly differs: boolean
}

/** One line of a comparison; of lines that are the same, `pieces` is that line. */
export interface DifferenceLine {
  readonly side: 'both' | 'expected' | 'got'
  readonly pieces: readonly Piece[]
}

/** What stands in one text in place of something in the other; empty where there is nothing. */
export interface Replacement {
  readonly expected: string
  readonly got: string
}

/** Where two values differ. */
export type Difference =
  | {
      readonly form: 'inline'
      readonly expected: readonly Piece[]
      readonly got: readonly Piece[]
      readonly replacements: readonly Replacement[]
    }
  | {
      readonly form: 'lines'
      readonly lines: readonly DifferenceLine[]
      readonly replacements: readonly Replacement[]
    }

/** A longer value is compared line by line, in UTF-16 units (included). */
const longestInline = 72

/**
 * Where two shown values differ, to be marked in both: short ones in place, long ones line by line.
 *
 * @param expected What should have come out.
 * @param got What came out.
 * @returns Undefined where they do not differ, or share so little that marks would say nothing.
 */
export function differenceOf(expected: string, got: string): Difference | undefined {
  if (expected === got) return undefined
  if (expected.length <= longestInline && got.length <= longestInline) {
    const marked = marksOf(expected, got)
    return marked === undefined ? undefined : { form: 'inline', ...marked }
  }
  return byLines(linesOf(expected), linesOf(got))
}

interface Marks {
  readonly expected: readonly Piece[]
  readonly got: readonly Piece[]
  readonly replacements: readonly Replacement[]
}

/** Marks within one line each. */
function marksOf(expected: string, got: string): Marks | undefined {
  const stretches = align(tokensOf(expected), tokensOf(got))
  const shared = stretches.flatMap(({ same, left }) => (same ? left : [])).filter(saysSomething)
  const all = tokensOf(expected).filter(saysSomething)
  if (shared.length * 4 < all.length || shared.length === 0) return undefined
  const side = (name: 'left' | 'right'): readonly Piece[] =>
    stretches
      .map(({ same, [name]: tokens }) => ({ text: tokens.join(''), differs: !same }))
      .filter(({ text }) => text !== '')
  return {
    expected: side('left'),
    got: side('right'),
    replacements: stretches.flatMap(({ same, left, right }) =>
      same ? [] : [{ expected: left.join('').trim(), got: right.join('').trim() }],
    ),
  }
}

function saysSomething(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token)
}

function byLines(expected: readonly string[], got: readonly string[]): Difference | undefined {
  const stretches = align(expected.map(bare), got.map(bare))
  const lines: DifferenceLine[] = []
  const replacements: Replacement[] = []
  for (const { same, left, right } of stretches) {
    if (same) {
      lines.push(...left.map((text) => ({ side: 'both' as const, pieces: [{ text, differs: false }] })))
      continue
    }
    const marks = left.length === right.length ? left.map((line, at) => marksOf(line, right[at] ?? '')) : []
    lines.push(
      ...left.map((text, at) => ({ side: 'expected' as const, pieces: marks[at]?.expected ?? whole(text) })),
      ...right.map((text, at) => ({ side: 'got' as const, pieces: marks[at]?.got ?? whole(text) })),
    )
    for (let at = 0; at < Math.max(left.length, right.length); at++) {
      const inside = marks[at]?.replacements
      if (inside !== undefined) replacements.push(...inside)
      else replacements.push({ expected: (left[at] ?? '').trim(), got: (right[at] ?? '').trim() })
    }
  }
  return lines.some(({ side }) => side === 'both') || replacements.length <= 8
    ? { form: 'lines', lines, replacements }
    : undefined
}

/** The whole line but for its indentation. */
function whole(line: string): readonly Piece[] {
  const text = line.trimStart()
  const indentation = { text: line.slice(0, line.length - text.length), differs: false }
  return [...(indentation.text === '' ? [] : [indentation]), { text, differs: true }]
}

/** The comma after the last element is no difference of the element. */
function bare(line: string): string {
  return line.replace(/,$/, '')
}
