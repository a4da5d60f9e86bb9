import fc from 'fast-check'
import { conform, parseType, type Encoded } from '#schemas/value'
import type { Proof } from '#schemas/proof'
import type { CodeItem } from '../code-run.ts'
import type { VerifyContext } from '../verification.ts'
import { mutantsOf } from '../mutate/mutants-of.ts'
import { createClaims, type Claim } from './claims.ts'
import { arrangeFaults } from './arrange-faults.ts'
import { arrangeInputs } from './arrange-inputs.ts'
import { drawAll, replayWords, type DrawOptions } from './draw-all.ts'
import { idleClaimFaults } from './idle-claims.ts'
import { createInputSpace, nearMisses, type InputSpace } from './input-space.ts'
import { inputWords } from './input-words.ts'
import { PropertyError, readProperties } from './property-program.ts'

/** Inputs that are drawn beyond those, to find one that a fault fails. */
const MORE_DRAWS = 800

/** Moves a seed to another stream, for draws beyond the first. */
const OTHER_STREAM = 0x5bd1e995

/** A legal input, and what the reference returns for it. */
export interface Draw {
  readonly input: readonly Encoded[]
  readonly expected: Encoded
}

/** What was found by running accepted submissions on inputs drawn at random. */
export interface Drawn {
  readonly reasons: readonly string[]
  /** Inputs of which everything was asked that is claimed. */
  readonly runs: number
  /** What is claimed of each: agreement with other submissions, and properties and relations that some fault breaks. */
  readonly claims: number
  /** What an author should know although the item is not refused for it. */
  readonly warnings: readonly string[]
  /** Illegal inputs that the contract refused. */
  readonly nearMisses: number
  readonly draws: readonly Draw[]
  /** More inputs with what the reference returns, drawn when they are first asked for. */
  readonly drawMore: () => Promise<readonly Draw[]>
}

/**
 * Runs every accepted submission on legal inputs that no author wrote down: each returns a value of the type, all return
 * the same, and what `properties.ts` claims holds. The first input that breaks a claim is made as small as it can be made.
 */
