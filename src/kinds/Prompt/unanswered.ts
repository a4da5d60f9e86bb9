import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { prompt as words } from '../../text/kinds/prompt.ts'

/** @returns A sentence for each part that is still missing. */
export function unanswered(
  { outputs, rank, marks, fix, prompt: given }: TaskOf<'prompt'>,
  { ranking, spans, prompt }: ResponseOf<'prompt'>,
): string | undefined {
  const missing = [
    ...(rank !== undefined && ranking.flat().length < outputs.length ? [words.missing.ranking] : []),
    ...(marks !== undefined && spans.length === 0 ? [words.missing.marks] : []),
    ...(fix !== undefined && (prompt === null || prompt.trim() === given) ? [words.missing.prompt] : []),
  ]
  return missing.length === 0 ? undefined : missing.join(' ')
}
