import type { PublicItem, TaskOf } from '#schemas/public-item'
import type { Response, ResponseOf } from '#schemas/response'

/** What was answered, question by question. */
export type SaidAnswers = readonly (readonly [question: string, answer: string])[]

type Kind = PublicItem['kind']
type Marks = ResponseOf<'review'>['marks']

const NOTHING = 'no answer'

/** Steps of indentation that are shown: nobody needs as many, and a log may say any number. */
const MOST_INDENT = 20

/** How answers that are not written as programs are told. */
const tellers: {
  readonly [K in Kind]?: (task: TaskOf<K>, response: ResponseOf<K>) => SaidAnswers
} = {
  choice: ({ options }, { chosen }) => {
    const own = options.flatMap(({ id, html }, at) =>
      chosen.includes(id) ? [[`Chosen, option ${at + 1}`, plainText(html)] as const] : [],
    )
    return own.length === 0 ? [['Chosen', '']] : own
  },
  short: (_task, { text }) => [['Answer', text]],
  order: ({ blocks }, response) => {
    const texts = new Map(blocks.map(({ id, text }) => [id, text]))
    const lines = response.blocks.map(({ id, indent }) =>
      (texts.get(id) ?? id)
        .split('\n')
        .map((line) => `${'    '.repeat(Math.min(indent, MOST_INDENT))}${line}`)
        .join('\n'),
    )
    return [['Order', lines.join('\n')]]
  },
  trace: ({ steps }, { values }) => steps.map(({ id, label }) => [label, values[id] ?? '']),
  review: (_task, { marks, verdict }) => [...saidMarks(marks), ['Verdict', inWords(verdict)]],
  design: ({ decisions, estimates }, response) => [
    ...decisions.map(
      ({ id, question, options }) =>
        [question, options.find((option) => option.id === response.choices[id])?.label ?? ''] as const,
    ),
    ...estimates.map(
      ({ id, question, unit }) => [question, withUnit(response.estimates[id] ?? '', unit)] as const,
    ),
  ],
  prompt: ({ outputs }, { ranking, spans, prompt }) => {
    // by the letters that candidates see them under
    const named = new Map(
      outputs.map(({ id, text }, at) => [id, { text, name: `output ${String.fromCodePoint(65 + at)}` }]),
    )
    const nameOf = (id: string): string => named.get(id)?.name ?? id
    const ranks = ranking.map((rank) => rank.map(nameOf).join(' and '))
    return [
      ...(ranks.length > 0 ? [['Ranking, the best first', ranks.join('; ')] as const] : []),
      ...spans.map(
        ({ output, from, to }) =>
          [`Marked in ${nameOf(output)}`, named.get(output)?.text.slice(from, to) ?? ''] as const,
      ),
      ...(prompt === null ? [] : [['Prompt', prompt] as const]),
    ]
  },
  critique: ({ claims }, response) => [
    ...claims.map(({ id, text }) => [text, response.claims[id] ?? ''] as const),
    ...saidMarks(response.marks),
    ['Decision', inWords(response.decision)],
  ],
}

/**
 * What a response says, for people to read: of programs nothing, since their texts say it.
 *
 * @param response of the item's kind; of another kind it says nothing
 */
export function answerInWords(item: Pick<PublicItem, 'kind' | 'task'>, response: Response): SaidAnswers {
  if (item.kind !== response.kind) return []
  // A kind, its task and its response belong together, which the type of a union cannot say.
  const tell = tellers[item.kind] as ((task: unknown, response: Response) => SaidAnswers) | undefined
  const said = tell?.(item.task, response) ?? []
  return said.map(([question, answer]) => [question, answer.trim() === '' ? NOTHING : answer])
}

function saidMarks(marks: Marks): SaidAnswers {
  return marks.map(({ file, from, to, class: kind, note }) => [
    `${file}, ${from === to ? `line ${from}` : `lines ${from} to ${to}`}`,
    [inWords(kind), note].filter((part) => part !== '').join(': '),
  ])
}

function inWords(name: string): string {
  return name.replaceAll('-', ' ')
}

/** An estimate that was not made has no unit. */
function withUnit(estimate: string, unit: string | undefined): string {
  return estimate.trim() === '' || unit === undefined ? estimate : `${estimate} ${unit}`
}

/** The text of markup that the compiler made; what formulas hold for machines beside their signs is left out. */
function plainText(html: string): string {
  return html
    .replace(/<annotation\b.*?<\/annotation>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replace(
      /&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|quot|amp|nbsp));/gi,
      (entity, hex?: string, decimal?: string, name = '') =>
        hex !== undefined
          ? String.fromCodePoint(parseInt(hex, 16))
          : decimal !== undefined
            ? String.fromCodePoint(Number(decimal))
            : (ENTITIES[String(name)] ?? entity),
    )
    .replace(/\s+/g, ' ')
    .trim()
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: ' ' }
