import { suggest } from '#schemas/diagnose/index'
import { parseType, TypeSyntaxError } from '#schemas/value'
import type { KnownResponse } from '../compile/compiled-item.ts'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'

const extensions = { typescript: 'ts', javascript: 'js' } as const

/** Trace: predict what a program prints. The key is computed by `assay verify`, never written by hand. */
export const trace: KindCompiler<'trace'> = {
  kind: 'trace',
  files: ['program.ts', 'program.js'],
  answers: ['proof.json (computed)'],
  components: ['Program'],
  needsResponses: true,
  responseKey: 'values',
  secrets: ({ values }) => ({ answers: Object.values(values) }),
  check,
}

function check(source: ItemSource<'trace'>): KindContent<'trace'> | undefined {
  const { frontmatter, files, report, body, computed } = source
  const { language, steps } = frontmatter.value
  checkSteps(source)
  const name = `program.${extensions[language]}`
  const program = files.get(name)?.text
  const other = `program.${language === 'typescript' ? 'js' : 'ts'}`
  if (files.has(other)) {
    report.error(
      'trace/language',
      frontmatter.source.rangeOf(['language']),
      `Unexpected file \`${other}\` for \`language: ${language}\`, expected \`${name}\``,
    )
  } else if (!files.has(name)) {
    report.error('trace/no-program', frontmatter.source.rangeOf(['language']), `Missing file \`${name}\``)
  } else if (program?.trim() === '') {
    source
      .reportFor(name)
      .error('trace/no-program', source.frontmatter.source.rangeOf([]), 'Unexpected empty program')
  }
  if (!body.blocks.some((block) => block.type === 'component' && block.component.name === 'Program')) {
    report.error(
      'trace/not-shown',
      frontmatter.source.rangeOf(['language']),
      'Missing <Program />: the stem never shows the program',
    )
  }
  if (computed) {
    for (const [index, step] of steps.entries()) {
      const line = Object.hasOwn(computed, step.id) ? computed[step.id] : undefined
      if (line !== undefined) {
        if (isOfType(line, step.type)) continue
        report.error(
          'trace/type',
          frontmatter.source.rangeOf(['steps', index, 'type']),
          `Unexpected type \`${step.type}\`: the program prints \`${line}\``,
          'Write `type: string`, or let the program print the value alone',
        )
        continue
      }
      report.error(
        'trace/output',
        frontmatter.source.rangeOf(['steps', index, 'output']),
        `Unexpected output ${step.output}: the program prints fewer lines`,
      )
    }
  }
  const responses = knownResponses(source)
  if (program === undefined) return undefined
  return {
    languages: [language],
    stem: body.blocks,
    fragment: ({ name: component }, render) =>
      component === 'Program' ? render.code(program, language) : '',
    task: () => ({ language, program, steps: steps.map(({ id, label, type }) => ({ id, label, type })) }),
    key: () => ({
      values: computed ? Object.fromEntries(steps.map(({ id }) => [id, computed[id] ?? ''])) : {},
    }),
    submissions: [],
    responses,
    detail: {
      kind: 'trace',
      program: { language, text: program },
      steps: steps.map(({ id, type, output }) => ({ id, type, output })),
    },
  }
}

/** Whether a printed line can be a value of a type; of types with parts only that something was printed. */
function isOfType(line: string, type: string): boolean {
  const text = line.trim()
  const base = type.trim().replace(/\?$/, '')
  if (base !== type.trim() && (text === 'null' || text === 'undefined')) return true
  return forms[base]?.test(text) ?? true
}

const forms: Readonly<Record<string, RegExp>> = {
  int: /^-?\d+(e\+\d+)?$/,
  bigint: /^-?\d+n?$/,
  float: /^(-?(\d+(\.\d+)?(e[+-]?\d+)?|Infinity)|NaN)$/,
  bool: /^(true|false)$/,
}

function checkSteps({ frontmatter: { value, source }, report, max }: ItemSource<'trace'>): void {
  const ids = new Set<string>()
  for (const [index, { id, type }] of value.steps.entries()) {
    if (ids.has(id)) {
      report.error(
        'trace/same-step',
        source.rangeOf(['steps', index, 'id']),
        `Unexpected second step \`${id}\``,
      )
    }
    ids.add(id)
    try {
      parseType(type)
    } catch (error) {
      if (!(error instanceof TypeSyntaxError)) throw error
      report.error('type/syntax', source.rangeOf(['steps', index, 'type']), `In the type: ${error.message}`)
    }
  }
  if (value.steps.length < max) {
    report.error(
      'trace/few-steps',
      source.rangeOfKey(['steps']),
      `Unexpected ${value.steps.length} steps, expected ${max} (m) or more`,
    )
  }
}

function knownResponses({
  responses,
  reportFor,
  frontmatter,
}: ItemSource<'trace'>): readonly KnownResponse[] {
  const report = reportFor('responses.yaml')
  const steps = frontmatter.value.steps.map(({ id }) => id)
  return (responses?.value.responses ?? []).flatMap(
    ({ name, category, why, response }, index): KnownResponse[] => {
      const path = ['responses', index, 'response']
      if (!('values' in response)) {
        const range = responses?.source.rangeOf(path)
        if (range)
          report.error('responses/form', range, 'Unexpected form of response, expected `values: {step: "…"}`')
        return []
      }
      for (const step of Object.keys(response.values)) {
        if (steps.includes(step)) continue
        const range = responses?.source.rangeOfKey([...path, 'values', step])
        const meant = suggest(step, steps)
        const help = meant === undefined ? undefined : `Did you mean \`${meant}\`?`
        if (!range) continue
        report.error('responses/unknown-step', range, `Unexpected step \`${step}\``, help, wordEdit(meant))
      }
      return [{ name, category, why, response: { kind: 'trace', values: response.values } }]
    },
  )
}
