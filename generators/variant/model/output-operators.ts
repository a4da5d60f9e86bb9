import type { Model } from '#schemas/model'
import type { ValueType } from '#schemas/value'

export type Outputs = NonNullable<Model['outputs']>
type OperatorName = Outputs['operators'][number]

/** What may be asked of a list instead of the list itself. */
export interface Operator {
  /** Of the result; undefined for a list of which it cannot be asked. */
  readonly type: (of: ValueType) => ValueType | undefined
  /** What is asked, of what the list holds. */
  readonly words: (what: string) => string
  /** Statements of JavaScript that return it of the list `all`. */
  readonly script: readonly string[]
  /** The same in Python, of `everything`. */
  readonly python: readonly string[]
}

const int: ValueType = { type: 'int' }
const array = (of: ValueType): ValueType => ({ type: 'array', of })
const orNone = (of: ValueType): ValueType | undefined =>
  of.type === 'optional' ? undefined : { type: 'optional', of }
const ofNumbers = (of: ValueType, result: ValueType | undefined) => (of.type === 'int' ? result : undefined)
const ofScalars = (of: ValueType, result: ValueType) =>
  ['int', 'string', 'bool'].includes(of.type) ? result : undefined

const ordinals = ['first', 'second', 'third', 'fourth'] as const
/** Places that are asked for: the first one is what many programs begin with. */
const places = [2, 3, 4] as const

/** One of the list alone, by its place from 1. */
const kth = (place: number): Operator => {
  const ordinal = ordinals[place - 1] ?? String(place)
  return {
    type: orNone,
    words: (what) => `the ${ordinal} of ${what}, or \`null\` if there are fewer than ${place}`,
    script: [`return all.length < ${place} ? null : all[${place - 1}]`],
    python: [`return everything[${place - 1}] if len(everything) >= ${place} else None`],
  }
}

const plain: Readonly<Record<Exclude<OperatorName, 'kth'>, Operator>> = {
  sum: {
    type: (of) => ofNumbers(of, int),
    words: (what) => `the sum of ${what}, \`0\` if there are none`,
    script: ['let sum = 0', 'for (const one of all) sum += one', 'return sum'],
    python: ['return sum(everything)'],
  },
  count: {
    type: () => int,
    words: (what) => `how many of ${what} there are`,
    script: ['return all.length'],
    python: ['return len(everything)'],
  },
  different: {
    type: (of) => ofScalars(of, int),
    words: (what) => `how many different values there are among ${what}`,
    script: ['return new Set(all).size'],
    python: ['return len(set(everything))'],
  },
  largest: {
    type: (of) => ofNumbers(of, orNone(int)),
    words: (what) => `the largest of ${what}, or \`null\` if there are none`,
    script: ['return all.length === 0 ? null : Math.max(...all)'],
    python: ['return max(everything) if everything else None'],
  },
  reversed: {
    type: array,
    words: (what) => `${what} in reverse order, the last one first`,
    script: ['return all.toReversed()'],
    python: ['return everything[::-1]'],
  },
  'every-second': {
    type: array,
    words: (what) => `every second one of ${what}: the first, the third, the fifth and so on`,
    script: ['return all.filter((_, place) => place % 2 === 0)'],
    python: ['return everything[::2]'],
  },
  sorted: {
    type: (of) => ofNumbers(of, array(int)),
    words: (what) => `${what} in ascending order, the smallest first`,
    script: ['return all.toSorted((one, other) => one - other)'],
    python: ['return sorted(everything)'],
  },
  steps: {
    type: (of) => ofNumbers(of, array(int)),
    words: (what) => `the steps between ${what}: from the second one on, each minus the one before it`,
    script: ['return all.slice(1).map((one, place) => one - all[place])'],
    python: ['return [one - before for before, one in zip(everything, everything[1:])]'],
  },
  runs: {
    type: (of) =>
      ofScalars(
        of,
        array({
          type: 'record',
          fields: [
            { name: 'value', of },
            { name: 'times', of: int },
          ],
        }),
      ),
    words: (what) =>
      `${what} in a shorter form: for each stretch of equal neighbours, in order, their \`value\` once and how many \`times\` it stands there`,
    script: [
      'const runs = []',
      'for (const value of all) {',
      '  const last = runs.at(-1)',
      '  if (last?.value === value) last.times += 1',
      '  else runs.push({ value, times: 1 })',
      '}',
      'return runs',
    ],
    python: [
      'runs = []',
      'for value in everything:',
      "    if runs and runs[-1]['value'] == value:",
      "        runs[-1]['times'] += 1",
      '    else:',
      "        runs.append({'value': value, 'times': 1})",
      'return runs',
    ],
  },
}

/**
 * The operators of a model, by what a draw of them is called: the name of one, such as `sum`, or, of a place in the list,
 * `kth-3`.
 */
export function drawableOperators({ operators }: Pick<Outputs, 'operators'>): ReadonlyMap<string, Operator> {
  return new Map(
    operators.flatMap((name): (readonly [string, Operator])[] =>
      name === 'kth' ? places.map((place) => [`kth-${place}`, kth(place)]) : [[name, plain[name]]],
    ),
  )
}
