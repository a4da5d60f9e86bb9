import type { FaultClass, Good, Package } from '../../package.ts'
import {
  alike,
  misconceptionsWithout,
  withAnswer,
  withFirstLines,
  withLastStep,
  withOtherNames,
  withPrograms,
  withTopLines,
  type Program,
} from '../code.ts'
import { readGood } from '../../good.ts'
import { parentOf } from '../parents.ts'
import { otherThan, placesOf } from './places.ts'
import { seldomOther } from './repeats.ts'

/** Parents whose problems have a result with one entry for each of the list. */
const givesOneForEach: ReadonlySet<string> = new Set([
  'people-in-the-hall',
  'since-the-last-price',
  'ten-sheets-a-turn',
])

/** Programs that are wrong, slow or impure where a gate does not look. */
export const programs: readonly FaultClass[] = [
  {
    name: 'reference wrong where no draw comes',
    wrong: 'The reference is wrong for one input in thousands, and so is whatever case is made of one.',
    plant: (good) => ({
      ...withPrograms(good, ['reference'], (code) => seldomOther(code, good)),
      witness: { args: placesOf(good.parent).seldomArgs },
    }),
  },
  {
    name: 'all wrong where no draw comes',
    wrong: 'All programs are wrong for one input in thousands, of which the statement says nothing.',
    correlated: true,
    plant: (good) => ({
      ...withPrograms(good, alike, (code) => seldomOther(code, good)),
      witness: { args: placesOf(good.parent).seldomArgs },
    }),
  },
  {
    name: 'reference wrong for long lists',
    wrong: 'The reference is wrong for lists longer than those on which programs are compared.',
    plant: (good) => wrongWhenLong(good, ['reference']),
  },
  {
    name: 'all wrong for long lists',
    wrong:
      'All programs are wrong for lists longer than those on which programs are compared: whoever is right there is told otherwise.',
    correlated: true,
    plant: (good) => wrongWhenLong(good, alike),
  },
  {
    name: 'all without the last entry',
    wrong: 'All programs leave out the last entry, of which the statement says nothing.',
    correlated: true,
    plant(good) {
      if (!givesOneForEach.has(good.parent)) return undefined
      const { lists, seldomArgs } = placesOf(good.parent)
      const lines = lists.map((list) =>
        good.language === 'python' ? `${list} = ${list}[:-1]` : `${list} = ${list}.slice(0, -1)`,
      )
      const change = (code: string) => withFirstLines(code, good, lines)
      return { ...withPrograms(good, alike, change), witness: { args: seldomArgs } }
    },
  },
  {
    name: 'square of sorted lists alone',
    wrong:
      'The reference compares all pairs where the list is sorted, and takes minutes for the longest of these; what chance draws is never sorted.',
    plant(good) {
      const { key, ascendingArgs } = placesOf(good.parent)
      const { list } = parentOf(good.parent)
      if (!key || !ascendingArgs) return undefined
      const lines =
        good.language === 'python'
          ? [
              'pairs = 0',
              `if all(one <= other for one, other in zip(${list}, ${list}[1:])):`,
              `    for one in ${list}:`,
              `        for other in ${list}:`,
              '            pairs += one == other',
            ]
          : [
              'let pairs = 0',
              `if (${list}.every((one, at) => at === 0 || ${key(`${list}[at - 1]`)} <= ${key('one')}))`,
              `  for (const one of ${list}) for (const other of ${list}) if (one === other) pairs += 1`,
            ]
      return {
        ...withPrograms(good, ['reference'], (code) => withFirstLines(code, good, lines)),
        witness: { args: ascendingArgs() },
      }
    },
  },
  {
    name: 'between the line and the square',
    wrong:
      'The work of the reference grows like n√n, and the statement asks for about n: it would not pass what it promises.',
    plant(good) {
      const { ascendingArgs } = placesOf(good.parent)
      const { list } = parentOf(good.parent)
      if (!ascendingArgs) return undefined
      const lines =
        good.language === 'python'
          ? [
              'pairs = 0',
              `few = [one for at, one in enumerate(${list}) if at * at < len(${list})]`,
              `for one in ${list}:`,
              '    for other in few:',
              '        pairs += one == other',
            ]
          : [
              'let pairs = 0',
              `for (const one of ${list})`,
              `  for (let at = 0; at * at < ${list}.length; at += 1) if (one === ${list}[at]) pairs += 1`,
            ]
      return {
        ...withPrograms(good, ['reference'], (code) => withFirstLines(code, good, lines)),
        witness: { args: ascendingArgs() },
      }
    },
  },
  {
    name: 'draws at random by another name',
    wrong: 'The result is not the same twice in a thousand calls; the call is not written as one expects it.',
    plant: (good) =>
      good.language === 'python'
        ? undefined
        : withPrograms(good, ['reference'], (code) =>
            withTopLines(
              withLastStep(code, good, [`return random() > 0.999 ? ${otherThan(good)} : answer`]),
              ['const { random } = Math'],
            ),
          ),
  },
  {
    name: 'looks at the clock by another name',
    wrong: 'On one day of the year the result is another one; the clock is not called as one expects it.',
    plant: (good) =>
      good.language === 'python'
        ? undefined
        : withPrograms(good, ['reference'], (code) =>
            withTopLines(
              withLastStep(code, good, [`return new Clock().getMonth() === 1 ? ${otherThan(good)} : answer`]),
              ['const Clock = Date'],
            ),
          ),
  },
  {
    name: 'changes inputs that no case has',
    wrong:
      'The reference takes the last entry out of a list that is given to it, for one input in thousands.',
    plant(good) {
      const { seldom, seldomArgs } = placesOf(good.parent)
      const { list } = parentOf(good.parent)
      const step =
        good.language === 'python'
          ? [`if ${seldom}:`, `    ${list}.pop()`, 'return answer']
          : [`if (${seldom}) ${list}.pop()`, 'return answer']
      return {
        ...withPrograms(good, ['reference'], (code) => withLastStep(code, good, step)),
        witness: { args: seldomArgs },
      }
    },
  },
  {
    name: 'remembers a call that hardly comes',
    wrong: 'After an input that is one in thousands, all further results are wrong.',
    plant(good) {
      const { seldom, seldomArgs } = placesOf(good.parent)
      const other = parentOf(good.parent).returns === 'texts' ? 'answer + ["again"]' : otherThan(good)
      const step =
        good.language === 'python'
          ? [`if ${seldom}:`, '    seen.append(True)', `return ${other} if seen else answer`]
          : [`if (${seldom}) seen.push(true)`, `return seen.length > 0 ? ${other} : answer`]
      const top = good.language === 'python' ? 'seen = []' : 'const seen = []'
      return {
        ...withPrograms(good, ['reference'], (code) => withTopLines(withLastStep(code, good, step), [top])),
        witness: { args: seldomArgs },
      }
    },
  },
  {
    name: 'brute force that is the reference beside idle code',
    wrong:
      'The brute force is the reference with other names, beside a function that nothing calls: nothing is checked by it.',
    plant(good) {
      const { name } = parentOf(good.parent)
      const other = readGood(good.parent).find((one) => one.name !== good.name)
      if (other === undefined) return undefined
      const idle = other.answer.bruteForce.replace('export ', '').replace(name, 'plainly').trimEnd()
      const again = withOtherNames(good.answer.reference, good).trimEnd()
      return withAnswer(good, { bruteForce: `${again}\n\n\n${idle}\n` })
    },
  },
  {
    name: 'misconception that hardly shows',
    wrong:
      'What is filed as a mistake is a right solution but for one input in thousands: nobody who believes it is told so.',
    plant(good, draw) {
      const index = Math.floor(draw() * good.answer.misconceptions.length)
      const belief = good.answer.misconceptions[index]?.belief ?? ''
      return {
        ...withAnswer(good, {
          misconceptions: [
            { belief, code: seldomOther(good.solution, good) },
            ...misconceptionsWithout(good, index),
          ],
        }),
        witness: { args: placesOf(good.parent).seldomArgs },
      }
    },
  },
  {
    name: 'misconception beside its belief',
    wrong:
      'What is filed for a belief is the right solution, wrong for the empty list alone: candidates who give nothing there are told something of which they know nothing.',
    plant(good, draw) {
      const { returns, list, emptyArgs } = parentOf(good.parent)
      const index = Math.floor(draw() * good.answer.misconceptions.length)
      const belief = good.answer.misconceptions[index]?.belief ?? ''
      const result = returns === 'number' ? '1' : returns === 'texts' ? '["nothing"]' : '[0]'
      const code = withFirstLines(
        good.solution,
        good,
        good.language === 'python'
          ? [`if not ${list}:`, `    return ${result}`]
          : [`if (${list}.length === 0) return ${result}`],
      )
      return {
        ...withAnswer(good, { misconceptions: [{ belief, code }, ...misconceptionsWithout(good, index)] }),
        witness: { args: emptyArgs },
      }
    },
  },
]

function wrongWhenLong(good: Good, some: readonly Program[]): Package | undefined {
  const { long } = placesOf(good.parent)
  if (long === undefined) return undefined
  const other = otherThan(good)
  const step =
    good.language === 'python'
      ? `return ${other} if ${long} else answer`
      : `return ${long} ? ${other} : answer`
  return {
    ...withPrograms(good, some, (code) => withLastStep(code, good, [step])),
    witness: { args: parentOf(good.parent).largestArgs() },
  }
}
