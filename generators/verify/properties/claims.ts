import { judge, type Execution } from '#runner'
import { conform, isTagged, parseType, showValue, type Encoded } from '#schemas/value'
import { executeOn, type CodeItem } from '../code-run.ts'
import type { Runnable } from '../execute-apart.ts'
import { outcomeWords } from '../outcome.ts'
import type { VerifyContext } from '../verification.ts'
import { inputWords } from './input-words.ts'
import { placesIn } from './places.ts'
import type { PropertyProgram, Result } from './property-program.ts'
import { runInputs } from './run-inputs.ts'

/** What is claimed of one input, and whether it holds. */
export interface Claim {
  readonly input: readonly Encoded[]
  /** What is wrong, in a sentence; undefined where every claim holds. */
  readonly fault: string | undefined
  /** What the reference returns; undefined where it returns nothing of the type. */
  readonly expected: Encoded | undefined
}

export interface JudgeClaims {
  /** Claims that each input is asked for. */
  readonly claims: number
  /** @returns one for each input */
  readonly all: (inputs: readonly (readonly Encoded[])[]) => Promise<readonly Claim[]>
  /** Which claims of `properties.ts` a program breaks that stands in for the reference, on inputs that are legal. */
  readonly brokenBy: (
    planted: Runnable,
    inputs: readonly (readonly Encoded[])[],
  ) => Promise<ReadonlySet<string>>
}

type RunAll = (submission: Runnable, inputs: readonly (readonly Encoded[])[]) => Promise<readonly Execution[]>

/** Fuel of many inputs together, where only what returns is of interest. */
const QUICK = 10_000_000

/** Inputs that are asked again, one at a time: one that breaks a claim is enough. */
const MOST_DOUBTFUL = 5

interface ClaimOptions {
  readonly item: CodeItem
  /** The reference first. */
  readonly accepted: CodeItem['detail']['submissions']
  readonly program: PropertyProgram | undefined
  readonly context: VerifyContext
}

