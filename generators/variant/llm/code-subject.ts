import type { CompiledItem } from '../../compile/compiled-item.ts'
import type { DraftJudge, JudgedDraft, Refusal } from '../written/draft-judge.ts'
import type { Solutions } from '../written/draft.ts'
import { seedOf } from '../written/seed-of.ts'
import { variantId } from '../variant-id.ts'
import { readAnswer } from './answer/read-answer.ts'
import { readProgram } from './answer/read-program.ts'
import type { Verdict } from './ledger/entry.ts'
import type { Prompts } from './prompts/prompts.ts'
import type { Subject, Work } from './run/settings.ts'

type Admitted = Extract<JudgedDraft, { readonly admitted: true }>

export interface CodeSubjectOptions {
  /** Id of the item that is varied. */
  readonly of: string
  readonly prompts: Prompts
  readonly judge: DraftJudge
  /** What this run has admitted so far, by seed; grows with each that is admitted. */
  readonly siblings: Map<number, CompiledItem>
  /** Seeds that variants of the item have which are not of this run. */
  readonly taken: ReadonlySet<number>
  /** Keeps what was admitted. It may be asked twice for the same, before and after a crash. */
  readonly keep: (work: Work, solutions: Solutions, admitted: Admitted) => Promise<void>
}

/** Gates whose refusal says that the problem itself is the wrong one: the next proposal has other axes. */
const beyondRepair: ReadonlySet<string> = new Set(['novelty', 'semantics', 'difficulty', 'seed'])

/** Longest finding that is told to the model, in characters. */
const LONGEST_FINDING = 4000

/** What a run is about that writes variants of an item that is answered in code. */
export function createCodeSubject(options: CodeSubjectOptions): Subject {
  const { of, prompts, judge, siblings, taken, keep } = options
  return {
    promptVersion: prompts.version,
    write: prompts.write,
    repair: prompts.repair,
    solve: prompts.solve,
    third: prompts.third,
    read: async (text) => {
      const read = readAnswer(text)
      if (read.kind === 'refused') return read
      const refusal = await judge.inspect(read.answer)
      return refusal ? refusedBy(refusal) : { kind: 'read', statement: read.answer.statement }
    },
    judge: async (work) => {
      const read = readAnswer(work.text)
      if (read.kind === 'refused') return read
      const [solution, third] = [readProgram(work.solution), readProgram(work.third)]
      if (solution === undefined || third === undefined)
        return { kind: 'refused', gate: 'solution', reason: 'who solved it gave no program' }
      const seed = seedOf(work.request)
      if (taken.has(seed))
        return { kind: 'refused', gate: 'seed', reason: `${of} has a variant ${seed} already` }
      const others = [...siblings].flatMap(([known, item]) => (known === seed ? [] : [item]))
      const judged = await judge.judge({ seed, answer: read.answer, solution, third }, others)
      if (!judged.admitted) return refusedBy(judged)
      siblings.set(seed, judged.item)
      await keep(work, { solution, third }, judged)
      return { kind: 'accepted', id: variantId({ of, seed }), sha256: judged.proof.digest }
    },
  }
}

function refusedBy({ gate, reason, counterexample }: Refusal): Extract<Verdict, { kind: 'refused' }> {
  const finding = counterexample === undefined ? reason : `${reason}\nFor example: ${counterexample}`
  return {
    kind: 'refused',
    gate,
    reason,
    ...(!beyondRepair.has(gate) && { counterexample: finding.slice(0, LONGEST_FINDING) }),
  }
}
