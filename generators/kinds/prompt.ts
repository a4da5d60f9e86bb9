import { suggest, type Range } from '#schemas/diagnose/index'
import { promptSchema, type PromptFile } from '#schemas/prompt'
import type { KeyOf } from '#schemas/public-item'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readDataFile } from '../compile/data-file.ts'
import type { KnownResponse } from '../compile/compiled-item.ts'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { byOpaqueId, opaqueId } from './opaque-id.ts'
import { blindExpectation } from './prompt/blind.ts'
import { checkFix } from './prompt/check-fix.ts'
import { checkNeeds } from './prompt/check-needs.ts'
import { checkOutputs } from './prompt/check-outputs.ts'
import { quotedSpan } from './prompt/quoted-span.ts'

/** Most of the marks that a blind response may expect, as a share of m. */
const blindShare = 0.05

/** Prompt work: outputs to rank, passages without support to mark, a prompt to mend; what of it the file has. */
export const prompt: KindCompiler<'prompt'> = {
  kind: 'prompt',
  files: ['prompt.yaml'],
  answers: ['prompt.yaml'],
  components: [],
  needsResponses: true,
  responseKey: 'answer',
  secrets: ({ verified, spans, decoys, predicates }) => ({
    prose: [
      ...verified.map(({ evidence }) => ['evidence', evidence] as const),
      ...[...spans, ...decoys].map(({ why }) => ['reason of a span', why] as const),
      ...predicates.map(({ why }) => ['reason of a check', why] as const),
      ...predicates.flatMap(({ shown, text }) => (shown ? [] : [['hidden check', text] as const])),
    ],
    parts: [...verified, ...spans, ...decoys, ...predicates.map(({ check }) => check)],
  }),
  check,
}

function check(source: ItemSource<'prompt'>): KindContent<'prompt'> | undefined {
  const { id, folder, files, diagnostics, report, frontmatter } = source
  const file = files.get('prompt.yaml')
  if (file?.text === undefined) {
    if (!file)
      report.error('prompt/no-file', frontmatter.source.rangeOf(['kind']), 'Missing file `prompt.yaml`')
    return undefined
  }
  const data = readDataFile(
    { text: file.text, file: `${folder}/prompt.yaml`, schema: promptSchema },
    diagnostics,
  )
  if (!data) return undefined
  const { value } = data
  const own = source.reportFor('prompt.yaml')
  const faultsBefore = diagnostics.length
  checkOutputs(data, own)
  const outputs = new Map(
    value.outputs.map(
      (output) => [output.id, { id: opaqueId(id, 'output', output.text), text: output.text.trim() }] as const,
    ),
  )
  const spans = readSpans(data, outputs, own)
  const key: KeyOf<'prompt'> = {
    needs: value.needs.map(({ ranking = 0, spans: found = 0, fix = 0 }) => ({ ranking, spans: found, fix })),
    checks: [...(value.checks ?? [])],
    verified: byOpaqueId(
      value.outputs.map(({ id: authored, verified = [] }) => ({
        id: outputs.get(authored)?.id ?? '',
        verified,
      })),
    ).flatMap(({ id: output, verified }) => verified.map((verdict) => ({ output, ...verdict }))),
    ranking: value.rank === undefined ? [] : rankingOf(value, outputs),
    ...spans,
    predicates: [...(value.fix?.predicates ?? [])],
  }
  const task = { outputs: byOpaqueId([...outputs.values()]) }
  checkNeeds(data, { key, max: source.max }, own)
  checkFix(data, key, own)
  const expected = blindExpectation({ task, key })
  if (diagnostics.length === faultsBefore && expected > blindShare * source.max) {
    own.error(
      'prompt/blind',
      data.source.rangeOfKey(['needs']),
      `Unexpected needs: who answers blindly expects ${((expected / source.max) * 100).toFixed(1)} % of ${source.max}, expected 5 % at most`,
      'Let the first category need more, or more than one part',
    )
  }
  const { origin, model, date, source: given, rank, fix } = value
  return {
    languages: [],
    stem: source.body.blocks,
    fragment: () => '',
    task: () => ({
      ...task,
      origin,
      model,
      prompt: value.prompt.trim(),
      ...(date !== undefined && { date }),
      ...(given !== undefined && { source: given.trim() }),
      ...(rank !== undefined && { rank }),
      ...(value.spans !== undefined && { marks: { ask: value.spans.ask } }),
      ...(fix !== undefined && {
        fix: {
          ask: fix.ask,
          shown: fix.predicates.flatMap(({ id: name, text, shown }) => (shown ? [{ id: name, text }] : [])),
          hidden: fix.predicates.filter(({ shown }) => !shown).length,
        },
      }),
    }),
    key: () => key,
    submissions: [],
    responses: knownResponses(source, outputs),
    names: Object.fromEntries([...outputs].map(([authored, output]) => [output.id, authored])),
    detail: { kind: 'prompt' },
  }
}

