import { scoreResponse, type CaseVerdict, type Gradable } from '#adaptive'
import { canonicalJson } from '#log'
import type { Response } from '#schemas/response'
import type { CompiledDetail } from '../compile/compiled-item.ts'
import type { Renderer } from '../compile/render.ts'
import type { LintRule } from './rule.ts'

/** Wrong responses that an item needs: fewer would hardly test its key. */
const wrongNeeded = 3

/** Nothing is shown here, so nothing needs to be rendered. */
const plain: Renderer = {
  blocks: () => '',
  nodes: () => '',
  inline: () => '',
  code: () => '',
  short: { word: () => '', words: () => '', value: () => '' },
}

/** Authored responses get, from the very scorer that grades candidates, the category that their author says. */
export const checkResponses: LintRule = ({ source, compiler, content }) => {
  if (!compiler.needsResponses) return
  const { responses: data, max, frontmatter, files } = source
  const report = source.reportFor('responses.yaml')
  if (!data) {
    if (files.has('responses.yaml')) return
    source.report.error(
      'responses/missing',
      frontmatter.source.rangeOf(['kind']),
      'Missing file `responses.yaml`',
      'List responses with the category that each must get; they prove the key',
    )
    return
  }
  const list = data.value.responses
  const names = new Set<string>()
  for (const [index, { name, category }] of list.entries()) {
    if (names.has(name)) {
      report.error(
        'responses/same-name',
        data.source.rangeOf(['responses', index, 'name']),
        `Unexpected second response \`${name}\``,
      )
    }
    names.add(name)
    if (category > max) {
      report.error(
        'responses/category',
        data.source.rangeOf(['responses', index, 'category']),
        `Unexpected category ${category}, expected 0 to ${max}`,
      )
    }
  }
  const at = data.source.rangeOfKey(['responses'])
  if (!list.some(({ category }) => category === max)) {
    report.error('responses/none-right', at, `Missing response of category ${max}, expected 1 or more`)
  }
  const wrong = list.filter(({ category }) => category < max).length
  if (wrong < wrongNeeded) {
    report.error(
      'responses/few-wrong',
      at,
      `Unexpected ${wrong} wrong responses, expected ${wrongNeeded} or more`,
    )
  }
  // A broken key gives scores that say nothing beyond what is wrong with the key.
  if (
    source.diagnostics.some(
      ({ code, severity }) =>
        severity === 'error' && [`${compiler.kind}/`, 'marks/'].some((area) => code.startsWith(area)),
    )
  )
    return
  // A trace's key is computed by `assay verify`; before that there is nothing to compare with.
  if (!content || (compiler.kind === 'trace' && !source.computed)) return
  const item = { kind: compiler.kind, max, task: content.task(plain), key: content.key(plain) } as Gradable
  const given = new Map<string, string>()
  for (const { name, category, response } of content.responses) {
    const index = list.findIndex((entry) => entry.name === name)
    const other = given.get(canonicalJson(response))
    given.set(canonicalJson(response), name)
    if (other !== undefined && other !== name)
      report.error(
        'responses/same-response',
        data.source.rangeOf(['responses', index]),
        `Unexpected response that \`${other}\` is, too`,
        'It proves nothing twice: file another mistake',
      )
    const scored = scoreResponse(item, response, filedCases(content.detail, response))
    if (scored.category === category || category > max) continue
    report.error(
      'responses/score',
      data.source.rangeOf(['responses', index, 'category']),
      `Unexpected category ${category} for \`${name}\`: the scorer gives ${scored.category}`,
      'One of the two is wrong: the key, or the category',
    )
  }
}

/** Repairs are run by `assay verify`, which refuses those that are not what their folder says. */
function filedCases(detail: CompiledDetail, response: Response): readonly CaseVerdict[] | undefined {
  if (detail.kind !== 'critique' || response.kind !== 'critique') return undefined
  const filed = detail.repair?.submissions.find(({ text }) => text === response.repair)
  if (filed?.expected !== 'accepted') return undefined
  return detail.repair?.cases.map(({ id }) => ({ id, verdict: 'passed', fuel: 0 }))
}
