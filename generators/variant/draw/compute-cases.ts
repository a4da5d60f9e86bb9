import { isSeq, parseDocument } from 'yaml'
import type { Model } from '#schemas/model'
import type { VariantRecord } from '#schemas/variant'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import type { ItemFiles } from '../../compile/folder.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { answersOf, caseFiles } from './answers-of.ts'
import { drawCases, recordedCases } from './draw-cases.ts'
import type { CaseProfiles } from './told-by.ts'

interface ComputedCases {
  /** The variant with the cases of its item, and its files. */
  readonly item: CompiledItem
  readonly files: ItemFiles
  /** The item that it is drawn from, and what its cases tell. */
  readonly parent: CodeItem
  readonly profiles: CaseProfiles
  readonly how: NonNullable<Model['cases']>
  readonly seed: number
  /** Puts a text of the item into the words of the variant's story. */
  readonly rename: (text: string) => string
}

/**
 * Computes all cases of a variant, in the order of their file: those of a follow-up by its own reference.
 *
 * @returns undefined where a reference returns nothing on one of them
 */
export async function computeCases(
  { item, files, parent, profiles, how, seed, rename }: ComputedCases,
  context: VerifyContext,
): Promise<VariantRecord['cases'] | undefined> {
  const code = answersOf(item)
  if (!code) return undefined
  const followUp = item.detail.kind === 'code' ? item.detail.followUp : undefined
  const first = await drawCases(code, context, {
    profiles: parent.detail.cases.map(({ id }) => (profiles.get(id) ?? []).map(rename)),
    seed,
    isFresh: how !== 'recomputed',
    // A complaint tells the very call that the first example makes.
    keepsExamples: item.detail.kind === 'debug' || how === 'fresh-hidden',
  })
  const after: CodeItem | undefined = followUp && {
    ...code,
    detail: { ...code.detail, cases: followUp.cases, submissions: followUp.submissions },
  }
  const second = after ? await drawCases(after, context, { profiles: [], seed, isFresh: false }) : []
  if (!first || !second) return undefined
  const byId = new Map([...first, ...second].map((one) => [one.id, one]))
  const list = parseDocument(files.files.get(caseFiles[item.detail.kind] ?? '')?.text ?? '').get('cases')
  const ids = isSeq(list) ? (list.toJSON() as readonly { readonly id: string }[]) : []
  const ordered = ids.flatMap(({ id }) => byId.get(id) ?? [])
  // A project's follow-up has a reference that is no answer to the project.
  if (ordered.length < ids.length) return undefined
  return recordedCases(ordered, code.task.signature.parameters)
}
