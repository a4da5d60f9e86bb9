import fc from 'fast-check'
import { parseType, type Encoded, type ValueType } from '#schemas/value'
import { alphabetOf, type Constraint } from '../../compile/input-contract.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import { arrangeInputs } from '../../verify/properties/arrange-inputs.ts'
import { legalInput } from '../../verify/properties/draws.ts'
import { createInputSpace, settle } from '../../verify/properties/input-space.ts'
import { readProperties } from '../../verify/properties/property-program.ts'
import { growingInputs, type Growing } from './growing-inputs.ts'
import { largeInputs } from './large-inputs.ts'
import { confusedArbitrary } from './confused-arbitrary.ts'
import { seedOf } from '../../verify/properties/seed-of.ts'
import type { VerifyContext } from '../../verify/verification.ts'

type Input = readonly Encoded[]

/** Inputs on which all programs of a draft are compared, at least, where a contract has so many. */
const WANTED = 1000
/** Those among them whose values are easily taken for each other. */
const CONFUSED = 250
/** Those of which lists are long: what is wrong late shows in no short one. */
const LONG = 120
/** Small ones among them, at most. */
const MOST_SMALL = 250
/** Inputs of a family that tell problems apart. */
const SHARED = 64
/** Share of what is drawn from which these are taken: in small inputs, different problems have the same results. */
const RICH = 0.6
/** Inputs that are drawn at most to have so many. */
const MOST_DRAWN = 2400
/** Characters of JSON of the largest input. */
const LARGEST = 4000

/** Legal inputs of an item, and so of all that is written for it. */
export interface DraftInputs {
  /** The same for all variants: of the item's own cases and drawn ones, those with much in them. */
  readonly shared: readonly Input[]
  /** The largest that the contract allows, random and sorted; none where they are small. */
  readonly large: readonly Input[]
  /** Those of which one parameter grows up to the largest. */
  readonly growing: () => Promise<readonly Growing[]>
  /** Those of the item's cases and all small ones, and drawn ones that follow from a seed. */
  readonly draw: (seed: number) => Promise<readonly Input[]>
}

/** Makes what draws the inputs of an item's variants. */
export async function createDraftInputs(item: CodeItem, context: VerifyContext): Promise<DraftInputs> {
  const { task, detail } = item
  const own = detail.cases.map(({ input }) => input)
  const space = createInputSpace(task.signature, detail.inputs, own)
  const program =
    detail.properties === undefined ? undefined : await readProperties(detail.properties, context)
  const small = await legalised(smallInputs(item))
  const fixed = distinct([...own.filter((input) => JSON.stringify(input).length <= LARGEST), ...small])
  const { signature } = task
  const mixed = (isLong: boolean) =>
    confusedArbitrary(signature, detail.inputs, isLong).map((input) =>
      settle(input, signature, detail.inputs ?? { version: 1, parameters: {} }),
    )
  const [confused, long] = [mixed(false), mixed(true)]
  const telling = distinct([
    ...own.filter((input) => JSON.stringify(input).length <= LARGEST),
    ...(await sampled(space.arbitrary, seedOf(item.id), 2 * SHARED)),
    ...(await sampled(confused, seedOf(item.id), 2 * SHARED)),
  ])
  const large = legalOf(await arranged(largeInputs(item)))
  let growing: Promise<readonly Growing[]> | undefined
  return {
    large,
    growing: () => (growing ??= grown()),
    shared: spread(largest(telling, telling.length * RICH), SHARED),
    draw: async (seed) => {
      const missing = Math.max(WANTED - fixed.length, WANTED / 2)
      return distinct([
        ...fixed,
        ...(await sampled(space.arbitrary, seed, missing)),
        ...(await sampled(confused, seed, CONFUSED)),
        ...(await sampled(long, seed, LONG)),
      ])
    },
  }

  async function sampled(
    arbitrary: fc.Arbitrary<Encoded[]>,
    seed: number,
    count: number,
  ): Promise<readonly Input[]> {
    const found: Input[] = []
    for (let round = 0; found.length < count && round * count < MOST_DRAWN; round += 1) {
      const some = fc.sample(arbitrary, { seed: seed + round, numRuns: Math.ceil(count * 1.2) })
      found.splice(0, found.length, ...distinct([...found, ...(await legalised(some))]))
    }
    return found.slice(0, count)
  }

  async function grown(): Promise<readonly Growing[]> {
    const all: Growing[] = []
    for (const one of growingInputs(item)) {
      const inputs = legalOf(await arranged(one.inputs))
      const isArranged = JSON.stringify(inputs) !== JSON.stringify(one.inputs)
      if (inputs.length === one.inputs.length) all.push({ ...one, inputs, isArranged })
    }
    return all
  }

  function legalOf(inputs: readonly (readonly Encoded[])[]): readonly Input[] {
    return inputs.flatMap((input) => {
      const legal = legalInput(item, space, input)
      return legal ? [legal] : []
    })
  }

  async function arranged(inputs: readonly Encoded[][]): Promise<readonly Input[]> {
    const all = await arrangeInputs(task.signature, program?.arrange, inputs)
    return all.filter((input) => input !== undefined)
  }

  async function legalised(inputs: readonly Encoded[][]): Promise<readonly Input[]> {
    return legalOf(await arranged(inputs)).filter((input) => JSON.stringify(input).length <= LARGEST)
  }
}

