import type { FaultClass, Good, Package } from '../../package.ts'
import { followers, withAnswer, withFirstLines, withLastStep, withOtherNames, withPrograms } from '../code.ts'
import { handWritten, onlyOnce } from '../hand-written.ts'
import { parentOf } from '../parents.ts'
import { otherThan, otherWords, placesOf } from './places.ts'

/** One step that makes of a problem another function, and of its solution none. */
interface Twist {
  readonly name: string
  readonly wrong: string
  readonly sentence: (one: Package) => string
  readonly change: (code: string, one: Package) => string
  /** An input for which the two differ; absent where that hangs on the problem. */
  readonly args?: (one: Package) => readonly unknown[]
}

const emptyResult = { list: '[0]', number: '1', texts: '["nothing"]' } as const

const twists: readonly Twist[] = [
  {
    name: 'but for the empty list',
    wrong: 'For one input of all the result is another one: who has solved the one has solved the other.',
    sentence: ({ parent }) => {
      const { list, returns } = parentOf(parent)
      return `If \`${list}\` is empty, return \`${emptyResult[returns]}\`.`
    },
    change: (code, one) => {
      const { list, returns } = parentOf(one.parent)
      const result = emptyResult[returns]
      return withFirstLines(
        code,
        one,
        one.language === 'python'
          ? [`if not ${list}:`, `    return ${result}`]
          : [`if (${list}.length === 0) return ${result}`],
      )
    },
    args: ({ parent }) => parentOf(parent).emptyArgs,
  },
  {
    name: 'but for inputs that hardly come',
    wrong: 'For one input in thousands the result is another one; all else is the same.',
    sentence: (one) => `If ${placesOf(one.parent).seldomWords}, ${otherWords(one)}.`,
    change: seldomOther,
    args: ({ parent }) => placesOf(parent).seldomArgs,
  },
  {
    name: 'with the list turned round',
    wrong: 'The list is given from its end; once it is turned round, nothing else has to be thought.',
    sentence: ({ parent }) =>
      `Beware: ${namesOf(parent)} noted from the last entry to the first, so turn the order round before anything else.`,
    change: (code, one) =>
      withFirstLines(
        code,
        one,
        placesOf(one.parent).lists.map((list) =>
          one.language === 'python' ? `${list} = ${list}[::-1]` : `${list} = ${list}.toReversed()`,
        ),
      ),
  },
  {
    name: 'without the first entry',
    wrong: 'The first entry counts for nothing; once it is cut off, nothing else has to be thought.',
    sentence: ({ parent }) =>
      `Beware: the first entry was a trial, so leave it out of ${namesOf(parent, 'and')} before anything else.`,
    change: (code, one) =>
      withFirstLines(
        code,
        one,
        placesOf(one.parent).lists.map((list) =>
          one.language === 'python' ? `${list} = ${list}[1:]` : `${list} = ${list}.slice(1)`,
        ),
      ),
  },
]

/** The parent or a sibling once more, with something put to it that keeps the two from being equal everywhere. */
export const repeats: readonly FaultClass[] = twists.flatMap((twist) => [
  {
    name: `parent ${twist.name}`,
    wrong: `The parent in another story. ${twist.wrong}`,
    duplicate: true,
    plant: (good) =>
      onlyOnce(good, () => ({ ...twisted(handWritten('parent-again', good), twist), of: 'parent' })),
  },
  {
    name: `sibling ${twist.name}`,
    wrong: `A variant that there is already, with other nouns and solved in another way. ${twist.wrong}`,
    duplicate: true,
    plant: (good) => ({ ...twisted(byAnotherWay(retold(good)), twist), of: good.name }),
  },
])

/** The code, with another result for one input in thousands. */
export function seldomOther(code: string, one: Package): string {
  const { seldom } = placesOf(one.parent)
  const other = otherThan(one)
  return withLastStep(code, one, [
    one.language === 'python'
      ? `return ${other} if ${seldom} else answer`
      : `return ${seldom} ? ${other} : answer`,
  ])
}

function twisted(one: Package, { sentence, change, args }: Twist): Package {
  const changed = withPrograms(one, followers, (code) => change(code, one))
  return {
    ...withAnswer(changed, {
      statement: `${one.answer.statement.trimEnd()}\n\n${sentence(one)}\n`,
      misconceptions: one.answer.misconceptions.map(({ belief, code }) => ({
        belief,
        code: change(code, one),
      })),
    }),
    ...(args && { witness: { args: args(one) } }),
  }
}

function namesOf(parent: string, and = 'are'): string {
  const names = placesOf(parent).lists.map((list) => `\`${list}\``)
  const verb = names.length > 1 ? 'are' : 'is'
  return and === 'are' ? `${names.join(' and ')} ${verb}` : names.join(' and ')
}

function byAnotherWay(one: Package): Package {
  return {
    ...withAnswer(one, { reference: withOtherNames(one.solution, one) }),
    solution: withOtherNames(one.answer.reference, one),
  }
}

/** With the nouns of another story. */
function retold(good: Good): Package {
  const words = new Map(good.nouns)
  const pattern = new RegExp(`\\b(?:${[...words.keys()].join('|')})\\b(?!\`)`, 'g')
  const tell = (text: string) => text.replace(pattern, (word) => words.get(word) ?? word)
  const { title, statement, hints, misconceptions } = good.answer
  return withAnswer(good, {
    title: `${tell(title).slice(0, 60)} (${good.nouns[0]?.[1] ?? 'anew'})`,
    statement: tell(statement),
    hints: hints.map(tell),
    misconceptions: misconceptions.map(({ belief, code }) => ({ belief: tell(belief), code })),
  })
}
