/** A token as sucrase's parser keeps it. */
export interface ParsedToken {
  /** One of {@link kinds}, or a number with the flags of {@link flags} */
  readonly type: number
  /** 0 for none, such as `keyof`, `await` or `as` */
  readonly contextualKeyword: number
  /** Position of the first character */
  readonly start: number
  /** Position after the last character */
  readonly end: number
  readonly isType: boolean
}

/** Where a parse stands after a token. */
export interface Place {
  /** What the parser takes of the native stack here, at most, in bytes */
  readonly depth: number
  readonly level: Level
}

/** What is open between two brackets, or outside all. */
interface Level {
  readonly above: Level | undefined
  /** `>` for `<` among types */
  readonly closer: number
  /** Depth at the opening bracket, in bytes */
  readonly base: number
  /** Weight of the statements that are open: `if (a) while (b)`, in bytes */
  readonly statements: number
  /** The same before the last statement ended: an `else` goes on with them */
  readonly ended: number
  /** Weight of the expression that is open: `a => b ? !c`, in bytes */
  readonly expression: number
  /** Whether the brackets are those of `if (…)`, after which a line end ends no statement */
  readonly isHeader: boolean
  /** The same of the last bracket that was closed */
  readonly afterHeader: boolean
}

/** Numbers of sucrase 3.35; a test compares them with what it parses. */
export const kinds = {
  name: 5632,
  bracketL: 7680,
  bracketR: 8192,
  braceL: 9728,
  braceR: 11264,
  parenL: 13824,
  parenR: 14336,
  comma: 15360,
  semi: 16384,
  colon: 17408,
  question: 20480,
  arrow: 22528,
  backQuote: 25600,
  dollarBraceL: 27136,
  postIncDec: 33664,
  lessThan: 44040,
  greaterThan: 45064,
  typeParameterStart: 60928,
  nonNullAssertion: 61440,
  case: 63504,
  default: 67600,
  do: 68624,
  else: 69648,
  for: 71696,
  function: 73232,
  if: 73744,
  return: 74768,
  while: 81936,
  with: 82960,
  new: 84496,
  this: 85520,
  super: 86544,
  class: 87568,
  extends: 88080,
  import: 90640,
  yield: 91664,
  null: 92688,
  true: 93712,
  false: 94736,
  in: 95256,
  instanceof: 96280,
} as const

/** Bits of a kind. */
const flags = { precedence: 0xf, keyword: 1 << 4, assign: 1 << 5, prefix: 1 << 7 } as const
/** Kinds up to this one, the punctuation's first, are names and literals. */
const lastLiteral = 5632

export const outermost: Place = {
  depth: 0,
  level: {
    above: undefined,
    closer: 0,
    base: 0,
    statements: 0,
    ended: 0,
    expression: 0,
    isHeader: false,
    afterHeader: false,
  },
}

/**
 * Follows a parser of recursive descent by its tokens. A bracket, an operator or a word that makes it call itself
 * weighs what it takes of the stack: at least what was measured when a text of only such forms overflowed a stack of
 * 480 kB in Node 24, code still interpreted, which takes most (Chromium gives its workers 500 kB).
 *
 * @param place before the token
 * @param previous the token before
 * @param text in which both stand, for the line ends between them
 */
export function descend(
  place: Place,
  token: ParsedToken,
  previous: ParsedToken | undefined,
  text: string,
): Place {
  const { type } = token
  if (type === kinds.else) {
    const { level } = place
    return at({ ...level, statements: Math.max(level.statements, level.ended), ended: 0 })
  }
  const level = isNewStatement(place.level, token, previous, text) ? ended(place.level) : place.level
  const closer = closerOf(token)
  if (closer !== undefined) return open(level, token, previous, closer)
  const isClosing = type === kinds.bracketR || type === kinds.braceR || type === kinds.parenR
  if (isClosing || (token.isType && type === kinds.greaterThan)) return close(level, type)
  if (type === kinds.semi) return at(ended(level))
  if (type === kinds.comma && !token.isType) return at({ ...level, expression: 0 })
  const statement = statementWeights.get(type)
  if (statement !== undefined) return at({ ...level, statements: level.statements + statement })
  const weight = weightOf(token)
  if (weight === 0 && level === place.level) return place
  return at({ ...level, expression: level.expression + weight })
}

function at(level: Level): Place {
  return { depth: level.base + level.statements + level.expression, level }
}

function ended(level: Level): Level {
  return { ...level, statements: 0, ended: level.statements, expression: 0 }
}

const statementWeights: ReadonlyMap<number, number> = new Map([
  [kinds.if, 450],
  [kinds.while, 450],
  [kinds.do, 450],
  [kinds.with, 450],
  [kinds.for, 750],
])

const expressionWeights: ReadonlyMap<number, number> = new Map([
  [kinds.arrow, 1_800],
  [kinds.question, 1_050],
  [kinds.function, 1_300],
  // Far more than its stack: sucrase writes what stands in a field of a class twice, at each level of nesting
  [kinds.class, 60_000],
  [kinds.extends, 720],
  [kinds.new, 500],
  [kinds.yield, 700],
  [kinds.colon, 420],
])

