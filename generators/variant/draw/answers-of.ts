import { firstCategories } from '#adaptive'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import { codeItemOf } from '../../verify/code.ts'
import { GIVEN } from '../../verify/debug-run.ts'
import { fixesAsCode } from '../../verify/fixes-as-code.ts'
import { gradableOf } from '../../verify/responses.ts'

/** Where the cases of an item stand, by its kind. */
export const caseFiles: Readonly<Record<string, string>> = { code: 'cases.yaml', debug: 'checks.yaml' }

/**
 * What is run on an item's cases: its submissions, or, of a project, its fixes and the project as it is given, which the
 * cases have to tell from a fix.
 *
 * @returns undefined for an item without cases
 */
export function answersOf(item: CompiledItem): CodeItem | undefined {
  if (item.detail.kind === 'code') return codeItemOf(item)
  if (item.detail.kind !== 'debug' || item.public.kind !== 'debug') return undefined
  const { detail } = item
  const gradable = gradableOf(item)
  const subject = { id: item.id, task: item.public.task, gradable, wanted: firstCategories(gradable), detail }
  return fixesAsCode(subject, {
    fixes: [...detail.fixes, { file: GIVEN, expected: 'wrong_answer', files: {} }],
    planted: [],
    properties: detail.properties,
  })
}
