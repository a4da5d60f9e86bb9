import { designSchema, type Design } from '#schemas/design'
import type { KeyOf, TaskOf } from '#schemas/public-item'
import { readDataFile } from '../compile/data-file.ts'
import { checkWorked, stemText } from './worked/check-worked.ts'
import { checkParts, rangeOf } from './design/check-parts.ts'
import { knownResponses } from './design/known-responses.ts'
import { readNames, reportUnknown, type DesignNames, type DesignSource } from './design/names.ts'
import { readCondition } from './design/read-condition.ts'
import { walkPaths } from './design/walk-paths.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { byOpaqueId } from './opaque-id.ts'

/** Design: decisions that must go together, what they add up to, and estimates. */
export const design: KindCompiler<'design'> = {
  kind: 'design',
  files: ['design.yaml'],
  answers: ['design.yaml'],
  components: [],
  needsResponses: true,
  responseKey: 'choices',
  secrets: ({ estimates, requirements, paths, whys }) => ({
    prose: [
      ...estimates.map(({ why }) => ['derivation of an estimate', why] as const),
      ...requirements.map(({ why }) => ['reason of a requirement', why] as const),
      ...paths.map(({ why }) => ['reason of a worked design', why] as const),
      ...Object.values(whys).map((why) => ['reason against an option', why] as const),
    ],
    parts: [...estimates, ...requirements, ...paths.map(({ choices }) => choices)],
  }),
  check,
}

function check(source: ItemSource<'design'>): KindContent<'design'> | undefined {
  const { id, folder, files, diagnostics, report, frontmatter, max } = source
  const file = files.get('design.yaml')
  if (file?.text === undefined) {
    if (!file)
      report.error('design/no-design', frontmatter.source.rangeOf(['kind']), 'Missing file `design.yaml`')
    return undefined
  }
  const data = readDataFile(
    { text: file.text, file: `${folder}/design.yaml`, schema: designSchema },
    diagnostics,
  )
  if (!data) return undefined
  const before = errorsIn(diagnostics)
  const own: DesignSource = { item: id, data, report: source.reportFor('design.yaml') }
  const names = readNames(own)
  checkParts(own, names, max)
  for (const [index, estimate] of (data.value.estimates ?? []).entries()) {
    checkWorked(
      { ...estimate, isExact: !estimate.tolerance && !estimate.range },
      {
        paths: { value: ['estimates', index, 'value'], worked: ['estimates', index, 'worked'] },
        at: data.source,
        text: `${stemText(source.body)}\n${estimate.question}`,
        isNeeded: frontmatter.value.status === 'live',
        report: own.report,
      },
    )
  }
  const task = taskOf(own, names)
  const key = keyOf(own, names)
  // What the parts come to together says nothing while one of them is at fault.
  if (errorsIn(diagnostics) === before) walkPaths(own, names, { max, task, key })
  const isSound = errorsIn(diagnostics) === before
  return {
    languages: [],
    stem: source.body.blocks,
    fragment: () => '',
    task: () => task,
    key: () => key,
    submissions: [],
    responses: knownResponses(source, names, { max, task, key }, isSound),
    names: Object.fromEntries(
      [...names.options.values()].flatMap((options) =>
        [...options].map(([authored, opaque]) => [opaque, authored] as const),
      ),
    ),
    detail: { kind: 'design' },
  }
}

function errorsIn(diagnostics: ItemSource<'design'>['diagnostics']): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length
}

/** The quantities whose totals the candidate sees while deciding, or the others. */
function quantitiesOf({ quantities = [] }: Design, areShown: boolean): TaskOf<'design'>['quantities'] {
  return quantities
    .filter(({ shown = true }) => shown === areShown)
    .map(({ shown: _, start, ...quantity }) => ({
      ...quantity,
      start: start ?? (quantity.combine === 'product' ? 1 : 0),
    }))
}

/** What of some effects falls on quantities. */
function effectsOn(
  quantities: TaskOf<'design'>['quantities'],
  adds: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(adds).filter(([name]) => quantities.some(({ id }) => id === name)))
}

/** What the candidate sees: built from its public parts, so that the key cannot come along. */
function taskOf(source: DesignSource, names: DesignNames): TaskOf<'design'> {
  const { value } = source.data
  const quantities = quantitiesOf(value, true)
  return {
    quantities,
    estimates: (value.estimates ?? []).map(({ id, question, unit }) => ({
      id,
      question,
      ...(unit !== undefined && { unit }),
    })),
    decisions: value.decisions.map(({ id: decision, question, options }, place) => ({
      id: decision,
      question,
      options: byOpaqueId(
        options.map(({ id, label, consequence, adds, when, unless, changes }, index) => {
          const path = ['decisions', place, 'options', index]
          const context = { source, names, before: decision }
          return {
            id: names.options.get(decision)?.get(id) ?? id,
            label,
            consequence,
            adds: effectsOn(quantities, adds),
            ...(when && { when: readCondition(context, when, [...path, 'when']) }),
            ...(unless !== undefined && { unless }),
            ...(changes && {
              changes: changes.map((change, at) => ({
                when: readCondition(context, change.when, [...path, 'changes', at, 'when']),
                consequence: change.consequence,
                adds: effectsOn(quantities, change.adds),
              })),
            }),
          }
        }),
      ),
    })),
  }
}

function keyOf(source: DesignSource, names: DesignNames): KeyOf<'design'> {
  const { value } = source.data
  const quantities = quantitiesOf(value, false)
  const options = value.decisions.flatMap(({ id: decision, options: all }) =>
    all.map((option) => ({ ...option, id: names.options.get(decision)?.get(option.id) ?? option.id })),
  )
  const sorted = <Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> =>
    Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)))
  return {
    estimates: (value.estimates ?? []).map((estimate) => ({
      id: estimate.id,
      category: estimate.category,
      value: estimate.value,
      ...rangeOf(estimate),
      why: estimate.why,
    })),
    quantities,
    adds: sorted(
      quantities.length === 0
        ? []
        : options.map(({ id, adds, changes = [] }) => [
            id,
            [adds, ...changes.map((change) => change.adds)].map((one) => effectsOn(quantities, one)),
          ]),
    ),
    requirements: value.requirements.map(({ id, text, category, needs, why }, index) => ({
      id,
      text,
      category,
      needs: readCondition({ source, names }, needs, ['requirements', index, 'needs']),
      why,
    })),
    paths: value.paths.map(({ choices, why }, index) => ({
      choices: readPath(source, names, choices, index),
      why,
    })),
    whys: sorted(options.flatMap(({ id, why }) => (why === undefined ? [] : [[id, why] as const]))),
  }
}

function readPath(
  source: DesignSource,
  names: DesignNames,
  choices: Design['paths'][number]['choices'],
  index: number,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(choices).map(([decision, option]) => {
      const path = ['paths', index, 'choices', decision]
      const options = names.options.get(decision)
      const id = options?.get(option)
      if (!options) reportUnknown(source, 'decision', decision, names.options.keys(), { path, isKey: true })
      else if (id === undefined) reportUnknown(source, 'option', option, options.keys(), { path })
      return [decision, id ?? option]
    }),
  )
}
