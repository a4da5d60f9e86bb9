import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'

/*
 * One file, although long: reading, simplifying and writing an order of growth share one small algebra. An expression is
 * a sum of terms, a term a product of powers of atoms: variables (single letters), logarithms of them, exponentials
 * (2^n and 3^n are powers of one atom), factorials.
 */

/** Growth from slow to fast; what is higher outgrows every power of what is lower in the same variable. */
const Level = { logLog: 1, log: 2, variable: 3, exponential: 4, tower: 5 } as const

interface Atom {
  readonly name: string
  readonly level: number
  /** letters it grows with, sorted */
  readonly variables: string
  readonly power: number
}

interface Term {
  readonly factor: number
  /** by name, so that equal products are equal */
  readonly atoms: ReadonlyMap<string, Atom>
}

type Sum = readonly Term[]

/** Longer texts are no order of growth; the limit keeps hostile ones cheap. */
const LONGEST = 200
const MOST_TERMS = 60
const LN2 = log(2)
/** Powers so large or small that they have no plain digits. */
const UNWRITABLE = /\de[+-]|Infinity|NaN/

/**
 * Reads an order of growth: `O(n log n)`, `n*log(n)`, `O(n · log₂ n)`, `n²`, `2^n`, `n!`, `sqrt(n)`, `V + E`, in any
 * case, product sign and logarithm base. Constant factors and terms that another outgrows are dropped, as O does, so
 * that `O(2n + log n)` is `O(n)`.
 *
 * @param text as the candidate wrote it
 * @returns the normal form inside O(…), or what is wrong with the text in words
 */