/** By authored id: what a candidate sees of an output. */
type Outputs = ReadonlyMap<string, { readonly id: string; readonly text: string }>

/** Outputs by the number of checks that hold, the most first; equals are tied. */
function rankingOf({ outputs }: PromptFile, shown: Outputs): readonly (readonly string[])[] {
  const groups = new Map<number, string[]>()
  for (const { id, verified = [] } of outputs) {
    const held = verified.filter(({ holds }) => holds).length
    groups.set(held, [...(groups.get(held) ?? []), shown.get(id)?.id ?? ''])
  }
  return [...groups].sort(([left], [right]) => right - left).map(([, ids]) => ids.sort())
}

function readSpans(
  { value, source }: DataFile<PromptFile>,
  outputs: Outputs,
  report: Report,
): Pick<KeyOf<'prompt'>, 'spans' | 'decoys'> {
  const taken: { readonly output: string; readonly from: number; readonly to: number }[] = []
  const read = (list: 'planted' | 'decoys') =>
    (value.spans?.[list] ?? []).flatMap(({ output: authored, text, why }, index) => {
      const path = ['spans', list, index] as const
      const output = outputs.get(authored)
      if (output === undefined) {
        unknownOutput(report, source.rangeOf([...path, 'output']), authored, outputs)
        return []
      }
      const span = quotedSpan(output, text)
      const range = source.rangeOf([...path, 'text'])
      if (typeof span === 'string') {
        report.error('prompt/span', range, `Unexpected quotation: ${span}`)
        return []
      }
      if (
        taken.some((other) => other.output === span.output && other.from <= span.to && span.from <= other.to)
      )
        report.error('prompt/overlap', range, 'Unexpected span that shares words with another one')
      taken.push(span)
      return [{ ...span, why }]
    })
  return { spans: read('planted'), decoys: read('decoys') }
}

function unknownOutput(report: Report, range: Range, name: string, outputs: Outputs): void {
  const meant = suggest(name, [...outputs.keys()])
  report.error(
    'prompt/unknown-output',
    range,
    `Unexpected output \`${name}\`, expected one of \`outputs\``,
    meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
    wordEdit(meant),
  )
}

function knownResponses(
  { responses, reportFor }: ItemSource<'prompt'>,
  outputs: Outputs,
): readonly KnownResponse[] {
  const report = reportFor('responses.yaml')
  return (responses?.value.responses ?? []).flatMap(
    ({ name, category, why, response }, index): KnownResponse[] => {
      const path = ['responses', index, 'response']
      const range = (rest: readonly (string | number)[]) => responses?.source.rangeOf([...path, ...rest])
      if (!('answer' in response)) {
        const at = range([])
        if (at) report.error('responses/form', at, 'Unexpected form of response, expected `answer: {…}`')
        return []
      }
      const { ranking = [], spans = [], prompt: text } = response.answer
      let whole = true
      const idOf = (authored: string, rest: readonly (string | number)[]): string => {
        const output = outputs.get(authored)
        if (output !== undefined) return output.id
        whole = false
        const at = range(['answer', ...rest])
        if (at) unknownOutput(report, at, authored, outputs)
        return ''
      }
      const ranked = ranking.map((group, place) =>
        group.map((authored, within) => idOf(authored, ['ranking', place, within])),
      )
      const marks = spans.flatMap(({ output: authored, text: quotation }, place) => {
        const id = idOf(authored, ['spans', place, 'output'])
        const output = [...outputs.values()].find((one) => one.id === id)
        if (output === undefined) return []
        const span = quotedSpan(output, quotation)
        if (typeof span !== 'string') return [span]
        whole = false
        const at = range(['answer', 'spans', place, 'text'])
        if (at) report.error('prompt/span', at, `Unexpected quotation: ${span}`)
        return []
      })
      if (!whole) return []
      return [
        {
          name,
          category,
          why,
          response: { kind: 'prompt', ranking: ranked, spans: marks, prompt: text ?? null },
        },
      ]
    },
  )
}