/** Arrows and questions among types, which take less. */
const typeWeights: ReadonlyMap<number, number> = new Map([
  [kinds.arrow, 700],
  [kinds.question, 100],
])

const operatorWeight = 170
const contextualWeight = 520
const assignmentWeight = 600

function weightOf({ type, contextualKeyword, isType }: ParsedToken): number {
  const weight = (isType ? typeWeights.get(type) : undefined) ?? expressionWeights.get(type)
  if (weight !== undefined) return weight
  if ((type & flags.assign) !== 0) return assignmentWeight
  if (contextualKeyword !== 0) return contextualWeight
  return (type & (flags.precedence | flags.prefix)) === 0 ? 0 : operatorWeight
}

function closerOf({ type, isType }: ParsedToken): number | undefined {
  if (type === kinds.parenL) return kinds.parenR
  if (type === kinds.bracketL) return kinds.bracketR
  if (type === kinds.braceL || type === kinds.dollarBraceL) return kinds.braceR
  const isAngle = type === kinds.typeParameterStart || (isType && type === kinds.lessThan)
  return isAngle ? kinds.greaterThan : undefined
}

/** What is open while a bracket is, and, of `<`, what stays after it: `<A><B>c` */
const bracketWeight = 1_700
const callWeight = 2_200
const blockWeight = 700
const typeBracketWeight = 1_200
const angleWeight = { open: 800, stays: 300 } as const

function open(level: Level, token: ParsedToken, previous: ParsedToken | undefined, closer: number): Place {
  const isAngle = closer === kinds.greaterThan
  const above = isAngle ? { ...level, expression: level.expression + angleWeight.stays } : level
  const weight = isAngle ? angleWeight.open : weightOfBracket(level, token, previous)
  return at({
    above,
    closer,
    base: at(above).depth + weight,
    statements: 0,
    ended: 0,
    expression: 0,
    isHeader: token.type === kinds.parenL && previous !== undefined && isHeaderWord(previous),
    afterHeader: false,
  })
}

function weightOfBracket(level: Level, token: ParsedToken, previous: ParsedToken | undefined): number {
  if (token.type === kinds.braceL) return startsBlock(level, previous) ? blockWeight : bracketWeight
  if (token.isType) return typeBracketWeight
  const isCall = token.type === kinds.parenL && previous !== undefined && canBeCalled(previous)
  return isCall ? callWeight : bracketWeight
}

/** Angles that were comparisons after all are left open, so a bracket closes all up to its own. */
function close(level: Level, closer: number): Place {
  let closed = level
  if (closer !== kinds.greaterThan) {
    while (closed.closer === kinds.greaterThan && closed.above !== undefined) closed = closed.above
  }
  if (closed.closer !== closer || closed.above === undefined) return at(level)
  return at({ ...closed.above, afterHeader: closed.isHeader })
}

function startsBlock(level: Level, previous: ParsedToken | undefined): boolean {
  if (previous === undefined) return true
  return previous.type === kinds.parenR ? level.afterHeader : blockStarts.has(previous.type)
}

const blockStarts: ReadonlySet<number> = new Set([
  kinds.braceL,
  kinds.braceR,
  kinds.semi,
  kinds.else,
  kinds.do,
])

function canBeCalled({ type }: ParsedToken): boolean {
  return (
    type === kinds.name ||
    type === kinds.parenR ||
    type === kinds.bracketR ||
    type === kinds.super ||
    type === kinds.import ||
    type === kinds.greaterThan
  )
}

function isHeaderWord({ type, contextualKeyword }: ParsedToken): boolean {
  return (
    type === kinds.if ||
    type === kinds.for ||
    type === kinds.while ||
    type === kinds.with ||
    // `for await (…)`
    (type === kinds.name && contextualKeyword !== 0)
  )
}

/** Whether the statement before has ended without a semicolon: by a line end or a brace. */
function isNewStatement(
  level: Level,
  token: ParsedToken,
  previous: ParsedToken | undefined,
  text: string,
): boolean {
  if (token.type === kinds.case || token.type === kinds.default) return true
  if (previous === undefined || level.statements + level.expression === 0) return false
  if (!canStart(token)) return false
  const isNewLine = text.slice(previous.end, token.start).includes('\n')
  if (previous.type === kinds.braceR) return isNewLine || token.contextualKeyword === 0
  return isNewLine && canEnd(previous, level)
}

function canStart({ type }: ParsedToken): boolean {
  if (type <= lastLiteral) return true
  if (type === kinds.in || type === kinds.instanceof || type === kinds.extends) return false
  return (type & flags.keyword) !== 0
}

function canEnd({ type, contextualKeyword }: ParsedToken, level: Level): boolean {
  if (type === kinds.parenR) return !level.afterHeader
  if (type === kinds.name) return contextualKeyword === 0
  return type < lastLiteral || enders.has(type)
}

const enders: ReadonlySet<number> = new Set([
  kinds.bracketR,
  kinds.backQuote,
  kinds.postIncDec,
  kinds.nonNullAssertion,
  kinds.greaterThan,
  kinds.this,
  kinds.super,
  kinds.null,
  kinds.true,
  kinds.false,
  kinds.return,
])
