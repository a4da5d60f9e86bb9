import type { List, ListItem, RootContent } from 'mdast'
import { fileStart } from '#schemas/diagnose/index'
import type { KnownResponse } from '../compile/compiled-item.ts'
import { withoutMarkup } from '../leak/plain-text.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { byOpaqueId, opaqueId } from './opaque-id.ts'

/** Most of the marks that a blind response may expect, as a share of m. */
const blindShare = 0.05

interface Option {
  readonly id: string
  readonly right: boolean
  readonly text: RootContent
  readonly feedback: readonly RootContent[]
}

/** Choice: the key stands in the body, as a task list. */
export const choice: KindCompiler<'choice'> = {
  kind: 'choice',
  files: [],
  answers: ['item.mdx (the marks of the task list and what is nested in it)'],
  components: [],
  needsResponses: true,
  responseKey: 'chosen',
  secrets: ({ feedback }) => ({
    prose: Object.values(feedback).map((html) => ['feedback', withoutLeadingWord(html)]),
  }),
  check,
}

function check(source: ItemSource<'choice'>): KindContent<'choice'> | undefined {
  const { choose } = source.frontmatter.value
  const list = findList(source)
  if (!list) return undefined
  const options = readOptions(source, list)
  checkKey(source, list, options)
  const sorted = byOpaqueId(options)
  return {
    languages: [],
    stem: source.body.blocks.filter((block) => block.type !== 'markdown' || block.node !== list),
    fragment: () => '',
    task: (render) => ({
      choose,
      options: sorted.map(({ id, text }) => ({ id, html: render.inline(text) })),
    }),
    key: (render) => ({
      right: sorted.flatMap(({ id, right }) => (right ? [id] : [])),
      feedback: Object.fromEntries(
        sorted.map(({ id, feedback }) => [id, feedback.length === 0 ? '' : render.nodes(feedback, id)]),
      ),
    }),
    submissions: [],
    responses: knownResponses(source, options),
    names: Object.fromEntries(options.map((option, at) => [option.id, String(at + 1)])),
    detail: { kind: 'choice' },
    ...(choose === 'one' && options.length >= 2 ? { options: options.length } : {}),
  }
}

function findList({ body, report }: ItemSource<'choice'>): List | undefined {
  const lists = body.blocks.flatMap((block) =>
    block.type === 'markdown' && block.node.type === 'list' && block.node.children.some(isTask)
      ? [block.node]
      : [],
  )
  const [list, second] = lists
  if (!list) {
    const last = body.blocks.at(-1)
    const range = last && (last.type === 'markdown' ? body.range(last.node) : last.component.range)
    report.error(
      'choice/no-options',
      range ? { start: range.end, end: range.end } : fileStart,
      'Missing options, expected one task list',
      'Write "- [x] " before a right option and "- [ ] " before a wrong one',
    )
  }
  if (second) {
    report.error(
      'choice/second-list',
      body.range(second),
      'Unexpected second task list, expected all options in one',
      'Two lists in a row become one when nothing stands between them',
    )
  }
  return list
}

function readOptions({ id, body, report }: ItemSource<'choice'>, list: List): readonly Option[] {
  const seen = new Map<string, RootContent>()
  return list.children.flatMap((item): Option[] => {
    const [text, ...feedback] = item.children
    if (!isTask(item)) {
      report.error(
        'choice/unmarked-option',
        startOf(body.range(item)),
        'Unexpected option without a mark, expected `[x]` or `[ ]`',
      )
    }
    if (text?.type !== 'paragraph') return []
    const words = body.sourceOf(text).replace(/\s+/g, ' ').trim()
    if (seen.has(words)) {
      report.error('choice/same-option', body.range(text), 'Unexpected second option with the same words')
    }
    seen.set(words, text)
    if (feedback.length === 0) {
      report.warning(
        'choice/no-feedback',
        body.range(text),
        'Missing feedback: which belief makes someone choose this option?',
        'Write a paragraph below the option, indented by two spaces',
      )
    }
    return [{ id: opaqueId(id, 'option', words), right: item.checked === true, text, feedback }]
  })
}

