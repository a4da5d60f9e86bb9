import type { Inputs } from '#schemas/inputs'
import type { ModelAnswer } from '#schemas/model-answer'
import type { ItemOf } from '#schemas/item'
import { parseType, type ValueType } from '#schemas/value'
import type { Constraint } from '../../compile/input-contract.ts'
import type { Refusal } from './draft-judge.ts'

/** What the inputs of an item are. */
export interface Contract {
  readonly signature: ItemOf<'code'>['signature']
  readonly inputs: Inputs | undefined
}

type Texts = Pick<ModelAnswer, 'title' | 'statement' | 'hints'>

/** Markdown that is more than words, their emphasis and code. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/^ {0,3}#{1,6}\s/m, 'a heading'],
  [/<[a-z!/][^>]*>/i, 'an element'],
  [/!?\[[^\]]*\]\([^)]*\)/, 'a link or a picture'],
  [/^\s*(?:import|export)\s/m, 'an import'],
  [/^\s*\|.*\|\s*$/m, 'a table'],
  [/\{[^}]*\}/, 'an expression'],
]

/** Words for those who write and check problems, of whom candidates know nothing. */
const ASIDE =
  /[^.\n]*\b(?:language model|TODO|FIXME|reviewer|reference solution|(?:all|any|previous|prior) instructions|parent item|this (?:is a )?variant|item above|(?:whoever|who) (?:checks|reviews|grades|judges)|this (?:statement|problem|task|exercise))\b[^.\n]*/i
/** Words of a sentence, at most: the code items of `core` have 43. */
const LONGEST_SENTENCE = 50
/** What stands in no title that is words. */
const CODE = /[`=<>{}[\]|&+*]|\w\(/

/** Words of a title that make a hint of it, where they stand in one. */
const FEWEST_OF_TITLE = 4
/** Share of the longer of the two that the shorter is then. */
const MOST_OF_HINT = 0.7

/** What texts say that only a program may: examples, limits; and what is not for candidates. */
export function textFault(texts: Texts, { signature, inputs }: Contract): Refusal | undefined {
  const { title, statement, hints } = texts
  const all = [title, statement, ...hints]
  for (const text of all.map(withoutCode))
    for (const [pattern, words] of MARKUP) {
      const found = pattern.exec(text)?.[0]
      if (found !== undefined)
        return {
          gate: 'shape',
          reason: `the texts have ${words}, expected words`,
          counterexample: found.trim(),
        }
    }
  const aside = ASIDE.exec(all.join('\n'))?.[0]
  if (aside !== undefined)
    return {
      gate: 'shape',
      reason: 'the texts speak to others than candidates',
      counterexample: aside.trim(),
    }
  const called = new RegExp(String.raw`[^\n]*\b${signature.name}\s*\([^\n]*`).exec(all.join('\n'))?.[0]
  if (called !== undefined)
    return {
      gate: 'shape',
      reason: 'the texts have an example, expected none: examples are computed',
      counterexample: called.trim(),
    }
  const code = CODE.exec(title)
  if (code) return { gate: 'leak', reason: 'the title has code in it, expected words', counterexample: title }
  const long = sentencesOf(withoutCode(statement)).find((one) => countWords(one) > LONGEST_SENTENCE)
  if (long !== undefined)
    return {
      gate: 'shape',
      reason: `a sentence has ${countWords(long)} words, expected ${LONGEST_SENTENCE} at most: it is read once, under time pressure`,
      counterexample: long.trim(),
    }
  const given = hints.find((hint) => isMostOf(title, hint) || isMostOf(hint, title))
  if (given !== undefined)
    return { gate: 'leak', reason: 'the title says what a hint says', counterexample: given }
  return (
    inputs &&
    sentencesOf(statement)
      .map((one) => limitFault(one, signature, inputs))
      .find((one) => one)
  )
}

function withoutCode(text: string): string {
  return text.replace(/`[^`\n]*`/g, '')
}

/** Whether a text stands in another one, and little beside it. */
function isMostOf(part: string, whole: string): boolean {
  const [short = [], long = []] = [part, whole].map(
    (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
  )
  const isLong = short.length >= FEWEST_OF_TITLE && short.length >= MOST_OF_HINT * long.length
  return isLong && ` ${long.join(' ')} `.includes(` ${short.join(' ')} `)
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?:])\s+|\n\s*(?:\n|[-*]\s|\d+\.\s)/)
}

function countWords(text: string): number {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).length
}

/** A parameter, or a field of what it holds, with what the contract says of its values. */
interface Named {
  readonly name: string
  readonly type: ValueType
  readonly constraint: Constraint
}

/** A sentence that says what inputs are like, which is computed, or what becomes of inputs that never come. */
function limitFault(
  sentence: string,
  signature: Contract['signature'],
  { parameters }: Inputs,
): Refusal | undefined {
  const names = signature.parameters.flatMap(({ name, type }) =>
    namesIn(name, parseType(type), parameters[name] ?? {}),
  )
  for (const named of names) {
    if (isLimit(sentence, named.name))
      return {
        gate: 'shape',
        reason: `the statement says a limit of ${named.name}, expected none: limits are computed`,
        counterexample: sentence.trim(),
      }
    if (named.type.type === 'array' && isUnrepeated(sentence, named.name))
      return {
        gate: 'shape',
        reason: `the statement promises that nothing occurs twice in ${named.name}: inputs do not keep to that`,
        counterexample: sentence.trim(),
      }
    if (isBeyond(sentence, named))
      return {
        gate: 'shape',
        reason: `the statement says what becomes of a ${named.name} that never comes`,
        counterexample: sentence.trim(),
      }
  }
  return undefined
}

