import { wordsOf, type Gradable, type Mark } from '#adaptive'
import type { Response } from '#schemas/response'

/** What an author calls things. */
export interface AuthoredNames {
  /** Of what has an opaque id. */
  readonly nameOf: (id: string) => string
  /** The file below `submissions/` that has this text; undefined where none has. */
  readonly fileOf: (text: string) => string | undefined
}

/**
 * A response of a closed kind as an author writes it below `response`.
 *
 * @param gradable of the item
 * @throws TypeError for a kind without filed responses
 */
export function authoredResponse(
  response: Response,
  gradable: Gradable,
  { nameOf, fileOf }: AuthoredNames,
): unknown {
  const marksOf = (marks: readonly Mark[]) => marks.map((mark) => authoredMark(mark, gradable, nameOf))
  switch (response.kind) {
    case 'choice':
      return { chosen: response.chosen.map((id) => Number(nameOf(id))).sort((left, right) => left - right) }
    case 'short':
      return { text: response.text }
    case 'order':
      return {
        blocks: response.blocks.map(({ id, indent }) =>
          indent === 0 ? nameOf(id) : { id: nameOf(id), indent },
        ),
      }
    case 'trace':
      return { values: response.values }
    case 'review':
      return { marks: marksOf(response.marks), verdict: response.verdict }
    case 'design':
      return {
        choices: Object.fromEntries(
          Object.entries(response.choices).map(([decision, option]) => [decision, nameOf(option)]),
        ),
        estimates: response.estimates,
      }
    case 'prompt':
      return {
        answer: {
          ...(response.ranking.length > 0 && { ranking: response.ranking.map((group) => group.map(nameOf)) }),
          ...(response.spans.length > 0 && {
            spans: response.spans.map((span) => ({
              output: nameOf(span.output),
              text: quoted(span, gradable),
            })),
          }),
          ...(response.prompt !== null && { prompt: response.prompt }),
        },
      }
    case 'critique': {
      const file = response.repair === undefined ? undefined : fileOf(response.repair)
      return {
        claims: Object.fromEntries(
          Object.entries(response.claims).map(([id, truth]) => [
            nameOf(id),
            truth === 'unverifiable' ? truth : truth === 'true',
          ]),
        ),
        marks: marksOf(response.marks),
        decision: response.decision,
        ...(file !== undefined && { repair: file }),
      }
    }
    default:
      throw new TypeError(`Unexpected ${response.kind} response, expected one of a closed kind`)
  }
}

/** By the name of what is planted there, where the mark is that very place; else by its lines. */
function authoredMark(mark: Mark, gradable: Gradable, nameOf: AuthoredNames['nameOf']): unknown {
  if (gradable.kind !== 'review' && gradable.kind !== 'critique') return mark
  const { file, from, to, class: named } = mark
  const { defects, decoys, remarks } = gradable.key
  const findings = [
    ...defects.map((defect) => ({ ...defect, named: defect.classes[0] ?? 'correctness' })),
    ...[...decoys, ...remarks].map((one) => ({ ...one, named: 'correctness' })),
  ]
  const found = findings.find(
    (one) => one.file === file && one.from === from && one.to === to && one.named === named,
  )
  if (found) return nameOf(found.id)
  return {
    ...(gradable.task.files.length > 1 && { file }),
    lines: from === to ? from : [from, to],
    class: named,
  }
}

interface Span {
  readonly output: string
  readonly from: number
  readonly to: number
}

/** The words that a span has. */
function quoted({ output, from, to }: Span, gradable: Gradable): string {
  const outputs = gradable.kind === 'prompt' ? gradable.task.outputs : []
  const text = outputs.find(({ id }) => id === output)?.text ?? ''
  const words = wordsOf(text)
  const [first, last] = [words[from - 1], words[to - 1]]
  return first && last ? text.slice(first.start, last.end) : ''
}