function checkKey(source: ItemSource<'choice'>, list: List, options: readonly Option[]): void {
  const { body, report, max, frontmatter } = source
  const { choose } = frontmatter.value
  const at = startOf(body.range(list))
  const right = options.filter((option) => option.right)
  const wrong = options.length - right.length
  if (options.length < 2)
    report.error('choice/few-options', at, `Unexpected ${options.length} options, expected 2 or more`)
  if (right.length === 0) {
    report.error('choice/no-key', at, 'Missing right option', 'Mark it with "- [x] "')
    return
  }
  checkLengths(source, options)
  if (choose === 'one') {
    for (const second of right.slice(1)) {
      report.error(
        'choice/several-keys',
        body.range(second.text),
        'Unexpected second right option, expected one, since `choose` is `one`',
        'Write `choose: many`, or leave one mark',
      )
    }
    if (max !== 1) {
      const range = frontmatter.source.rangeOfKey(['scoring', String(max)])
      report.error(
        'choice/scoring',
        range,
        `Unexpected category ${max}, expected 1 alone, since \`choose\` is \`one\``,
      )
    }
    return
  }
  if (right.length < max)
    report.error(
      'choice/few-right',
      at,
      `Unexpected ${right.length} right options, expected ${max} (m) or more`,
    )
  if (wrong < max)
    report.error('choice/few-wrong', at, `Unexpected ${wrong} wrong options, expected ${max} (m) or more`)
  const expectation = blindExpectation(options.length, max)
  if (expectation > blindShare * max) {
    const needed = Array.from({ length: 40 }, (_, n) => n).find(
      (n) => n > 1 && blindExpectation(n, max) <= blindShare * max,
    )
    report.error(
      'choice/blind',
      at,
      `Unexpected ${options.length} options: choosing blindly earns ${((expectation / max) * 100).toFixed(1)} % of ${max}, expected 5 % at most`,
      `With m = ${max}, ${needed ?? 'more'} options or more are needed`,
    )
  }
}

/** How many times as long as every wrong option each right one may be (included), and by how many words at least. */
const [longest, fewestMore] = [1.5, 5] as const

/** The longest option is the right one, as everybody knows who has been tested before. */
function checkLengths({ body, report }: ItemSource<'choice'>, options: readonly Option[]): void {
  const lengthOf = ({ text }: Option): number => body.sourceOf(text).trim().split(/\s+/).length
  const [right, wrong] = [true, false].map((isRight) => options.filter((option) => option.right === isRight))
  const most = Math.max(0, ...(wrong ?? []).map(lengthOf))
  const shortest = right?.toSorted((left, other) => lengthOf(left) - lengthOf(other))[0]
  if (!shortest || most === 0) return
  const words = lengthOf(shortest)
  if (words <= longest * most || words < most + fewestMore) return
  report.error(
    'choice/long-key',
    body.range(shortest.text),
    `Unexpected right option of ${words} words beside wrong ones of ${most} at most: its length gives it away`,
    'Say less in it, and move the reasons to the feedback',
  )
}

/**
 * Expected category of someone who tosses a coin for each option: the sum of max(0, m − k) over the binomial chance
 * of k errors.
 *
 * @param options number of options n
 * @param max highest category m
 */
export function blindExpectation(options: number, max: number): number {
  let chance = 2 ** -options
  let sum = 0
  for (let errors = 0; errors < max && errors <= options; errors += 1) {
    sum += (max - errors) * chance
    chance = (chance * (options - errors)) / (errors + 1)
  }
  return sum
}

function knownResponses(source: ItemSource<'choice'>, options: readonly Option[]): readonly KnownResponse[] {
  const { responses, reportFor } = source
  const report = reportFor('responses.yaml')
  return (responses?.value.responses ?? []).flatMap(
    ({ name, category, why, response }, index): KnownResponse[] => {
      const path = ['responses', index, 'response']
      if (!('chosen' in response)) {
        const range = responses?.source.rangeOf(path)
        if (range)
          report.error('responses/form', range, 'Unexpected form of response, expected `chosen: [1]`')
        return []
      }
      const chosen = response.chosen.flatMap((position, place) => {
        const option = options[position - 1]
        if (option) return [option.id]
        const range = responses?.source.rangeOf([...path, 'chosen', place])
        if (range)
          report.error(
            'responses/unknown-option',
            range,
            `Unexpected option ${position}, expected 1 to ${options.length}`,
          )
        return []
      })
      if (chosen.length < response.chosen.length) return []
      return [{ name, category, why, response: { kind: 'choice', chosen } }]
    },
  )
}

function isTask(item: ListItem): boolean {
  return typeof item.checked === 'boolean'
}

function startOf(range: { readonly start: { readonly line: number; readonly column: number } }) {
  return { start: range.start, end: range.start }
}

/** Feedback often begins with a verdict that a page would leave out: `No, …`, `Right – …`. */
function withoutLeadingWord(html: string): string {
  return withoutMarkup(html)
    .trim()
    .replace(/^\p{L}{1,12}\s*[,–—-]\s+/u, '')
}
