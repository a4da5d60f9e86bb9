/** What earns an item everything, made from the key that a practice item carries; for Node and for the browser. */
import type { PracticeItem, PracticeItemOf } from '#schemas/public-item'
import type { Response, ResponseOf } from '#schemas/response'

type Defect = PracticeItemOf<'review' | 'critique'>['grading']['key']['defects'][number]

/**
 * @returns The texts by document where an item is answered by writing; undefined where it is not. Of a critique they are
 *   the repair, which comes after what {@link rightResponse} says.
 */
export function rightTexts(
  item: PracticeItem,
  language: string,
): Readonly<Record<string, string>> | undefined {
  if (item.kind === 'tests') return { tests: item.grading.key.suite }
  if (item.kind === 'debug') return item.grading.key.fix
  if (item.kind === 'sql') return { sql: item.grading.solutions[0]?.text ?? '' }
  if (item.kind === 'critique' && item.task.repair !== undefined)
    return { [item.task.repair.file]: item.grading.solutions[0]?.text ?? '' }
  if (item.kind !== 'code') return undefined
  const solution = item.grading.solutions.find((one) => one.language === language)
  return { [language]: solution?.text ?? '' }
}

/**
 * @param item Of a kind that is not answered by writing.
 * @param prompt What to write where an item asks for a prompt: no key holds one.
 * @throws {Error} for a kind that is answered by writing
 */
export function rightResponse(item: PracticeItem, prompt: string | null): Response {
  switch (item.kind) {
    case 'choice':
      return { kind: 'choice', chosen: [...item.grading.key.right] }
    case 'short': {
      const value = item.grading.key.key[0]?.value ?? ''
      return { kind: 'short', text: Array.isArray(value) ? value.join(', ') : String(value) }
    }
    case 'order': {
      const left = [...item.grading.key.required]
      const blocks: { id: string; indent: number }[] = []
      while (left.length > 0) {
        const next = left.findIndex(({ after }) =>
          after.every((id) => blocks.some((block) => block.id === id)),
        )
        blocks.push(...left.splice(next, 1).map(({ id, indent }) => ({ id, indent })))
      }
      return { kind: 'order', blocks }
    }
    case 'trace':
      return { kind: 'trace', values: { ...item.grading.key.values } }
    case 'design': {
      const { estimates, paths } = item.grading.key
      const written = Object.fromEntries(estimates.map(({ id, value }) => [id, String(value)]))
      return { kind: 'design', choices: { ...paths[0]?.choices }, estimates: written }
    }
    case 'prompt': {
      const { ranking, spans } = item.grading.key
      return {
        kind: 'prompt',
        ranking: ranking.map((group) => [...group]),
        spans: spans.map(({ output, from, to }) => ({ output, from, to })),
        prompt,
      }
    }
    case 'review': {
      const { defects, verdict } = item.grading.key
      return { kind: 'review', marks: defects.map(marked), verdict }
    }
    case 'critique': {
      const { claims, defects, decision } = item.grading.key
      const judged = Object.fromEntries(claims.map(({ id, truth }) => [id, truth]))
      return { kind: 'critique', claims: judged, marks: defects.map(marked), decision }
    }
    default:
      throw new Error(`${item.id} is answered by writing`)
  }
}

function marked({ file, from, to, classes }: Defect): ResponseOf<'review'>['marks'][number] {
  return { file, from, to, class: classes[0] ?? 'undecided', note: '' }
}
