import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineAt, lineText, rightText, withFaults, type RightText } from './fault-text.ts'

const same = (text: string): string => text
const program = 'if (a <= 2) {\n  b -= 1\n}\n'
const planted = {
  later: { right: 'b += 1', wrong: 'b -= 1' },
  first: { right: 'a < 2', wrong: 'a <= 2' },
}

describe('a program with faults', () => {
  it('is right without them, and itself with them again', () => {
    const found = rightText(program, { planted }, same) as RightText
    expect(found.right).toBe('if (a < 2) {\n  b += 1\n}\n')
    expect(found.faults).toEqual({
      first: { at: 4, right: 'a < 2', wrong: 'a <= 2' },
      later: { at: 15, right: 'b += 1', wrong: 'b -= 1' },
    })
    expect(withFaults(found.right, found.faults)).toBe(program)
  })

  it('is itself again whatever is wrong in it', () => {
    const word = fc.stringMatching(/^[a-z]{1,4}$/)
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(word, word), { selector: ([wrong]) => wrong }),
        word,
        (pairs, gap) => {
          const faults = pairs.map(
            ([wrong, right], at) => [`f${at}`, { wrong: `<${wrong}>`, right }] as const,
          )
          const text = faults.map(([, { wrong }]) => `${gap}${wrong}`).join('\n')
          const found = rightText(text, { planted: Object.fromEntries(faults) }, same) as RightText
          expect(found.right).toBe(faults.map(([, { right }]) => `${gap}${right}`).join('\n'))
          expect(withFaults(found.right, found.faults)).toBe(text)
        },
      ),
    )
  })

  it('has each of them once, apart from the others', () => {
    const words = (wrong: string, text = program) =>
      rightText(text, { planted: { ...planted, slip: { right: 'x', wrong } } }, same)
    expect(words('b = 1')).toEqual({ name: 'slip', words: '“b = 1” stands nowhere in the program' })
    expect(words('a')).toEqual({ name: 'slip', words: '“a” has a part of another fault' })
    expect(words('{', `{ ${program}`)).toEqual({
      name: 'slip',
      words: '“{” stands more than once in the program',
    })
  })

  it('has its lines counted from 1', () => {
    expect([lineAt(program, 0), lineAt(program, 13), lineAt(program, 14)]).toEqual([1, 1, 2])
    expect([lineText(program, 2), lineText(program, 9)]).toEqual(['b -= 1', ''])
  })
})
