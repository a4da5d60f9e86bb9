import type { Model } from '#schemas/model'
import type { Proof } from '#schemas/proof'
import type { VariantRecord } from '#schemas/variant'
import { checkFiles, type ItemContext } from '../compile/compile-item.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import type { ItemFiles } from '../compile/folder.ts'
import type { VerifyContext } from '../verify/verification.ts'
import { proofOf } from '../verify/verify-item.ts'
import type { VariantMaker } from './attempt.ts'
import { buildFiles } from './build-files.ts'
import { answersOf, caseFiles } from './draw/answers-of.ts'
import { computeCases } from './draw/compute-cases.ts'
import { recordedCases } from './draw/draw-cases.ts'
import { drawResponses } from './draw/draw-responses.ts'
import { profilesOf, type CaseProfiles } from './draw/told-by.ts'
import { drawFaults } from './faults/draw-faults.ts'
import { drawFaultCases } from './faults/fault-cases.ts'
import { faultValues, ownFaultValues } from './faults/fault-names.ts'
import { ownFaultsAsSaid } from './faults/own-faults.ts'
import { rightProgram } from './faults/right-program.ts'
import { createPackage, figuresOf } from './gates/create-package.ts'
import type { Finding } from './gates/gate.ts'
import { askedOf, novelty, noveltyOf, type Asked } from './gates/novelty.ts'
import { gates } from './gates/gates.ts'
import { renamer } from './model/apply-model.ts'
import { createSampler, type DrawnValues } from './model/draw-values.ts'
import { OUTPUT, parametersOf } from './model/outputs.ts'
import { familyOf, modelOf, withProof } from './variant-files.ts'

/** An item whose variants are drawn. */
export interface VariantSource {
  readonly item: CompiledItem
  readonly files: ItemFiles
  readonly context: ItemContext
}

/** What is computed of a variant beyond what is drawn. */
interface Computed {
  readonly planted?: VariantRecord['faults'] | undefined
  readonly cases?: VariantRecord['cases'] | undefined
  readonly responses?: VariantRecord['responses'] | undefined
}

interface Attempted {
  readonly gate: string
  readonly reason: string
  readonly counterexample?: string
}

/**
 * Makes what draws variants of one item.
 *
 * @param source an item without faults that has a model
 * @param context whose runner is asked for everything
 * @throws RangeError for an item without a model
 */