export function readBigO(text: string): { readonly normal: string } | { readonly fault: string } {
  const fault = {
    fault: `not an order of growth: “${text.trim().slice(0, LONGEST)}”; write it like O(n log n)`,
  }
  if (text.length > LONGEST) return fault
  const tokens = tokensOf(text)
  if (tokens === undefined) return fault
  const reader = { tokens, at: 0 }
  const sum = readSum(reader)
  if (sum === undefined || reader.at < tokens.length) return fault
  const normal = written(leading(sum))
  return normal === '' || UNWRITABLE.test(normal) ? fault : { normal }
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉'

function tokensOf(text: string): readonly string[] | undefined {
  const plain = text
    .replace(/(?<!\p{L})[oOΘθΟο]\s*\(/gu, '(')
    .replace(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (digits) =>
        `^${digits
          .split('')
          .map((digit) => SUPERSCRIPTS.indexOf(digit))
          .join('')} `,
    )
    .replace(
      /[₀-₉]+/g,
      (digits) =>
        `_${digits
          .split('')
          .map((digit) => SUBSCRIPTS.indexOf(digit))
          .join('')} `,
    )
    .replace(/\*\*/g, '^')
    .replace(/[·×⋅∙]/g, '*')
    .replace(/[−–]/g, '-')
    .replace(/√/g, ' sqrt ')
    .replace(/[[{]/g, '(')
    .replace(/[\]}]/g, ')')
    .replace(/\|/g, ' ')
    .toLowerCase()
  const tokens = plain.match(/\d+(?:\.\d+)?|log|ln|lg|sqrt|[a-z]|[-+*/^!()_]|[^\s]/g)
  if (tokens === null) return undefined
  return tokens.every((token) => /^(?:[\d.]+|[a-z]+|[-+*/^!()_])$/.test(token)) ? tokens : undefined
}

interface Reader {
  readonly tokens: readonly string[]
  at: number
}

function accept(reader: Reader, ...wanted: readonly string[]): string | undefined {
  const token = reader.tokens[reader.at]
  if (token === undefined || !wanted.includes(token)) return undefined
  reader.at++
  return token
}

function readSum(reader: Reader): Sum | undefined {
  let sign = accept(reader, '-') === undefined ? 1 : -1
  let sum: Sum = []
  for (;;) {
    const product = readProduct(reader)
    if (product === undefined) return undefined
    sum = added(sum, scaled(product, sign))
    if (sum.length > MOST_TERMS) return undefined
    const operator = accept(reader, '+', '-')
    if (operator === undefined) return sum
    sign = operator === '+' ? 1 : -1
  }
}

function readProduct(reader: Reader): Sum | undefined {
  let product = readPower(reader)
  while (product !== undefined) {
    const operator = accept(reader, '*', '/')
    if (operator === undefined && !beginsFactor(reader.tokens[reader.at])) return product
    const factor = readPower(reader)
    if (factor === undefined) return undefined
    product = operator === '/' ? divided(product, factor) : multiplied(product, factor)
  }
  return undefined
}

function beginsFactor(token: string | undefined): boolean {
  return token !== undefined && /^[\d(a-z]/.test(token)
}

/** A base with its exponent; exponents bind to the right, n^2^k = n^(2^k). */
function readPower(reader: Reader): Sum | undefined {
  const base = readBase(reader)
  if (base === undefined || accept(reader, '^') === undefined) return base
  const negative = accept(reader, '-') !== undefined
  const exponent = readPower(reader)
  if (exponent === undefined) return undefined
  // (-2)^n and 0^n grow like nothing
  if ((constantOf(base) ?? 1) <= 0 && constantOf(exponent) === undefined) return undefined
  return raised(base, negative ? scaled(exponent, -1) : exponent)
}

function readBase(reader: Reader): Sum | undefined {
  const token = reader.tokens[reader.at]
  if (token === undefined) return undefined
  let base: Sum | undefined
  if (/^\d/.test(token)) {
    reader.at++
    base = constant(Number(token))
  } else if (accept(reader, '(') !== undefined) {
    base = readSum(reader)
    if (base === undefined || accept(reader, ')') === undefined) return undefined
  } else if (accept(reader, 'sqrt') !== undefined) {
    const inner = readBase(reader)
    return inner === undefined ? undefined : raised(inner, constant(0.5))
  } else if (accept(reader, 'ln') !== undefined) {
    return readLogarithm(reader, true)
  } else if (accept(reader, 'log', 'lg') !== undefined) {
    return readLogarithm(reader, false)
  } else if (/^[a-z]$/.test(token)) {
    reader.at++
    base = [product(1, [{ name: token, level: Level.variable, variables: token, power: 1 }])]
  }
  while (base !== undefined && accept(reader, '!') !== undefined) base = factorial(base)
  return base
}

/** After `log`: a base, which matters for constants alone; a power, log^2 n = (log n)^2; then its argument. */
function readLogarithm(reader: Reader, natural: boolean): Sum | undefined {
  let base = natural ? 1 : LN2
  const readMark = (): boolean => {
    const marked = accept(reader, '_') !== undefined
    const token = reader.tokens[reader.at] ?? ''
    const after = reader.tokens[reader.at + 1]
    const numeric = /^\d/.test(token) && (marked || beginsFactor(after) || after === '^')
    if (numeric && Number(token) > 1) base = log(Number(token))
    const letter = marked && /^[a-z]$/.test(token)
    if (numeric || letter) reader.at++
    return !marked || numeric || letter
  }
  if (!readMark()) return undefined
  let power = 1
  if (accept(reader, '^') !== undefined) {
    const token = reader.tokens[reader.at] ?? ''
    if (!/^\d/.test(token)) return undefined
    power = Number(token)
    reader.at++
    if (!readMark()) return undefined
  }
  const inner = readPower(reader)
  if (inner === undefined) return undefined
  const value = constantOf(inner)
  if (value !== undefined && !(value > 0)) return undefined
  const logarithm = value === undefined ? logarithmOf(leading(inner)) : constant(log(value) / base)
  return power === 1 ? logarithm : raised(logarithm, constant(power))
}

/** The value of an expression without variables. */
function constantOf(sum: Sum): number | undefined {
  const [only] = sum
  return sum.length === 1 && only?.atoms.size === 0 ? only.factor : undefined
}

function constant(factor: number): Sum {
  return [product(factor, [])]
}

function product(factor: number, atoms: Iterable<Atom>): Term {
  const merged = new Map<string, Atom>()
  for (const atom of atoms) {
    const power = (merged.get(atom.name)?.power ?? 0) + atom.power
    merged.delete(atom.name)
    // a rounded difference of powers is none
    if (Math.abs(power) > 1e-9) merged.set(atom.name, { ...atom, power })
  }
  return { factor, atoms: merged }
}

function added(left: Sum, right: Sum): Sum {
  const terms = new Map<string, Term>()
  for (const term of [...left, ...right]) {
    const name = writtenTerm(term)
    terms.set(name, { ...term, factor: term.factor + (terms.get(name)?.factor ?? 0) })
  }
  const kept = [...terms.values()].filter(({ factor }) => factor !== 0)
  return kept.length === 0 ? constant(0) : kept
}

function scaled(sum: Sum, by: number): Sum {
  return sum.map((term) => ({ ...term, factor: term.factor * by }))
}

function multiplied(left: Sum, right: Sum): Sum {
  if (left.length * right.length > MOST_TERMS) return [product(1, [opaque([...left, ...right], 'product')])]
  let sum: Sum = []
  for (const one of left) {
    for (const other of right) {
      sum = added(sum, [product(one.factor * other.factor, [...one.atoms.values(), ...other.atoms.values()])])
    }
  }
  return sum
}

function divided(left: Sum, right: Sum): Sum {
  // what is divided by grows like its leading terms
  return multiplied(left, raised(right.length === 1 ? right : leading(right), constant(-1)))
}

function raised(base: Sum, exponent: Sum): Sum {
  const power = constantOf(exponent)
  if (power !== undefined) {
    const [term] = base
    if (base.length === 1 && term !== undefined) {
      const atoms = [...term.atoms.values()].map((atom) => ({ ...atom, power: atom.power * power }))
      return [product(constantPower(term.factor, power), atoms)]
    }
    if (power === 1 || power === 2 || power === 3)
      return power === 1 ? base : multiplied(base, raised(base, constant(power - 1)))
    const top = leading(base)
    return top.length === 1 ? raised(top, exponent) : [product(1, [{ ...opaque(top, 'sum'), power }])]
  }
  const fixed = constantOf(base)
  if (fixed !== undefined && fixed > 0) {
    // c^(k·x + …) is the product of (c^k)^x
    const atoms = exponent.flatMap(({ factor, atoms: inner }) => {
      if (inner.size === 0) return []
      const name = writtenTerm({ factor: 1, atoms: inner })
      const variables = variablesOf([{ factor: 1, atoms: inner }])
      return [{ name: `^${name}`, level: Level.exponential, variables, power: (factor * log(fixed)) / LN2 }]
    })
    return [product(1, atoms)]
  }
  const towards = exponent.map(
    (one) => `${one.factor === 1 ? '' : `${rounded(one.factor)} `}${writtenTerm(one)}`,
  )
  const name = `${enclosed(written(base))}^${enclosed(towards.sort().join(' + '))}`
  return [
    product(1, [{ name, level: Level.tower, variables: variablesOf([...base, ...exponent]), power: 1 }]),
  ]
}

/** base^power, exact for whole powers; a base that is not positive counts as 1 under any other. */
function constantPower(base: number, power: number): number {
  if (Math.floor(power) !== power || Math.abs(power) > 64) return base > 0 ? exp(power * log(base)) : 1
  let result = 1
  for (let i = 0; i < Math.abs(power); i++) result *= base
  return power < 0 && result !== 0 ? 1 / result : result
}

/** In parentheses unless it is one letter. */
function enclosed(text: string): string {
  return text.length === 1 ? text : `(${text})`
}

function factorial(base: Sum): Sum {
  const inner = written(base)
  const name = /^[a-z]$/.test(inner) ? `${inner}!` : `(${inner})!`
  return variablesOf(base) === ''
    ? constant(1)
    : [product(1, [{ name, level: Level.tower, variables: variablesOf(base), power: 1 }])]
}

/** log of a product is the sum of the logs; powers come in front and constants go. */
function logarithmOf(sum: Sum): Sum {
  const [term] = sum
  if (sum.length !== 1 || term === undefined)
    return [product(1, [logAtom(written(sum), Level.log, variablesOf(sum))])]
  let result: Sum = []
  for (const atom of term.atoms.values()) {
    if (atom.level === Level.exponential) {
      const exponent = atom.name.slice(1)
      const reader = { tokens: tokensOf(exponent) ?? [], at: 0 }
      result = added(result, readSum(reader) ?? constant(1))
    } else if (atom.level === Level.tower && /^[a-z]!$/.test(atom.name)) {
      const letter = atom.name.slice(0, 1)
      const variable = { name: letter, level: Level.variable, variables: letter, power: 1 }
      result = added(result, [product(1, [variable, logAtom(letter, Level.log, letter)])])
    } else {
      const level = atom.level <= Level.log ? Level.logLog : Level.log
      result = added(result, [product(1, [logAtom(atom.name, level, atom.variables)])])
    }
  }
  const growing = result.filter(({ atoms }) => atoms.size > 0)
  return growing.length === 0 ? constant(1) : growing
}

function logAtom(name: string, level: number, variables: string): Atom {
  return {
    name: /^[a-z]$|^log [^+]*$/.test(name) ? `log ${name}` : `log (${name})`,
    level,
    variables,
    power: 1,
  }
}

function opaque(sum: Sum, what: 'sum' | 'product'): Atom {
  return {
    name: `(${written(sum)}${what === 'sum' ? '' : '…'})`,
    level: Level.variable,
    variables: variablesOf(sum),
    power: 1,
  }
}

function variablesOf(sum: Sum): string {
  const letters = new Set<string>()
  for (const { atoms } of sum)
    for (const atom of atoms.values()) for (const letter of atom.variables) letters.add(letter)
  return [...letters].sort().join('')
}

/** The terms that no other outgrows, each with factor 1. */
function leading(sum: Sum): Sum {
  const terms = sum.filter(({ factor }) => factor !== 0).map(({ atoms }) => ({ factor: 1, atoms }))
  return terms.filter((term, i) => !terms.some((other, j) => j !== i && outgrows(other, term)))
}

/** Whether the quotient fast/slow stays above a constant as the variables grow: no variable's leading power is negative. */
function outgrows(fast: Term, slow: Term): boolean {
  const inverse = [...slow.atoms.values()].map((atom) => ({ ...atom, power: -atom.power }))
  const quotient = [...product(1, [...fast.atoms.values(), ...inverse]).atoms.values()]
  if (quotient.some(({ variables, power }) => variables.length > 1 && power < 0)) return false
  return variablesOf([product(1, quotient)])
    .split('')
    .every((letter) => {
      const own = quotient.filter(({ variables }) => variables === letter)
      const top = Math.max(...own.map(({ level }) => level))
      const decisive = own.filter(({ level }) => level === top)
      // two different things of one level in one variable, such as 2^n and 2^(n²), are not compared
      return own.length === 0 || (decisive.length === 1 && (decisive[0]?.power ?? 0) > 0)
    })
}

function written(sum: Sum): string {
  return sum.map(writtenTerm).sort().join(' + ')
}

function writtenTerm({ atoms }: Term): string {
  const ordered = [...atoms.values()].sort((x, y) => y.level - x.level || (x.name < y.name ? -1 : 1))
  const factors = ordered.map(({ name, level, power }) => {
    if (level === Level.exponential)
      return `${rounded(exp(power * LN2))}^${name.slice(1).length === 1 ? name.slice(1) : `(${name.slice(1)})`}`
    if (rounded(power) === '1') return name
    return `${/^[a-z]$|^\([^()]*\)$/.test(name) ? name : `(${name})`}^${rounded(power)}`
  })
  // a variable o before a parenthesis would be read as the letter of O(…)
  return factors.length === 0 ? '1' : factors.join(' ').replace(/\bo \(/g, 'o · (')
}

/** Nine digits: enough to tell bases apart, few enough to hide rounding. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(9)))
}