export async function verifyDraws(
  item: CodeItem,
  context: VerifyContext,
  options: DrawOptions,
): Promise<Drawn> {
  const { task, detail } = item
  const none = { runs: 0, claims: 0, warnings: [], nearMisses: 0, draws: [], drawMore: async () => [] }
  const accepted = detail.submissions.filter(({ expected }) => expected === 'accepted')
  const [reference] = accepted
  if (!reference) return { ...none, reasons: [] }
  const inputs = detail.cases.map(({ input }) => input)
  const space = createInputSpace(task.signature, detail.inputs, inputs, item.areTextsWhole)
  try {
    const program =
      detail.properties === undefined
        ? undefined
        : await readProperties(detail.properties, context, item.before !== undefined)
    let stuck: readonly string[] | undefined
    const legalise = async (drawn: readonly Encoded[][]): Promise<readonly (Encoded[] | undefined)[]> => {
      const arranged = await arrangeInputs(task.signature, program?.arrange, drawn)
      stuck ??= arrangeFaults(task.signature, {
        drawn,
        arranged: arranged.filter((input) => input !== undefined),
        cases: inputs,
      })
      return arranged.map((input) => input && legalInput(item, space, input))
    }
    const judge = createClaims({ item, accepted, program, context })
    let more: Promise<readonly Draw[]> | undefined
    const drawMore = async (): Promise<readonly Draw[]> => {
      const drawn = fc.sample(space.arbitrary, { seed: options.seed ^ OTHER_STREAM, numRuns: MORE_DRAWS })
      const legal = (await legalise(drawn)).filter((input) => input !== undefined)
      return drawsOf(
        await createClaims({ item, accepted: [reference], program: undefined, context }).all(legal),
      )
    }
    /** Claims that none of many faults breaks, and so claim nothing. */
    const idleClaims = async (): Promise<readonly string[]> => {
      const claimed = new Set([...(program?.names.properties ?? []), ...(program?.names.relations ?? [])])
      const inputs = found.claims.map(({ input }) => input)
      const { language } = reference
      const planted =
        item.planted ?? mutantsOf(reference.text, language).map(({ text }) => ({ language, text }))
      for (const one of planted) {
        if (claimed.size === 0) break
        for (const name of await judge.brokenBy(one, inputs)) claimed.delete(name)
      }
      return [...claimed]
    }
    const found = await drawAll({ legalise, judge: judge.all, arbitrary: space.arbitrary }, options)
    const misses = missFaults(item, space)
    const isWhole = found.reason === undefined && options.path === undefined
    // Whether faults break a claim was found out of the item that a variant was drawn from.
    const idle = isWhole && !context.isShared ? await idleClaims() : []
    const unbreakable = program
      ? await idleClaimFaults({
          program,
          names: idle,
          type: task.signature.returns.type,
          results: drawsOf(found.claims).map(({ input, expected }) => ({ input, result: expected })),
          seed: options.seed,
        })
      : []
    const empty =
      'inputs.yaml: no legal input can be drawn from it: let `arrange` in properties.ts make legal ones'
    return {
      reasons: [
        ...misses.reasons,
        ...replayWords(item.id, found, options.seed),
        ...(found.claims.length === 0 && options.path === undefined ? [empty] : []),
        ...(isWhole ? (stuck ?? []) : []),
        ...unbreakable.map(({ words }) => words),
      ],
      runs: found.claims.length,
      claims: judge.claims - idle.length,
      warnings: idle
        .filter((name) => !unbreakable.some((one) => one.name === name))
        .map((name) => `properties.ts: no planted fault breaks “${name}”, so it is not counted as a claim`),
      nearMisses: misses.refused,
      draws: drawsOf(found.claims),
      drawMore: () => (more ??= drawMore()),
    }
  } catch (error) {
    if (error instanceof PropertyError) return { ...none, reasons: [error.message] }
    throw error
  }
}

/** Figures of all draws for an item, as its proof has them. */
export function figuresOf(drawn: readonly Drawn[], seed: number): NonNullable<Proof['properties']> {
  return {
    seed,
    runs: drawn.reduce((sum, { runs }) => sum + runs, 0),
    claims: drawn.reduce((sum, { claims }) => sum + claims, 0),
    nearMisses: drawn.reduce((sum, { nearMisses }) => sum + nearMisses, 0),
  }
}

function drawsOf(claims: readonly Claim[]): readonly Draw[] {
  return claims.flatMap(({ input, expected, fault }) =>
    expected === undefined || fault !== undefined ? [] : [{ input, expected }],
  )
}

/** An input in the normal form of its types; undefined where it breaks them or the contract. */
export function legalInput(
  { task }: CodeItem,
  { contract }: InputSpace,
  input: readonly Encoded[],
): Encoded[] | undefined {
  const { parameters } = task.signature
  const values = parameters.map(({ type }, at) => conform(input[at] ?? null, parseType(type)))
  const normal = values.flatMap((value) => (value.ok ? [value.value] : []))
  return normal.length === parameters.length && contract.check(normal).length === 0 ? normal : undefined
}

/** Inputs that are illegal by as little as they can be: the contract refuses each. */
function missFaults({ task, detail }: CodeItem, { contract }: InputSpace) {
  const { inputs } = detail
  const misses = inputs ? detail.cases.flatMap(({ input }) => nearMisses(task.signature, inputs, input)) : []
  const taken = misses.filter(({ input }) => contract.check(input).length === 0)
  return {
    refused: misses.length - taken.length,
    reasons: taken
      .slice(0, 1)
      .map(
        ({ input, broken }) =>
          `inputs.yaml: does not refuse ${inputWords(task.signature, input)}, which is illegal for ${broken}`,
      ),
  }
}
