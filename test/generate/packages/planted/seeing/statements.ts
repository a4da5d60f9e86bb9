import type { FaultClass, Good, Package } from '../../package.ts'
import { followers, misconceptionsWithout, withAnswer, withLastStep, withPrograms } from '../code.ts'
import { parentOf } from '../parents.ts'

/** Statements and hints that say too much, too little, or two things, with words that no gate looks for. */
export const statements: readonly FaultClass[] = [
  {
    name: 'solution in the statement, in words',
    wrong:
      'The statement tells the program token by token, with words for its signs: the item measures typing.',
    plant: (good) => added(good, `One may go about it like this: ${inWords(good.answer.reference)}.`),
  },
  {
    name: 'solution in the hints, in words',
    wrong: 'The hints, one after the other, are the program with words for its signs.',
    plant(good) {
      const words = inWords(good.answer.reference).split(' ')
      const share = Math.ceil(words.length / 4)
      const hints = [0, 1, 2, 3].map((part) => words.slice(part * share, (part + 1) * share).join(' '))
      return hints.some((hint) => hint.length < 3 || hint.length > 580)
        ? undefined
        : withAnswer(good, { hints: hints.map((hint) => `Next: ${hint}.`) })
    },
  },
  {
    name: 'statement at odds with itself',
    wrong:
      'After its rules the statement has one that says the contrary of one of them: whichever a candidate keeps, the other is broken.',
    plant(good) {
      const [, contrary = ''] = good.otherwise.edits
      if (contrary.length < 12) return undefined
      const changed = added(good, `To say it once more: ${contrary.trim().replace(/\.?$/, '.')}`)
      const witness = good.witnesses[good.otherwise.reading]
      return {
        ...withAnswer(changed, { misconceptions: misconceptionsWithout(good, good.otherwise.reading) }),
        ...(witness && { witness }),
      }
    },
  },
  {
    name: 'statement without a task',
    wrong: 'The statement tells a story and names the parameters, but not what is asked for.',
    plant(good) {
      const names = parentOf(good.parent).parameters.map((name) => `\`${name}\``)
      const [first = 'a list'] = names
      return guessed(good, {
        statement: `${good.nouns[0]?.[1] ?? 'A place'} and all that belongs to it are written down with care, day after day, as they always were. What is known of it stands in ${names.join(' and ')}; the meaning follows from the title.\n\nReturn what the people there need to know for ${first}, in their usual way; where it is not there it is null or None, and names come as they are.\n`,
      })
    },
  },
  {
    name: 'task in a word that nobody knows',
    wrong:
      'What is asked for is named by a term that the statement does not define; programs know what it means.',
    plant(good) {
      const lines = good.answer.statement.trimEnd().split(/(?<=[.:])\s+/)
      const at = lines.findIndex((line) => /\bReturn\b/.test(line))
      const first = lines.slice(0, 2).join(' ')
      const names = parentOf(good.parent).parameters.map((name) => `\`${name}\``)
      if (at < 0) return undefined
      return guessed(good, {
        statement: `${first}\n\nHere ${names.join(' and ')} are as usual. Return the plain Hallström figures of these, as it is done in the trade; they may be null or None there.\n`,
      })
    },
  },
  {
    name: 'nearly always the same result',
    wrong:
      'A sentence more makes the result the same for four inputs of five: an empty answer passes most cases.',
    plant(good) {
      const { list, returns } = parentOf(good.parent)
      const nothing = returns === 'number' ? '0' : '[]'
      const step =
        good.language === 'python'
          ? `return answer if len(${list}) % 5 == 4 else []`
          : `return ${list}.length % 5 === 4 ? answer : ${nothing}`
      const change = (code: string) => withLastStep(code, good, [step])
      const told = added(
        good,
        `Unless the number of entries in \`${list}\` leaves \`4\` when it is divided by \`5\`, return \`${nothing}\` instead.`,
      )
      const changed = withPrograms(told, followers, change)
      return withAnswer(changed, {
        misconceptions: good.answer.misconceptions.map(({ belief, code }) => ({
          belief,
          code: change(code),
        })),
      })
    },
  },
]

/** Where nothing says what is asked for, who reads the statement alone can hand in a guess, and no more. */
function guessed(good: Good, parts: Partial<Package['answer']>): Package {
  const { name, parameters, returns } = parentOf(good.parent)
  const list = parameters.join(', ')
  const guess = returns === 'number' ? '0' : '[]'
  const third =
    good.language === 'python'
      ? `def ${name}(${list}):\n    return ${guess}\n`
      : `export function ${name}(${list}) {\n  return ${guess}\n}\n`
  return { ...withAnswer(good, parts), third }
}

function added(good: Good, sentence: string): Package {
  return withAnswer<Package>(good, { statement: `${good.answer.statement.trimEnd()}\n\n${sentence}\n` })
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/=>/g, ' gives '],
  [/!==?/g, ' is not '],
  [/===?/g, ' is '],
  [/\+=/g, ' grows by '],
  [/-=/g, ' shrinks by '],
  [/<=/g, ' is at most '],
  [/>=/g, ' is at least '],
  [/</g, ' is below '],
  [/>/g, ' is above '],
  [/=/g, ' becomes '],
  [/&&/g, ' and '],
  [/\|\|/g, ' or '],
  [/\./g, ' its '],
  [/[{}]/g, ' then '],
  [/[()[\]]/g, ' of '],
  [/[^\p{L}\p{N}\s]+/gu, ' with '],
]

/** A program as a sentence: words for its signs. */
function inWords(code: string): string {
  const text = code.replace(/^(?:export|import|from)\b.*$/gm, '')
  return signs
    .reduce((known, [sign, words]) => known.replace(sign, words), text)
    .replace(/\s+/g, ' ')
    .trim()
}