export function createVariantMaker(
  { item, files, context }: VariantSource,
  verify: VerifyContext,
): VariantMaker {
  const model = modelOf(files, item.folder)
  if (!model) throw new RangeError(`${item.id} has no model`)
  const known = model
  const shared: VerifyContext = { ...verify, isShared: true }
  const sampler = createSampler(
    known,
    item.id,
    ownFaultValues(known, (path) => files.files.get(path)?.text),
  )
  const own = sampler.own()
  const radicals = Object.entries(parametersOf(known)).flatMap(([name, { role }]) =>
    role === 'radical' ? [name] : [],
  )
  let profiles: Promise<CaseProfiles> | undefined
  let ownFaults: Promise<string | undefined> | undefined

  return {
    attempt: async (seed, siblings) => {
      const start = performance.now()
      const found = await attempted(seed, siblings)
      if ('record' in found) return { admitted: true, seed, ...found }
      return {
        admitted: false,
        seed,
        ...found,
        ...outputOf(seed),
        ms: Math.round(performance.now() - start),
      }
    },
  }

  function outputOf(seed: number): { readonly output?: string } {
    const output = known.outputs && sampler.draw(seed)?.values[OUTPUT]
    return output === undefined ? {} : { output: String(output) }
  }

  async function attempted(
    seed: number,
    siblings: readonly Asked[],
  ): Promise<Attempted | { readonly record: VariantRecord; readonly asked: Asked }> {
    const first = sampler.draw(seed)
    if (!first) return { gate: 'draw', reason: 'no draw is as the conditions of the model want it' }
    const before = await build(seed, first)
    if ('reason' in before) return { gate: 'shape', reason: before.reason }
    const { built, drawn } = known.faults ? await plant(before, first, seed) : { built: before, drawn: first }
    if ('reason' in built) return { gate: 'draw', reason: built.reason }
    const made = await compute(built, drawn, seed)
    if ('reason' in made) return { gate: 'shape', reason: made.reason }
    const again = noveltyOf(askedOf(made.item), siblings)
    if (again.verdict === 'refused') return { gate: novelty.name, reason: again.reason }
    const variant = createPackage(
      { parent: item, item: made.item, seed, radicals, own, drawn, siblings: [] },
      renamer(known, drawn.story),
      shared,
    )
    const rows: VariantRecord['gates'][number][] = [{ gate: 'shape', version: 1, verdict: 'passed' }]
    for (const { name, version, ask } of gates) {
      verify.signal?.throwIfAborted()
      const finding: Finding = await ask(variant, shared)
      if (finding.verdict === 'refused') {
        const { reason, counterexample } = finding
        return { gate: name, reason, ...(counterexample !== undefined && { counterexample }) }
      }
      rows.push({ gate: name, version, verdict: finding.verdict })
    }
    const proof = proofOf(made.item, verify, await figuresOf(variant))
    if (proof.verdict === 'refused') return { gate: 'proof', reason: proof.reasons[0] ?? '' }
    const whole = await build(seed, drawn, made, proof)
    if ('reason' in whole) return { gate: 'shape', reason: whole.reason }
    const record: VariantRecord = {
      version: 1,
      of: item.id,
      parent: files.digest,
      seed,
      ...(drawn.story !== undefined && { story: drawn.story }),
      values: Object.fromEntries(
        Object.keys(parametersOf(known)).map((name) => [name, drawn.values[name] ?? '']),
      ),
      ...(made.planted && { faults: made.planted }),
      ...(made.cases && { cases: made.cases }),
      ...(made.responses && { responses: made.responses }),
      gates: rows,
      proof,
    }
    return { record, asked: askedOf(whole.item) }
  }

  interface Made extends Computed {
    readonly item: CompiledItem
    readonly files: ItemFiles
  }

  /** Compiles a variant's files, from what is known of it so far. */
  async function build(
    seed: number,
    drawn: DrawnValues,
    { planted, cases, responses }: Computed = {},
    proof?: Proof,
  ): Promise<Made | { readonly reason: string }> {
    const { files: made, faults } = buildFiles({
      files: files.files,
      model: known,
      own,
      drawn,
      id: { of: item.id, seed },
      planted,
      cases,
      responses,
    })
    const [fault] = faults
    if (fault) return { reason: `edit ${fault.edit + 1}: ${fault.words}` }
    const origin = { of: item.id, seed, family: familyOf(files, item.id) }
    const checked = checkFiles({ ...(proof ? withProof(made, proof) : made), origin }, item.folder, context)
    const error = checked.diagnostics.find(({ severity }) => severity === 'error')
    const compiled = error ? undefined : checked.build?.()
    if (!compiled) {
      const { file = '', range, message = 'cannot be compiled' } = error ?? {}
      return {
        reason: `${file.slice(item.folder.length + 1)}:${range?.start.line}:${range?.start.column}: ${message}`,
      }
    }
    return {
      item: compiled,
      files: made,
      ...(planted && { planted }),
      ...(cases && { cases }),
      ...(responses && { responses }),
    }
  }

  async function checkOwn(faults: NonNullable<Model['faults']>): Promise<string | undefined> {
    const program = rightProgram(files.files, known, { own, drawn: own })
    return program && ownFaultsAsSaid(item, { faults, program }, shared)
  }

  /** Plants other faults than those of the item, and says in its words what they do. */
  async function plant(
    { item: before }: Made,
    first: DrawnValues,
    seed: number,
  ): Promise<{ readonly built: Made | { readonly reason: string }; readonly drawn: DrawnValues }> {
    const refuse = (reason: string) => ({ built: { reason }, drawn: first })
    const { faults } = known
    const program = rightProgram(files.files, known, { own, drawn: first })
    if (!faults || !program) return refuse('the faults of its model stand not in its program')
    const wrong = await (ownFaults ??= checkOwn(faults))
    if (wrong !== undefined) return refuse(wrong)
    const rename = renamer(known, first.story)
    const found = await drawFaults({ item: before, faults, program, seed, rename }, shared)
    if (!found.ok) return refuse(found.words)
    const { values, story } = first
    const drawn = sampler.complete({ ...values, ...faultValues(program, found.faults) }, story)
    const broken = sampler.broken(drawn.values)
    if (broken !== undefined) return refuse(`its fault breaks the condition ${broken}`)
    return { built: await build(seed, drawn, { planted: found.faults }), drawn }
  }

  /** Computes what a variant's cases or responses must be, and compiles it with them. */
  async function compute(
    made: Made,
    drawn: DrawnValues,
    seed: number,
  ): Promise<Made | { readonly reason: string }> {
    const { kind } = made.item.detail
    if (kind === 'trace') {
      const found = await drawResponses(made.item, { model: known, drawn }, shared)
      return found.ok
        ? build(seed, drawn, { planted: made.planted, responses: found.responses })
        : { reason: found.words }
    }
    const { planted } = made
    if (planted && kind === 'debug') {
      const found = await drawFaultCases(made.item, { faults: planted, seed }, shared)
      const signature = 'signature' in item.public.task ? item.public.task.signature : undefined
      return found && signature
        ? build(seed, drawn, { planted, cases: recordedCases(found, signature.parameters) })
        : { reason: 'too few inputs tell its fault, or too few do not' }
    }
    if (known.cases === undefined || caseFiles[kind] === undefined) return made
    const parent = answersOf(item)
    const cases =
      parent &&
      (await computeCases(
        {
          item: made.item,
          files: made.files,
          parent,
          profiles: await (profiles ??= profilesOf(parent, shared)),
          how: known.cases,
          seed,
          rename: renamer(known, drawn.story),
        },
        shared,
      ))
    return cases
      ? build(seed, drawn, { cases })
      : { reason: 'its reference returns nothing on one of its cases' }
  }
}
