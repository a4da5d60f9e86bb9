import type { Inputs } from '#schemas/inputs'
import type { ItemOf } from '#schemas/item'
import { parseType, type ValueType } from '#schemas/value'
import type { Constraint } from '../../compile/input-contract.ts'
import type { Refusal } from './draft-judge.ts'

/** A parameter, or a field of what it holds, with what the contract says of its values. */
interface Named {
  readonly name: string
  readonly type: ValueType
  readonly constraint: Constraint
}

/**
 * A sentence that says what inputs are like, which is computed, or what becomes of inputs that never come.
 *
 * @returns undefined where it says none of that
 */
export function limitFault(
  sentence: string,
  signature: ItemOf<'code'>['signature'],
  inputs: Inputs,
): Refusal | undefined {
  const said = faultOf(sentence, signature, inputs)
  if (said === undefined) return undefined
  return { gate: 'shape', reason: `the statement ${said}`, counterexample: sentence.trim() }
}

function faultOf(
  sentence: string,
  { parameters }: ItemOf<'code'>['signature'],
  { parameters: constraints, relations = [] }: Inputs,
): string | undefined {
  if (LIMIT_OF_ALL.test(sentence)) return 'says a limit of the inputs, expected none: limits are computed'
  const names = parameters.flatMap(({ name, type }) =>
    namesIn(name, parseType(type), constraints[name] ?? {}),
  )
  const numbers = names.filter(isNumber)
  const areNegative = numbers.some(({ constraint: { min = -Infinity } }) => min < 0)
  if (numbers.length > 0 && !areNegative && BELOW_ZERO.test(sentence))
    return 'says what becomes of negative numbers, which never come'
  const areEqual = relations.some(({ left, op, right }) => op === '=' && isLength(left) && isLength(right))
  if (areEqual && UNEQUAL_LENGTHS.test(sentence))
    return 'says what becomes of lists of different lengths, which never come'
  for (const named of names) {
    const { name, type } = named
    if (isLimit(sentence, name)) return `says a limit of ${name}, expected none: limits are computed`
    if (type.type === 'array' && isUnrepeated(sentence, name))
      return `promises that nothing occurs twice in ${name}: inputs do not keep to that`
    if (isBeyond(sentence, named)) return `says what becomes of a ${name} that never comes`
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
/** Not in a clause that says under which condition something holds. */
const UNCONDITIONAL = String.raw`(?<!\b(?:if|when|whenever|where|whose|while|unless|until|once|that|which)\b[^.,;:]*)`
const ENTRIES = String.raw`(?:entry|entries|number|numbers|value|values|code|codes|second|row|rows|element|elements)`

/** Words for how large something is that name no parameter. */
const LIMIT_OF_ALL = new RegExp(
  [
    String.raw`${UNCONDITIONAL}\bthere (?:is|are) ${BOUND} [^.]*\bin the list\b`,
    String.raw`${UNCONDITIONAL}\bthe list (?:always )?(?:has|holds|contains|is) ${BOUND}`,
    String.raw`${UNCONDITIONAL}\bno ${ENTRIES} (?:is|are|has|have) (?:larger|greater|smaller|longer|shorter|more|fewer|less) than ${NUMBER}`,
  ].join('|'),
  'i',
)

const BECOMES = String.raw`(?:counts? as|(?:is|are) (?:taken (?:as|for)|ignored|left out|skipped))`
/** What becomes of a number below 0, or of lists that do not fit together. */
const BELOW_ZERO = new RegExp(
  String.raw`\b(?:negative ${ENTRIES}|${ENTRIES} (?:that (?:is|are) )?(?:below|less than|under) \`?0\`?) ${BECOMES}\b`,
  'i',
)
const UNEQUAL_LENGTHS =
  /\b(?:if|when|where|should)\b[^.]*\b(?:not have the same length|different lengths?|differ in length|(?:longer|shorter) than the other)\b/i

function isNumber({ type }: Pick<Named, 'type'>): boolean {
  return type.type === 'int' || type.type === 'float'
}

function isLength(side: number | string): boolean {
  return typeof side === 'string' && side.startsWith('length(')
}

/** Whether it says of a parameter how large or long it is. */
function isLimit(sentence: string, name: string): boolean {
  const quoted = `\`${name}\``
  const patterns = [
    String.raw`${UNCONDITIONAL}${quoted} (?:always )?(?:has|have|holds?|contains?|is|are|lies?) (?:always )?(?:not )?${BOUND}(?: and)?[^.]*?${NUMBER}`,
    String.raw`${UNCONDITIONAL}${quoted} (?:always )?(?:has|have|holds?|contains?) ${BOUND}`,
    String.raw`${UNCONDITIONAL}${quoted} is never ${NUMBER}`,
    String.raw`\bno ${ENTRIES} (?:in|of) ${quoted} (?:is|are|has|have|lies?) `,
    String.raw`\b(?:every|each|all|any) ${ENTRIES} (?:in|of) ${quoted} (?:is|are|has|have|lies?) (?:${BOUND}|${NUMBER}) `,
    String.raw`\b(?:every|each|all) ${ENTRIES} in ${quoted} (?:has|have) [^.]*\bcharacters`,
    String.raw`\bat least one ${ENTRIES} (?:in|of) ${quoted} is `,
    String.raw`\bthere (?:is|are) ${BOUND} [^.]*\bin ${quoted}`,
    String.raw`\bno ${quoted} is `,
    String.raw`^\s*${quoted} (?:is|are) (?:never|not) \w+ than (?!\`)`,
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
      String.raw`\b${words} (?:${ENTRIES} (?:in|of) )?${quoted}`,
      String.raw`\b${ENTRIES} (?:in|of) ${quoted} (?:that |which )?(?:is|are|has|have) ${words}`,
    ].some((pattern) => new RegExp(pattern, 'i').test(sentence))
  const areNumbers = isNumber({ type })
  if (
    areNumbers &&
    min >= 0 &&
    said(String.raw`(?:negative|below ${'`'}?0${'`'}?|less than ${'`'}?0${'`'}?)`)
  )
    return true
  if (type.type === 'int' && said('(?:no whole numbers?|not whole|not a whole number|a fraction)'))
    return true
  if (type.type !== 'optional' && said(String.raw`${'`'}?(?:null|None|missing|undefined)\b${'`'}?`))
    return true
  if (type.type === 'string' && (constraint.length?.min ?? 0) > 0 && said('(?:an )?empty')) return true
  const value =
    areNumbers && new RegExp(String.raw`${quoted} (?:is|are) ${'`'}(-?\d+)${'`'}`).exec(sentence)?.[1]
  return typeof value === 'string' && (Number(value) < min || Number(value) > max)
}
