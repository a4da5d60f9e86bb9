import { expect, it } from 'vitest'
import fc from 'fast-check'
import { differenceOf, type Piece } from './difference.ts'

/** A text with what differs in angle brackets. */
function marked(pieces: readonly Piece[]): string {
  return pieces.map(({ text, differs }) => (differs ? `<${text}>` : text)).join('')
}

function inline(expected: string, got: string): readonly [string, string] | undefined {
  const difference = differenceOf(expected, got)
  return difference?.form === 'inline' ? [marked(difference.expected), marked(difference.got)] : undefined
}

function lines(expected: string, got: string): readonly string[] | undefined {
  const difference = differenceOf(expected, got)
  if (difference?.form !== 'lines') return undefined
  return difference.lines.map(({ side, pieces }) => `${side} ${marked(pieces)}`)
}

it('marks whole numbers and words, not their shared digits', () => {
  expect(inline('[1, 2, 3]', '[1, 25, 3]')).toEqual(['[1, <2>, 3]', '[1, <25>, 3]'])
  expect(inline('"the red hat"', '"the green hat"')).toEqual(['"the <red> hat"', '"the <green> hat"'])
})

it('marks what is missing and what is too much', () => {
  expect(inline('[1, 2, 3]', '[1, 3]')).toEqual(['[1, <2, >3]', '[1, 3]'])
  expect(inline('{ a: 1 }', '{ a: 1, b: 2 }')).toEqual(['{ a: 1 }', '{ a: 1<, b: 2> }'])
})

it('keeps signs of two code units whole', () => {
  expect(inline('"a 😀"', '"a 😁"')).toEqual(['"a <😀>"', '"a <😁>"'])
})

it('marks nothing where hardly anything is shared, or nothing differs', () => {
  expect(differenceOf('[1, 2, 3]', 'undefined')).toBeUndefined()
  expect(differenceOf('7', '8')).toBeUndefined()
  expect(differenceOf('7', '7')).toBeUndefined()
})

it('compares a long list element by element', () => {
  const list = (third: string): string =>
    `["alpha beta", "gamma delta", "${third}", "theta iota", "kappa lambda", "mu"]`
  expect(lines(list('epsilon zeta'), list('epsilon eta'))).toEqual([
    'both [',
    'both   "alpha beta"',
    'both   "gamma delta"',
    'expected   "epsilon <zeta>"',
    'got   "epsilon <eta>"',
    'both   "theta iota"',
    'both   "kappa lambda"',
    'both   "mu"',
    'both ]',
  ])
})

it('does not take the comma for a difference where the last element is missing', () => {
  const shown = `["alpha beta gamma", "delta epsilon zeta", "eta theta iota kappa", "lambda mu nu xi"]`
  expect(lines(shown, shown.replace(', "lambda mu nu xi"', ''))).toEqual([
    'both [',
    'both   "alpha beta gamma"',
    'both   "delta epsilon zeta"',
    'both   "eta theta iota kappa"',
    'expected   <"lambda mu nu xi">',
    'both ]',
  ])
})

it('compares a text of several lines line by line', () => {
  const text = (second: string): string =>
    JSON.stringify(`first line of it\n${second}\nthe third line\nand one more, the last\n`)
  expect(lines(text('second line'), text('another line'))).toEqual([
    'both "first line of it\\n',
    'expected <second> line\\n',
    'got <another> line\\n',
    'both the third line\\n',
    'both and one more, the last\\n"',
  ])
})

it('tells the replacements in words', () => {
  expect(differenceOf('[1, 2, 3]', '[1, 25, 3]')?.replacements).toEqual([{ expected: '2', got: '25' }])
  expect(differenceOf('[1, 2]', '[1]')?.replacements).toEqual([{ expected: ', 2', got: '' }])
})

it('loses nothing of a value but spaces, whatever it holds', () => {
  const value = fc.jsonValue({ maxDepth: 4 }).map((json) => JSON.stringify(json).replaceAll(',"', ', "'))
  fc.assert(
    fc.property(value, value, (expected, got) => {
      const difference = differenceOf(expected, got)
      if (difference === undefined) return
      const mine =
        difference.form === 'inline'
          ? difference.expected
          : difference.lines.flatMap(({ side, pieces }) => (side === 'got' ? [] : pieces))
      const joined = mine.map(({ text }) => text).join('')
      const compared = (text: string): string => text.replace(/[\s,]/g, '')
      expect(compared(joined)).toBe(compared(expected))
    }),
  )
})
