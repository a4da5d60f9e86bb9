import type { KeyOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'

/** Judgments that are all right; a repair stands beside them, where one is asked for. */
export function rightAnswer({
  claims,
  defects,
  decision,
}: Pick<KeyOf<'critique'>, 'claims' | 'defects' | 'decision'>): ResponseOf<'critique'> {
  return {
    kind: 'critique',
    claims: Object.fromEntries(claims.map(({ id, truth }) => [id, truth])),
    marks: defects.map(({ file, from, to, classes: [first] }) => ({
      file,
      from,
      to,
      class: first ?? 'undecided',
      note: '',
    })),
    decision,
  }
}