function namesIn(name: string, type: ValueType, constraint: Constraint): readonly Named[] {
  const own: Named = { name, type, constraint }
  switch (type.type) {
    case 'array':
      return [own, ...namesIn(name, type.of, constraint.items ?? {})]
    case 'record':
      return [
        own,
        ...type.fields.flatMap((field) =>
          namesIn(field.name, field.of, constraint.fields?.[field.name] ?? {}),
        ),
      ]
    default:
      return [own]
  }
}

const NUMBER = String.raw`\`?\d+\`?`
const BOUND = String.raw`(?:at most|at least|no more than|not more than|no longer than|never|between|up to|(?:no |not )?(?:larger|greater|smaller|longer|shorter|more|fewer|less) than)`
const ENTRIES = String.raw`(?:entry|entries|number|numbers|value|values|code|codes|second|row|rows|element|elements)`

/** Whether it says of a parameter how large or long it is. */
function isLimit(sentence: string, name: string): boolean {
  const quoted = `\`${name}\``
  const patterns = [
    String.raw`${quoted} (?:always )?(?:has|have|holds?|contains?|is|are|lies?) (?:always )?(?:not )?${BOUND}(?: and)?[^.]*?${NUMBER}`,
    String.raw`${quoted} (?:always )?(?:has|have|holds?|contains?) ${BOUND}`,
    String.raw`${quoted} is never ${NUMBER}`,
    String.raw`\bno ${ENTRIES} (?:in|of) ${quoted} (?:is|are|has|have|lies?) `,
    String.raw`\b(?:every|each|all|any) ${ENTRIES} (?:in|of) ${quoted} (?:is|are|has|have|lies?) (?:${BOUND}|${NUMBER}) `,
    String.raw`\b(?:every|each|all) ${ENTRIES} in ${quoted} (?:has|have) [^.]*\bcharacters`,
    String.raw`\bat least one ${ENTRIES} (?:in|of) ${quoted} is `,
    String.raw`\bthere (?:is|are) ${BOUND} [^.]*\bin ${quoted}`,
    String.raw`\bno ${quoted} is `,
  ]
  return patterns.some((pattern) => new RegExp(pattern, 'i').test(sentence))
}

/** Whether it says that entries of a list are never the same. */
function isUnrepeated(sentence: string, name: string): boolean {
  const within = String.raw`(?:the list|\`${name}\`)`
  const patterns = [
    String.raw`\bno \w+ (?:stands|occurs|appears|comes|is) (?:in|on) more than one ${ENTRIES}`,
    String.raw`\bno \w+ (?:stands|occurs|appears|comes|is) (?:more than once|twice|again) in ${within}`,
    String.raw`\bno two ${ENTRIES} (?:(?:in|of) ${within} )?(?:have|are|share)\b`,
    String.raw`\b(?:all|the) ${ENTRIES} (?:in|of) ${within} are (?:all )?(?:different|distinct|unique)`,
    String.raw`\b(?:every|each) \w+ (?:stands|occurs|appears|comes|is) (?:in ${within} )?(?:only|exactly|just) once in ${within}`,
  ]
  return patterns.some((pattern) => new RegExp(pattern, 'i').test(sentence))
}

/** Whether it says what to do with a value that the contract rules out. */
function isBeyond(sentence: string, { name, type, constraint }: Named): boolean {
  const quoted = `\`${name}\``
  const { min = -Infinity, max = Infinity } = constraint
  const said = (words: string) =>
    [
      String.raw`${quoted} (?:is|are|was|were) ${words}`,
      String.raw`\b${words} ${ENTRIES} (?:in|of) ${quoted}`,
      String.raw`\b${ENTRIES} (?:in|of) ${quoted} (?:that |which )?(?:is|are|has|have) ${words}`,
    ].some((pattern) => new RegExp(pattern, 'i').test(sentence))
  const isNumber = type.type === 'int' || type.type === 'float'
  if (isNumber && min >= 0 && said(String.raw`(?:negative|below ${'`'}?0${'`'}?|less than ${'`'}?0${'`'}?)`))
    return true
  if (type.type === 'int' && said('(?:no whole numbers?|not whole|not a whole number|a fraction)'))
    return true
  if (type.type !== 'optional' && said(String.raw`${'`'}?(?:null|None|missing|undefined)\b${'`'}?`))
    return true
  if (type.type === 'string' && (constraint.length?.min ?? 0) > 0 && said('(?:an )?empty')) return true
  const value =
    isNumber && new RegExp(String.raw`${quoted} (?:is|are) ${'`'}(-?\d+)${'`'}`).exec(sentence)?.[1]
  return typeof value === 'string' && (Number(value) < min || Number(value) > max)
}
