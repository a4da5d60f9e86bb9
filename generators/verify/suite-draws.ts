import fc from 'fast-check'
import { scoreResponse, type CaseVerdict, type Gradable } from '#adaptive'
import { readSuite, runSuite, type Implementation, type SuiteVerdict } from '#runner'
import type { Proof } from '#schemas/proof'
import { showValue, type Encoded } from '#schemas/value'
import { arrangeInputs } from './properties/arrange-inputs.ts'
import { drawAll, DRAWS, replayWords } from './properties/draw-all.ts'
import { neighbourArbitrary } from './properties/neighbour-arbitrary.ts'
import { PropertyError, readProperties } from './properties/property-program.ts'
import { seedOf } from './properties/seed-of.ts'
import { asArguments, callsOf, callWords, endsOf } from './suite-calls.ts'
import { failingInTurn } from './suite-order.ts'
import type { SuiteRun } from './suite-run.ts'
import type { VerifyContext } from './verification.ts'

/** Characters of JSON that a call may have to be changed a little. */
const LONGEST_CALL = 4000

/** What each input is asked for: a value of the type or an error, the same again, and no argument changed. */
const INPUT_CLAIMS = 3

/** What parts of a suite are asked for: a larger part earns no less, and the same in another order. */
const SUITE_CLAIMS = 2

/** What was found by calling the function and by taking suites apart in ways that nobody wrote down. */
export interface DrawnSuites {
  readonly reasons: readonly string[]
  readonly warnings: readonly string[]
  readonly properties: NonNullable<Proof['properties']>
}

interface Subject {
  readonly id: string
  readonly gradable: Extract<Gradable, { kind: 'tests' }>
  readonly reference: Implementation
  readonly mutants: readonly (Implementation & { readonly name: string })[]
  /** Accepted suites, as they ran on all versions. */
  readonly accepted: readonly SuiteRun[]
  /** Text of `properties.ts`, where there is one. */
  readonly properties: string | undefined
}

/**
 * Calls the reference with 200 inputs near those of accepted suites: it gives a value of its type or an error, the same one
 * whatever was called before, and leaves its arguments as they are. Then takes the suites apart: their tests find the same
 * in another order, and of 200 parts none earns less than a part of it does.
 */
export async function drawSuites(subject: Subject, context: VerifyContext): Promise<DrawnSuites> {
  const { id, gradable, reference, accepted, properties } = subject
  const { task } = gradable
  const seed = context.replay?.seed ?? seedOf(id)
  const path = context.replay?.path
  try {
    const program = properties === undefined ? undefined : await readProperties(properties, context)
    if (program && program.names.properties.length + program.names.relations.length > 0)
      throw new PropertyError('properties.ts: of tests nothing but its `arrange` is asked: remove the rest')
    const arrange = program?.arrange
    const calls: (readonly Encoded[])[] = []
    for (const { suite } of accepted) calls.push(...(await callsOf(task, reference, suite.text, context)))
    const near = calls.filter((input) => JSON.stringify(input).length <= LONGEST_CALL)
    if (near.length === 0) {
      const none =
        'accepted suites call the function with nothing of its types, so that no input can be drawn'
      return { reasons: [none], warnings: [], properties: { seed, runs: 0, claims: 0 } }
    }
    const found = await drawAll(
      {
        legalise: async (drawn) => {
          const arranged = await arrangeInputs(task.signature, arrange, drawn)
          return arranged.map((input) => input && asArguments(task, input))
        },
        judge: async (inputs) => {
          const ends = await endsOf(task, reference, inputs, context)
          return inputs.map((input, at) => {
            const fault = ends[at]?.fault
            return { input, end: ends[at]?.end, fault: fault && callWords(task, fault, input) }
          })
        },
        arbitrary: neighbourArbitrary(near),
      },
      { seed, path },
    )
    const isWhole = path === undefined && found.reason === undefined
    return {
      reasons: [
        ...replayWords(id, found, seed),
        ...(isWhole
          ? [...(await orderFaults(subject, context)), ...(await partFaults(subject, seed, context))]
          : []),
      ],
      warnings: isWhole
        ? await silentFaults(subject, [...calls, ...found.claims.map(({ input }) => input)], context)
        : [],
      properties: {
        seed,
        runs: found.claims.length + (isWhole ? DRAWS : 0),
        claims: INPUT_CLAIMS + SUITE_CLAIMS,
      },
    }
  } catch (error) {
    if (!(error instanceof PropertyError)) throw error
    return { reasons: [error.message], warnings: [], properties: { seed, runs: 0, claims: 0 } }
  }
}

