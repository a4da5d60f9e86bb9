import { createGenerator } from '#adaptive'
import type { Encoded } from '#schemas/value'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import { authored } from '../../verify/add-cases.ts'
import { runProgram } from '../../verify/trace.ts'
import { weightOf } from '../../verify/properties/shrink-input.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { drawInputs } from '../draw/draw-inputs.ts'
import { shuffled } from '../shuffled.ts'
import { calledProgram, type CalledProgram } from './called-program.ts'
import { faultCandidates } from './fault-candidates.ts'
import { lineAt, withFaults, type ModelFaults, type PlantedFaults } from './fault-text.ts'
import type { RightProgram } from './right-program.ts'
import { isOther, returned, smallestTelling } from './tell-fault.ts'

/** What was planted, or why nothing could be. */
export type DrawnFaults =
  { readonly ok: true; readonly faults: PlantedFaults } | { readonly ok: false; readonly words: string }

interface Planting {
  /** The item with the values of the draw, and with its own faults. */
  readonly item: CompiledItem
  readonly faults: ModelFaults
  readonly program: RightProgram
  readonly seed: number
  /** Puts a text of the item into the words of the draw's story. */
  readonly rename: (text: string) => string
}

/** Shares of drawn inputs that tell a fault which is neither seen at once nor never. */
const USUAL = { min: 0.01, max: 0.3 }

/** Drawn inputs of which a fault's share is found. */
const INPUTS = { anywhere: 200, near: 0 }

/**
 * Plants faults in a program that is right: mistakes that people make, each in a line of its own, which show for some
 * inputs and for few of them.
 */
export async function drawFaults(planting: Planting, context: VerifyContext): Promise<DrawnFaults> {
  const { item, faults, program, seed, rename } = planting
  const { right, path } = program
  const chance = createGenerator(`${item.id}#${seed}`, 'model/faults')
  const own = Object.values(program.faults).map((fault) => withFaults(right, { fault }))
  const known = faultCandidates(right, path, faults.except ?? []).filter(
    (fault) => !own.includes(withFaults(right, { fault })),
  )
  const candidates = lineByLine(shuffled(known, chance.below), right)
  const names = Object.keys(faults.planted)
  if (item.detail.kind === 'trace') return plantInTrace(planting, candidates, context)
  const called = calledProgram(item, faults, { path, rename })
  if (!called) return { ok: false, words: 'nothing of it can be called' }
  const tell = await teller(planting, called, context)
  const chosen: Told[] = []
  for (const fault of candidates) {
    if (chosen.length === names.length) break
    const line = lineAt(right, fault.at)
    if (chosen.some((other) => lineAt(right, other.fault.at) === line)) continue
    const inputs = await tell(withFaults(right, { fault }))
    if (inputs.length > 0) chosen.push({ fault, inputs })
  }
  if (chosen.length < names.length)
    return { ok: false, words: 'no fault shows for as few inputs as the model wants' }
  return withInputs(planting, called, chosen, context)
}

type Fault = PlantedFaults[string]
type Input = readonly Encoded[]

/** A fault, and drawn inputs for which it shows, the smallest first. */
interface Told {
  readonly fault: Fault
  readonly inputs: readonly Input[]
}

/** One fault of each line, then a second one of each: a line of which many can be made gets no more than another. */
function lineByLine(faults: readonly Fault[], right: string): readonly Fault[] {
  const seen = new Map<number, number>()
  const ranked = faults.map((fault) => {
    const line = lineAt(right, fault.at)
    const rank = seen.get(line) ?? 0
    seen.set(line, rank + 1)
    return { fault, rank }
  })
  return ranked.toSorted((left, other) => left.rank - other.rank).map(({ fault }) => fault)
}

/**
 * Finds out whether a program with a fault is wrong for as many inputs as the model wants.
 *
 * @returns the drawn inputs for which it returns something else, the smallest first; none where it is wrong for too few or too many
 */
async function teller(
  { faults, program: { right }, seed }: Planting,
  called: CalledProgram,
  context: VerifyContext,
): Promise<(text: string) => Promise<readonly Input[]>> {
  const { min, max } = { ...USUAL, ...faults.told }
  const drawn = await drawInputs(called.code, context, { seed, open: [], counts: INPUTS })
  const inputs = drawn.map(({ input }) => input).toSorted((left, other) => weightOf(left) - weightOf(other))
  const wanted = await returned(called, right, inputs, context)
  return async (text) => {
    const got = await returned(called, text, inputs, context)
    const isTelling = (_: Input, at: number): boolean => isOther(called, got[at], wanted[at])
    const told =
      inputs.filter((one, at) => got[at] === undefined || isTelling(one, at)).length / inputs.length
    return told >= min && told <= max ? inputs.filter(isTelling) : []
  }
}

/** Adds to each fault a small input that tells it, and what is returned for that by the program with all faults. */
async function withInputs(
  { faults: { planted }, program: { right } }: Planting,
  called: CalledProgram,
  chosen: readonly Told[],
  context: VerifyContext,
): Promise<DrawnFaults> {
  const all = Object.fromEntries(chosen.map(({ fault }, at) => [at, fault]))
  const told: Record<string, Fault> = {}
  for (const [at, name] of Object.keys(planted).entries()) {
    const one = chosen[at]
    if (!one) continue
    const texts = { right, wrong: withFaults(right, { fault: one.fault }), all: withFaults(right, all) }
    const found = await smallestTelling(called, texts, one.inputs, context)
    if (!found) return { ok: false, words: `beside the others, ${name} shows for none of its inputs` }
    const { input, gives, wants } = found
    told[name] = { ...one.fault, input: input.map(authored), gives: authored(gives), wants: authored(wants) }
  }
  return { ok: true, faults: told }
}

/** A program that is traced ends with a fault, too, and prints as many lines, of which one is another. */
async function plantInTrace(
  { item, faults, program: { right } }: Planting,
  candidates: readonly Fault[],
  context: VerifyContext,
): Promise<DrawnFaults> {
  const { detail } = item
  const [name = ''] = Object.keys(faults.planted)
  if (detail.kind !== 'trace') throw new TypeError(`Unexpected ${detail.kind} item, expected a trace`)
  const printed = async (text: string): Promise<readonly string[] | undefined> => {
    const { outcome, console } = await runProgram({ ...detail.program, text }, context)
    return outcome.type === 'returned' ? console.split('\n') : undefined
  }
  const wanted = await printed(right)
  for (const fault of candidates) {
    const got = await printed(withFaults(right, { fault }))
    const isAsked = (at: number): boolean => detail.steps.some(({ output }) => output - 1 === at)
    if (got?.length === wanted?.length && got?.some((line, at) => isAsked(at) && line !== wanted?.[at]))
      return { ok: true, faults: { [name]: fault } }
  }
  return { ok: false, words: 'no fault prints as many lines, and another one among those that are asked for' }
}
