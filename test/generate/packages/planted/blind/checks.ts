import type { FaultClass, Good, Package } from '../../package.ts'
import { misconceptionsWithout, withAnswer, withFirstLines, withOtherNames } from '../code.ts'
import { pick } from '../draw.ts'
import { parentOf } from '../parents.ts'

/** Misconceptions and brute forces that check nothing. */
export const checks: readonly FaultClass[] = [
  {
    name: 'misconception that is right',
    wrong: 'What is filed as a mistake is a right solution: candidates with it are told that they are wrong.',
    plant(good, draw) {
      const code = pick([good.solution, good.answer.bruteForce, withOtherNames(good.solution, good)], draw)
      return withMisconceptionCode(good, draw, () => code)
    },
  },
  {
    name: 'misconception wrong beyond the contract alone',
    wrong:
      'The mistake shows for inputs alone that the contract rules out, so that nobody can be seen to make it.',
    plant: (good, draw) =>
      withMisconceptionCode(good, draw, () =>
        withFirstLines(
          pick([good.solution, good.answer.reference], draw),
          good,
          parentOf(good.parent).neverMet,
        ),
      ),
  },
  {
    name: 'misconception that does not run',
    wrong: 'The code of a misconception fails for every input, or cannot be read: it shows no belief.',
    plant(good, draw) {
      const { list } = parentOf(good.parent)
      const ways = [
        (code: string) => withFirstLines(code, good, [`prepare(${list})`]),
        (code: string) => code.slice(0, Math.floor(code.length * 0.6)),
        (code: string) => withFirstLines(code, good, [`${list}.nothing.of.this`]),
      ]
      const way = pick(ways, draw)
      return withMisconceptionCode(good, draw, way)
    },
  },
  {
    name: 'beliefs beside the codes of others',
    wrong:
      'The belief that is told is not the one that the code follows; candidates get an explanation of another mistake.',
    plant(good) {
      const { misconceptions } = good.answer
      if (misconceptions.length < 2) return undefined
      return withAnswer(good, {
        misconceptions: misconceptions.map(({ belief }, index) => ({
          belief,
          code: misconceptions[(index + 1) % misconceptions.length]?.code ?? '',
        })),
      })
    },
  },
  {
    name: 'one misconception several times',
    wrong: 'All misconceptions are the same mistake in other words: that the others are missing is hidden.',
    plant(good, draw) {
      const { belief, code } = pick(good.answer.misconceptions, draw)
      const other = withOtherNames(code, good)
      return withAnswer(good, {
        misconceptions: [
          { belief, code },
          { belief: `Many think this: ${belief}`, code: other },
          { belief: `It is tempting to think so: ${belief}`, code: `${code.trimEnd()}\n` },
        ],
      })
    },
  },
  {
    name: 'brute force that is the reference',
    wrong:
      'The brute force is the reference, at most with other names: a mistake in the one is in the other, and nothing is checked.',
    plant(good, draw) {
      const comment = good.language === 'python' ? '#' : '//'
      const ways = [
        (code: string) => code,
        (code: string) => withOtherNames(code, good),
        (code: string) => `${comment} Plain and slow, to check the other one.\n${withOtherNames(code, good)}`,
      ]
      return withAnswer(good, { bruteForce: pick(ways, draw)(good.answer.reference) })
    },
  },
]

function withMisconceptionCode(good: Good, draw: () => number, change: (code: string) => string): Package {
  const index = Math.floor(draw() * good.answer.misconceptions.length)
  const chosen = good.answer.misconceptions[index]
  if (chosen === undefined) return good
  return withAnswer(good, {
    misconceptions: [
      { belief: chosen.belief, code: change(chosen.code) },
      ...misconceptionsWithout(good, index),
    ],
  })
}