/** Accepted suites whose tests find something else when the last one runs first. */
async function orderFaults(
  { gradable: { task }, reference, mutants, accepted }: Subject,
  context: VerifyContext,
): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { suite, judged } of accepted) {
    for (const version of [reference, ...mutants]) {
      context.signal?.throwIfAborted()
      const known = judged.find((one) => one.id === version.id)
      // Of tests that did not come to an end, nobody knows which fail.
      if (!known || !isTold(known)) continue
      const turned = await failingInTurn(task, version, suite.text, context)
      const differing = [...(turned ?? []), ...known.failing].find(
        (name) => turned?.has(name) !== known.failing.includes(name),
      )
      if (turned !== undefined && differing === undefined) continue
      const name = 'name' in version ? version.name : 'the reference'
      faults.push(
        `${suite.file}, on ${String(name)}: ${differing === undefined ? 'its tests do not end' : `the test ${JSON.stringify(differing)} ends otherwise`} when the last test runs first`,
      )
    }
  }
  return faults.slice(0, 1)
}

/** Parts of accepted suites that earn less than a part of them does. */
async function partFaults(
  { gradable, reference, accepted }: Subject,
  seed: number,
  { runner, signal }: VerifyContext,
): Promise<readonly string[]> {
  const suites: { readonly run: SuiteRun; readonly names: readonly string[] }[] = []
  for (const run of accepted) {
    const { id, text: implementation } = reference
    const whole = readSuite(
      await runSuite(runner, gradable.task, run.suite.text, { id, implementation }, signal),
    )
    suites.push({ run, names: whole?.tests.map(({ name }) => name) ?? [] })
  }
  const drawn = fc.sample(fc.tuple(fc.nat(suites.length - 1), fc.infiniteStream(fc.nat(2))), {
    seed,
    numRuns: DRAWS,
  })
  return drawn
    .flatMap(([at, stream]) => {
      const { run, names } = suites[at] ?? { names: [] }
      if (!run) return []
      const larger = names.filter(() => stream.next().value !== 0)
      const smaller = larger.filter(() => stream.next().value !== 0)
      const [more, less] = [larger, smaller].map((some) => categoryOf(gradable, run, new Set(some)))
      return less !== undefined && more !== undefined && less > more
        ? [
            `${run.suite.file}: the tests ${showValue([...smaller])} earn category ${less}, and ${more} together with ${showValue(larger.filter((name) => !smaller.includes(name)))}`,
          ]
        : []
    })
    .slice(0, 1)
}

/** What some tests of a suite earn by themselves, by what is known of each. */
function categoryOf(
  gradable: Subject['gradable'],
  { suite, judged }: SuiteRun,
  names: ReadonlySet<string>,
): number {
  const verdicts = judged.map((one): CaseVerdict => {
    if (!isTold(one)) return one
    return { ...one, verdict: one.failing.some((name) => names.has(name)) ? 'wrong_answer' : 'passed' }
  })
  const response = { kind: 'tests', language: gradable.task.language, text: suite.text } as const
  return names.size === 0 ? 0 : scoreResponse(gradable, response, verdicts).category
}

/** Whether it is known of each test how it ended. */
function isTold({ verdict }: SuiteVerdict): boolean {
  return verdict === 'passed' || verdict === 'wrong_answer'
}

/** Planted faults that no call shows, drawn or of an accepted suite. */
async function silentFaults(
  { gradable: { task }, reference, mutants }: Subject,
  inputs: readonly (readonly Encoded[])[],
  context: VerifyContext,
): Promise<readonly string[]> {
  const right = await endsOf(task, reference, inputs, context)
  const warnings: string[] = []
  for (const mutant of mutants) {
    context.signal?.throwIfAborted()
    const ends = await endsOf(task, mutant, inputs, context)
    if (ends.some(({ end, fault }, at) => end !== right[at]?.end || fault !== undefined)) continue
    warnings.push(
      `mutants.yaml: ${mutant.name} does what the reference does for all of ${inputs.length} calls, drawn or of an accepted suite`,
    )
  }
  return warnings
}
