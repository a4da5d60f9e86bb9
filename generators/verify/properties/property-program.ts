import { limitsFor, type Outcome, type Program } from '#runner'
import type { Encoded } from '#schemas/value'
import { compileFault, outcomeWords } from '../outcome.ts'
import type { VerifyContext } from '../verification.ts'

/** What `properties.ts` says of a function, run in the sandbox. */
export interface PropertyProgram {
  readonly names: {
    /** What holds of every result. */
    readonly properties: readonly string[]
    /** What holds between two results. */
    readonly relations: readonly string[]
  }
  /** Inputs that keep what the statement promises beyond the contract. @throws PropertyError */
  readonly arrange: (inputs: readonly Encoded[][]) => Promise<readonly Encoded[][]>
  /** The properties that each result breaks. @throws PropertyError */
  readonly broken: (results: readonly Result[]) => Promise<readonly (readonly string[])[]>
  /** The input that each relation compares with, `null` where it says nothing. @throws PropertyError */
  readonly changes: (
    inputs: readonly (readonly Encoded[])[],
  ) => Promise<readonly (readonly (Encoded[] | null)[])[]>
  /** Whether a relation holds between the results of an input and of its change. @throws PropertyError */
  readonly holds: (relation: string, pairs: readonly Pair[]) => Promise<readonly boolean[]>
  /** The properties that some result breaks; to throw on it breaks one, too. @throws PropertyError */
  readonly brokenByAny: (results: readonly Result[]) => Promise<readonly string[]>
  /** Whether a relation is broken by some pair; to throw on it breaks one, too. @throws PropertyError */
  readonly isBrokenByAny: (relation: string, pairs: readonly Pair[]) => Promise<boolean>
}

export interface Result {
  readonly input: readonly Encoded[]
  readonly result: Encoded
}

export interface Pair extends Result {
  readonly changed: Result
}

/** `properties.ts` does not do what it should; the message begins with its place. */
export class PropertyError extends Error {
  override readonly name = 'PropertyError'
}

const FILE = 'properties.ts'

/** Comes after the author's text, on lines of its own, so that lines in messages are the author's. */
const harness = (isFollowUp: boolean) => `
const assayAfter = typeof followUp === 'undefined' ? {} : followUp
const assayArrange = typeof arrange === 'undefined' ? undefined : arrange
const assayOwn = ${
  isFollowUp
    ? '{ properties: {}, relations: {}, arrange: assayArrange, ...assayAfter }'
    : `{
  properties: typeof properties === 'undefined' ? {} : properties,
  relations: typeof relations === 'undefined' ? {} : relations,
  arrange: assayArrange,
}`
}
export function assayProperties(task, list, name) {
  const { properties, relations, arrange } = assayOwn
  switch (task) {
    case 'names':
      return [Object.keys(properties), Object.keys(relations), arrange !== undefined]
    case 'arrange':
      return list.map((input) => arrange(...input))
    case 'broken':
      return list.map(([input, result]) =>
        Object.keys(properties).filter((name) => properties[name](result, ...input) !== true),
      )
    case 'changes':
      return list.map((input) => Object.keys(relations).map((name) => relations[name].change(...input) ?? null))
    case 'holds':
      return list.map((results) => relations[name].holds(...results) === true)
    case 'brokenByAny':
      return Object.keys(properties).filter((name) =>
        list.some(([input, result]) => !assayHolds(() => properties[name](result, ...input))),
      )
    case 'isBrokenByAny':
      return [list.some((results) => !assayHolds(() => relations[name].holds(...results)))]
  }
}
function assayHolds(claim) {
  try {
    return claim() === true
  } catch {
    return false
  }
}
`

/**
 * Reads `properties.ts`: `properties` (a result and its input to true), `relations` (`change` makes another input, `holds`
 * compares the results), and `arrange` (makes an input keep what the statement promises beyond the contract).
 *
 * @param text of the file; it imports nothing
 * @param isFollowUp reads what holds after the change: `followUp`, with the same three, of which `arrange` may be left as it was
 * @throws PropertyError where it does not compile or says nothing
 */
export async function readProperties(
  text: string,
  { runner, signal }: VerifyContext,
  isFollowUp = false,
): Promise<PropertyProgram> {
  const program: Program = {
    language: 'typescript',
    text: text + harness(isFollowUp),
    signature: { name: 'assayProperties' },
  }
  const limits = limitsFor({ budget: 'generous', memoryMiB: 256, outputKiB: 1024 })
  const call = async (task: string, list: readonly Encoded[], name = ''): Promise<readonly Encoded[]> => {
    const cases = [{ id: task, input: [task, list, name] }]
    const [execution] = await runner.run(program, cases, limits, signal ? { signal } : {})
    const outcome = execution?.outcome
    if (outcome?.type === 'returned' && Array.isArray(outcome.value)) return outcome.value
    const uncompiled = compileFault(FILE, execution ? [execution] : [])
    throw new PropertyError(
      uncompiled ?? `${placeOf(outcome)}: ${outcome ? outcomeWords(outcome) : 'was not run'}`,
    )
  }
  const [properties, relations, isArranged] = (await call('names', [])) as [
    readonly string[],
    readonly string[],
    boolean,
  ]
  if (properties.length + relations.length === 0 && !isArranged && !isFollowUp)
    throw new PropertyError(`${FILE}: exports neither properties nor relations nor arrange`)
  return {
    names: { properties, relations },
    arrange: async (inputs) => {
      if (!isArranged) return inputs
      const arranged = await call('arrange', inputs)
      if (arranged.some((input) => !Array.isArray(input)))
        throw new PropertyError(`${FILE}: arrange returns no list of arguments`)
      return arranged as readonly Encoded[][]
    },
    broken: async (results) => {
      const pairs = results.map(({ input, result }) => [input, result])
      return (await call('broken', pairs)) as readonly string[][]
    },
    changes: async (inputs) => (await call('changes', inputs)) as readonly (readonly (Encoded[] | null)[])[],
    holds: async (relation, pairs) =>
      (await call('holds', pairs.map(argumentsOf), relation)) as readonly boolean[],
    brokenByAny: async (results) => {
      const pairs = results.map(({ input, result }) => [input, result])
      return (await call('brokenByAny', pairs)) as readonly string[]
    },
    isBrokenByAny: async (relation, pairs) => {
      const [isBroken] = await call('isBrokenByAny', pairs.map(argumentsOf), relation)
      return isBroken === true
    },
  }
}

/** What `holds` of a relation is called with. */
function argumentsOf({ input, result, changed }: Pair): Encoded[] {
  return [result, changed.result, [...input], [...changed.input]]
}

function placeOf(outcome: Outcome | undefined): string {
  return outcome?.type === 'runtime_error' && outcome.line !== undefined ? `${FILE}:${outcome.line}:1` : FILE
}