/** Asks of inputs: do all accepted submissions return the same, and does what `properties.ts` says hold of it? */
export function createClaims({ item, accepted, program, context }: ClaimOptions): JudgeClaims {
  const { signature, compare } = item.task
  const type = parseType(signature.returns.type)
  const names = program?.names ?? { properties: [], relations: [] }
  return { claims: accepted.length - 1 + names.properties.length + names.relations.length, all, brokenBy }

  async function all(inputs: readonly (readonly Encoded[])[]): Promise<readonly Claim[]> {
    const claims = await claimsOf(inputs, together)
    const doubtful = claims.filter(({ fault }) => fault !== undefined).slice(0, MOST_DOUBTFUL)
    if (doubtful.length === 0) return claims
    // What differs where many inputs share a realm is asked again in a realm of its own.
    const certain = await claimsOf(
      doubtful.map(({ input }) => input),
      alone,
    )
    const found = new Map(doubtful.map((claim, at) => [claim, certain[at] ?? claim]))
    return claims.map((claim) => found.get(claim) ?? { ...claim, fault: undefined })
  }

  async function claimsOf(inputs: readonly (readonly Encoded[])[], run: RunAll): Promise<readonly Claim[]> {
    const [first = [], ...others] = await Promise.all(accepted.map((submission) => run(submission, inputs)))
    const claims = inputs.map((input, at): Claim => {
      const [execution, place] = [first[at], inputWords(signature, input)]
      const expected = execution && returned(execution)
      const [reference] = accepted
      if (expected === undefined)
        return {
          input,
          expected,
          fault: `${reference?.file} ${execution ? wordsOf(execution) : 'was not run'} for ${place}`,
        }
      for (const [index, executions] of others.entries()) {
        const [other, file] = [executions[at], accepted[index + 1]?.file]
        if (other === undefined || judge(other, expected, type, compare).verdict === 'passed') continue
        const words = `${reference?.file} returns ${showValue(expected)} for ${place}, and ${file} ${wordsOf(other)}`
        return { input, expected, fault: words }
      }
      return { input, expected, fault: undefined }
    })
    return program ? ask(program, claims, run) : claims
  }

  function together(submission: Runnable, inputs: readonly (readonly Encoded[])[]) {
    return runInputs(item, submission, inputs, context)
  }

  function alone(submission: Runnable, inputs: readonly (readonly Encoded[])[]) {
    const cases = inputs.map((input, at) => ({ id: String(at), input }))
    return executeOn(item, submission, cases, context)
  }

  /** The reference's value in the normal form of its type. */
  function returned({ outcome }: Execution): Encoded | undefined {
    if (outcome.type !== 'returned') return undefined
    const value = conform(outcome.value, type)
    return value.ok ? value.value : undefined
  }

  function wordsOf({ outcome }: Execution): string {
    const isOther = outcome.type === 'returned' && !conform(outcome.value, type).ok
    return `${outcomeWords(outcome)}${isOther ? `, which is no ${signature.returns.type},` : ''}`
  }

  /** What `properties.ts` says of results that are there. */
  async function ask(
    { names: { relations }, broken, changes, holds }: PropertyProgram,
    claims: readonly Claim[],
    run: RunAll,
  ): Promise<readonly Claim[]> {
    const faults = new Map<Claim, string>()
    const sound = claims.flatMap((claim) =>
      claim.fault === undefined && claim.expected !== undefined
        ? [{ claim, input: claim.input, result: claim.expected }]
        : [],
    )
    const breaking = await broken(sound)
    for (const [at, { claim, result }] of sound.entries()) {
      const [name] = breaking[at] ?? []
      if (name !== undefined) faults.set(claim, faultWords(claim, result, `breaks “${name}”`))
    }
    const changed = relations.length === 0 ? [] : await changes(sound.map(({ input }) => input))
    const [reference] = accepted
    for (const [index, relation] of relations.entries()) {
      const inputs = changed.map((others) => others[index] ?? null)
      const pairs = reference ? await pairsOf(sound, inputs, (some) => run(reference, some)) : []
      const kept = await holds(relation, pairs)
      for (const [at, { claim, result, changed: second }] of pairs.entries()) {
        if (kept[at] === true || faults.has(claim)) continue
        const words = `breaks “${relation}”: ${inputWords(signature, second.input)} gives ${showValue(second.result)}`
        faults.set(claim, faultWords(claim, result, words))
      }
    }
    return claims.map((claim) => ({ ...claim, fault: claim.fault ?? faults.get(claim) }))
  }

  /** Each result beside that of the changed input, where there is one and it returns something. */
  async function pairsOf<One extends Result>(
    results: readonly One[],
    changed: readonly (readonly Encoded[] | null)[],
    runAll: (inputs: readonly (readonly Encoded[])[]) => Promise<readonly Execution[]>,
  ) {
    const asked = results.flatMap((one, at) => {
      const other = changed[at]
      return other ? [{ one, other }] : []
    })
    const executions = await runAll(asked.map(({ other }) => other))
    return asked.flatMap(({ one, other }, at) => {
      const result = executions[at] && returned(executions[at])
      return result === undefined ? [] : [{ ...one, changed: { input: other, result } }]
    })
  }

  async function brokenBy(
    planted: Runnable,
    inputs: readonly (readonly Encoded[])[],
  ): Promise<ReadonlySet<string>> {
    const [reference] = accepted
    if (!program || !reference) return new Set()
    const runText: RunAll = (_, some) =>
      runInputs(item, planted, some, context, { fuel: QUICK, isQuick: true })
    const executions = await runText(reference, inputs)
    const sound = inputs.flatMap((input, at) => {
      const result = executions[at] && returned(executions[at])
      // No comparison holds of NaN, so that even a claim that holds of every number is broken by it.
      return result === undefined || hasNaN(result) ? [] : [{ input, result }]
    })
    const found = new Set((await program.broken(sound)).flat())
    const changed = await program.changes(sound.map(({ input }) => input))
    for (const [index, relation] of names.relations.entries()) {
      const others = changed.map((all) => all[index] ?? null)
      const both = await pairsOf(sound, others, (some) => runText(reference, some))
      const pairs = both.filter(({ changed: { result } }) => !hasNaN(result))
      if ((await program.holds(relation, pairs)).includes(false)) found.add(relation)
    }
    return found
  }

  function faultWords({ input }: Claim, result: Encoded, words: string): string {
    return `${accepted[0]?.file} returns ${showValue(result)} for ${inputWords(signature, input)}, which ${words}`
  }
}

function hasNaN(value: Encoded): boolean {
  return [value, ...placesIn(value).map((place) => place.value)].some(
    (one) => isTagged(one) && one.$ === 'nan',
  )
}