function distinct(inputs: readonly Input[]): readonly Input[] {
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()]
}

/** So many of a list that have most in them. */
function largest(inputs: readonly Input[], count: number): readonly Input[] {
  return inputs
    .toSorted((left, right) => JSON.stringify(right).length - JSON.stringify(left).length)
    .slice(0, Math.ceil(count))
}

/** So many of a list, evenly from its beginning to its end. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list
  return Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)]).filter(
    (one): one is T => one !== undefined,
  )
}

/** Every combination of a few small values, or as many of them as there is room for, evenly. */
function smallInputs({ task: { signature }, detail: { inputs } }: CodeItem): readonly Encoded[][] {
  const values = signature.parameters.map(({ name, type }) =>
    smallValues(parseType(type), inputs?.parameters[name] ?? {}, signature.parameters.length > 2 ? 8 : 40),
  )
  const all = values.reduce((product, some) => product * some.length, 1)
  const count = Math.min(all, 4 * MOST_SMALL)
  const chosen = Array.from({ length: count }, (_, at) => {
    let rest = Math.floor((at * all) / count)
    return values.map((some) => {
      const value = some[rest % some.length] ?? null
      rest = Math.floor(rest / some.length)
      return value
    })
  })
  return spread(chosen, MOST_SMALL) as Encoded[][]
}

/** The smallest values of a type: at most so many. */
function smallValues(type: ValueType, constraint: Constraint, most: number): readonly Encoded[] {
  switch (type.type) {
    case 'bool':
      return [false, true]
    case 'int':
    case 'float': {
      const { min = -2, max = Infinity } = constraint
      const low = Math.max(min, Math.min(0, max))
      return [...new Set([low, low + 1, low + 2, low + 3, low - 1])].filter((one) => one >= min && one <= max)
    }
    case 'bigint':
      return ['0', '1', '2'].map((v): Encoded => ({ $: 'bigint', v }))
    case 'string': {
      const { oneOf, alphabet = 'lowercase', length } = constraint
      if (oneOf) return oneOf
      const [first = 'a', second = first] = alphabetOf(alphabet === 'unicode' ? 'lowercase' : alphabet)
      const least = Math.max(length?.min ?? 0, 1)
      const texts = ['', first.repeat(least), second.repeat(least), first.repeat(least) + second]
      return [...new Set(texts)].slice(0, most)
    }
    case 'bytes':
      return [{ $: 'bytes', v: '' }]
    case 'optional':
      return [null, ...smallValues(type.of, constraint.of ?? {}, Math.max(1, most - 1))]
    case 'array': {
      const items = smallValues(type.of, constraint.items ?? {}, 4)
      const lists: Encoded[][] = [[]]
      for (let size = 1; size <= 4 && lists.length < most; size += 1)
        lists.push(...combinations(items, size, most - lists.length))
      return lists.slice(0, most)
    }
    case 'map': {
      const keys = smallValues({ type: 'string' }, constraint.keys ?? {}, 4)
      const values = smallValues(type.of, constraint.values ?? {}, 3)
      const maps = combinations(values, 2, most).flatMap((pair, at): Encoded[] => [
        { $: 'map', v: [[keys[at % keys.length] ?? '', pair[0] ?? null]] },
        { $: 'map', v: keys.slice(1, 3).map((key, place) => [key, pair[place] ?? null]) },
      ])
      return [{ $: 'map', v: [] }, ...maps].slice(0, most) as readonly Encoded[]
    }
    case 'record': {
      const fields = type.fields.map(({ name, of }) => ({
        name,
        values: smallValues(of, constraint.fields?.[name] ?? {}, 3),
      }))
      return Array.from({ length: most }, (_, at) =>
        Object.fromEntries(
          fields.map(({ name, values }, place) => [
            name,
            values[Math.floor(at / (place + 1)) % values.length] ?? null,
          ]),
        ),
      )
    }
  }
}

function combinations(items: readonly Encoded[], size: number, most: number): Encoded[][] {
  const all = items.length ** size
  const count = Math.min(all, most)
  return Array.from({ length: count }, (_, at) => {
    let rest = Math.floor((at * all) / count)
    return Array.from({ length: size }, () => {
      const item = items[rest % items.length] ?? null
      rest = Math.floor(rest / items.length)
      return item
    })
  })
}
