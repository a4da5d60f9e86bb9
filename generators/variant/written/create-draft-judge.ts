import type { Proof } from '#schemas/proof'
import type { VariantRecord } from '#schemas/variant'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import { digestOf, type ItemFiles } from '../../compile/folder.ts'
import { codeItemOf } from '../../verify/code.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { proofOf } from '../../verify/verify-item.ts'
import { createPackage, figuresOf } from '../gates/create-package.ts'
import type { Gate, VariantPackage, WrittenAnswers } from '../gates/gate.ts'
import { builtGates, draftGates } from '../gates/written-gates.ts'
import { variantId } from '../variant-id.ts'
import { buildDraft, compile, type BuiltDraft } from './build-draft.ts'
import { createAnswers, type AnswersParts } from './create-answers.ts'
import { createRecorder } from './create-recorder.ts'
import { createDraftInputs, type DraftInputs } from './draft-inputs.ts'
import type { DraftJudge, DraftSource, JudgedDraft, Refusal } from './draft-judge.ts'
import { filedAs, filedBeliefs, readSolutions } from './draft-programs.ts'
import type { Draft } from './draft.ts'
import { createKnownPrograms } from './known-programs.ts'
import { readAnswer } from './read-answer.ts'

type Rows = VariantRecord['gates'][number][]

/**
 * Makes what judges drafts for an item. What all drafts share is computed once.
 *
 * @param verify whose runner is asked for everything
 * @throws RangeError for an item that is not answered in code, or by a program that reads and prints
 */
export function createDraftJudge(source: DraftSource, verify: VerifyContext): DraftJudge {
  const { item: parent } = source
  if (parent.detail.kind !== 'code') throw new RangeError(`${parent.id} is not answered in code`)
  const own = codeItemOf(parent)
  if (own.task.io === 'stdin')
    throw new RangeError(`${parent.id} is answered by a program that reads and prints`)
  const shared: VerifyContext = { ...verify, isShared: true }
  let inputs: Promise<DraftInputs> | undefined
  const inputsOf = (): Promise<DraftInputs> => (inputs ??= createDraftInputs(own, shared))
  const known = createKnownPrograms(own, inputsOf, shared)
  const { languages, signature } = own.task
  const wanted = { languages, name: signature.name, signature, inputs: own.detail.inputs }

  return {
    inspect: async (answer) => {
      const read = readAnswer(answer, wanted)
      return 'reason' in read ? read : undefined
    },
    judge: (draft, siblings) => timed(draft.seed, () => judged(draft, siblings)),
    again: (seed, files, solutions, siblings) =>
      timed(seed, async () => {
        const bare = withoutProof(files)
        const built = compile(source, bare, seed)
        if ('reason' in built) return built
        const solved = readSolutions(solutions, wanted)
        if ('reason' in solved) return solved
        const { submissions } = codeItemOf(built.item).detail
        const programs = [...filedAs(submissions), ...solved]
        const statement = built.item.public.stem.replace(/<[^>]*>/g, ' ')
        const beliefs = filedBeliefs(submissions)
        const answers = await answersOf(seed, { statement, programs, beliefs })
        const rows: Rows = [passedShape]
        const refused = await askAll(draftGates, sketchOf(seed, siblings, answers), rows)
        return refused ?? admitted(built, seed, siblings, answers, rows)
      }),
  }

  async function timed(seed: number, judge: () => Promise<Admitted | Refusal>): Promise<JudgedDraft> {
    const start = performance.now()
    const found = await judge()
    if (!('reason' in found)) return { admitted: true, seed, ...found }
    return { admitted: false, seed, ...found, ms: Math.round(performance.now() - start) }
  }

  async function judged(draft: Draft, siblings: readonly CompiledItem[]): Promise<Admitted | Refusal> {
    const read = readAnswer(draft.answer, wanted)
    if ('reason' in read) return read
    const solved = readSolutions(draft, wanted)
    if ('reason' in solved) return solved
    const written = await answersOf(draft.seed, {
      statement: draft.answer.statement,
      programs: [...read.programs, ...solved],
      beliefs: read.wrong,
    })
    const sketch = sketchOf(draft.seed, siblings, written)
    const rows: Rows = [passedShape]
    const refused = await askAll(draftGates, sketch, rows)
    if (refused) return refused
    const recorder = createRecorder(shared.runner)
    const parts = { source, draft, sketch: codeOf(sketch), written, wrong: read.wrong }
    const built = await buildDraft(parts, { ...shared, runner: recorder.runner })
    if ('reason' in built) return built
    // What was run to choose the cases is what the gates ask for.
    return admitted(built, draft.seed, siblings, written, rows, { ...shared, runner: recorder.again })
  }

  async function admitted(
    built: BuiltDraft,
    seed: number,
    siblings: readonly CompiledItem[],
    written: WrittenAnswers,
    rows: Rows,
    context = shared,
  ): Promise<Admitted | Refusal> {
    const variant = packageOf(built.item, seed, siblings, written, context)
    const refused = await askAll(builtGates, variant, rows, context)
    if (refused) return refused
    const proof = proofOf(built.item, verify, await figuresOf(variant))
    const [reason] = proof.reasons
    if (reason !== undefined) return { gate: 'proof', reason }
    return { item: { ...built.item, proof, proofState: 'current' }, files: built.files, gates: rows, proof }
  }

  async function askAll(
    gates: readonly Gate[],
    variant: VariantPackage,
    rows: Rows,
    context = shared,
  ): Promise<Refusal | undefined> {
    for (const { name, version, ask } of gates) {
      verify.signal?.throwIfAborted()
      const finding = await ask(variant, context)
      if (finding.verdict === 'refused') {
        const { reason, counterexample } = finding
        return { gate: name, reason, ...(counterexample !== undefined && { counterexample }) }
      }
      const { verdict, figures } = finding
      rows.push({ gate: name, version, verdict, ...(figures && { figures }) })
    }
    return undefined
  }

  async function answersOf(seed: number, parts: Omit<AnswersParts, 'inputs'>): Promise<WrittenAnswers> {
    const drawn = await inputsOf()
    const inputs = await drawn.draw(seed)
    return createAnswers({ ...parts, inputs }, { own, drawn, others: source.others, known }, shared)
  }

  /** The item as it will be, before its cases are known. */
  function sketchOf(
    seed: number,
    siblings: readonly CompiledItem[],
    written: WrittenAnswers,
  ): VariantPackage {
    return packageOf(
      {
        ...parent,
        id: variantId({ of: parent.id, seed }),
        public: { ...parent.public, title: written.statement, stem: written.statement },
      },
      seed,
      siblings,
      written,
    )
  }

  function packageOf(
    item: CompiledItem,
    seed: number,
    siblings: readonly CompiledItem[],
    written: WrittenAnswers,
    context = shared,
  ): VariantPackage {
    const values = { values: {} }
    return createPackage(
      { parent, item, seed, radicals: [], own: values, drawn: values, siblings, written },
      (text) => text,
      context,
    )
  }
}

interface Admitted {
  readonly item: CompiledItem
  readonly files: ItemFiles
  readonly gates: VariantRecord['gates']
  readonly proof: Proof
}

const passedShape: Rows[number] = { gate: 'shape', version: 1, verdict: 'passed' }

function codeOf({ code }: VariantPackage): CodeItem {
  if (!code) throw new TypeError('Unexpected item, expected one that is answered in code')
  return code.item
}

function withoutProof({ files, ...rest }: ItemFiles): ItemFiles {
  const kept = new Map([...files].filter(([path]) => path !== 'proof.json'))
  return { ...rest, files: kept, digest: digestOf(kept.values()) }
}
