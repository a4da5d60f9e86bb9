import type { CaseVerdict } from './graded-response.ts'

/** What tells two verdicts of one score apart: a case runs on the first answer, and perhaps on the adapted one. */
export function caseKey({ id, adapted }: Pick<CaseVerdict, 'id' | 'adapted'>): string {
  return adapted ? `${id} adapted` : id
}
