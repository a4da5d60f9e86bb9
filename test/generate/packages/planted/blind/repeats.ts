import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { FaultClass, Good, Package } from '../../package.ts'
import { followers, withAnswer, withLastStep, withOtherNames, withPrograms } from '../code.ts'
import { pick } from '../draw.ts'
import { handWritten, onlyOnce } from '../hand-written.ts'
import { parentOf } from '../parents.ts'

/** The parent or a sibling once more, which candidates who know the one need not think about. */
export const repeats: readonly FaultClass[] = [
  {
    name: 'parent in another story',
    wrong: 'The parent with other words around it: the same function for all inputs.',
    duplicate: true,
    plant: (good) => onlyOnce(good, parentAgain),
  },
  {
    name: 'parent in another story by another algorithm',
    wrong:
      'The parent with other words around it and solved in another way: still the same function for all inputs.',
    duplicate: true,
    plant: (good) => onlyOnce(good, () => otherAlgorithm(parentAgain(good))),
  },
  {
    name: 'parent word for word',
    wrong: "The parent's own statement, with other names in the programs.",
    duplicate: true,
    plant: (good) =>
      onlyOnce(good, () => {
        const again = withNames(parentAgain(good))
        return withAnswer(again, parentsOwn(good.parent))
      }),
  },
  {
    name: 'parent with a step more at the end',
    wrong:
      'The parent, and then the result turned round or made greater by one: nothing else has to be thought.',
    duplicate: true,
    plant: (good) => onlyOnce(good, () => withOneStepMore(parentAgain(good))),
  },
  {
    name: 'sibling in another story',
    wrong: 'A variant that there is already, with other nouns and other names in the programs.',
    duplicate: true,
    plant: (good) => ({ ...withNames(retold(good)), of: good.name }),
  },
  {
    name: 'sibling by another algorithm',
    wrong: 'A variant that there is already, with other nouns and solved in another way.',
    duplicate: true,
    plant: (good) => ({ ...otherAlgorithm(retold(good)), of: good.name }),
  },
  {
    name: 'sibling with a step more at the end',
    wrong: 'A variant that there is already, and then the result turned round or made greater by one.',
    duplicate: true,
    plant: (good) => ({ ...withOneStepMore(retold(good)), of: good.name }),
  },
  {
    name: 'sibling with other names alone',
    wrong:
      'A variant that there is already, with the same statement; the names in the programs and the title differ.',
    duplicate: true,
    plant: (good, draw) => ({
      ...withNames(
        withAnswer(good, {
          title: pick([`${good.answer.title}, again`, `The same with ${retitled(good)}`], draw),
        }),
      ),
      of: good.name,
    }),
  },
]

const parentAgain = (good: Good): Package => ({ ...handWritten('parent-again', good), of: 'parent' })

/** Title and statement of the item, without what is shown by components. */
function parentsOwn(parent: string): { readonly title: string; readonly statement: string } {
  const url = new URL(`../../../../../content/banks/core/items/${parent}/item.mdx`, import.meta.url)
  const [, frontmatter = '', body = ''] = readFileSync(url, 'utf8').split(/^---$/m)
  const { title } = parse(frontmatter) as { readonly title: string }
  return { title, statement: body.split('<Examples')[0]?.trim() ?? '' }
}

function otherAlgorithm(one: Package): Package {
  return {
    ...withAnswer(one, { reference: one.solution }),
    solution: withOtherNames(one.answer.reference, one),
  }
}

function withNames(one: Package): Package {
  const rename = (code: string) => withOtherNames(code, one)
  const { misconceptions } = one.answer
  return withAnswer(withPrograms(one, followers, rename), {
    misconceptions: misconceptions.map(({ belief, code }) => ({ belief, code: rename(code) })),
  })
}

/** The package with the nouns of another story. */
function retold(good: Good): Package {
  const words = new Map(good.nouns)
  const pattern = new RegExp(`\\b(?:${[...words.keys()].join('|')})\\b(?!\`)`, 'g')
  const tell = (text: string) => text.replace(pattern, (word) => words.get(word) ?? word)
  const { title, statement, hints, misconceptions } = good.answer
  return withAnswer(good, {
    title: tell(title) === title ? `About the ${retitled(good)}` : tell(title),
    statement: tell(statement),
    hints: hints.map(tell),
    misconceptions: misconceptions.map(({ belief, code }) => ({ belief: tell(belief), code })),
  })
}

const retitled = ({ nouns }: Good): string => nouns[0]?.[1] ?? ''

function withOneStepMore(one: Package): Package {
  const isNumber = parentOf(one.parent).returns === 'number'
  const isPython = one.language === 'python'
  const sentence = isNumber
    ? 'Finally add `1` to this number, and return the sum.'
    : 'Finally turn the list round, so that what would be its last entry comes first.'
  const step = isNumber
    ? 'return answer + 1'
    : isPython
      ? 'return answer[::-1]'
      : 'return answer.toReversed()'
  const change = (code: string) => withLastStep(code, one, [step])
  return withAnswer(withPrograms(one, followers, change), {
    title: `${one.answer.title.slice(0, 60)}, and a step more`,
    statement: `${one.answer.statement.trimEnd()}\n${sentence}\n`,
    misconceptions: one.answer.misconceptions.map(({ belief, code }) => ({ belief, code: change(code) })),
  })
}
