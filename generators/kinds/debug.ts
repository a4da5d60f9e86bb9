import { checksSchema } from '#schemas/checks'
import { ofRecord, type CompiledCase, type CompiledProjectFollowUp } from '../compile/compiled-item.ts'
import { readDataFile } from '../compile/data-file.ts'
import { plainCase } from './code/build-follow-up.ts'
import { checkExamples } from './code/check-examples.ts'
import { examplesTable } from './code/examples-table.ts'
import { isCaseData, readCases } from './code/read-cases.ts'
import { readLimits } from './code/read-limits.ts'
import { readTypes } from './code/read-types.ts'
import { checkChecks } from './debug/check-checks.ts'
import { readFixes } from './debug/read-fixes.ts'
import { readProject } from './debug/read-project.ts'
import { checkFollowUp, followUpIn } from './follow-up/check-follow-up.ts'
import { checkVoided } from './follow-up/check-voided.ts'
import { followUpSecrets } from './follow-up/follow-up-secrets.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { readWaivers } from '../compile/read-waivers.ts'

/** Debug: a project of several files that has a fault, cases that show it, and fixes that prove them. */
export const debug: KindCompiler<'debug'> = {
  kind: 'debug',
  files: ['project/', 'checks.yaml', 'submissions/', 'properties.ts', 'waivers.yaml'],
  answers: ['checks.yaml', 'submissions/', 'properties.ts', 'waivers.yaml'],
  components: ['Examples', 'FollowUp'],
  needsResponses: false,
  responseKey: undefined,
  secrets: ({ groups, followUp }) => {
    const change = followUpSecrets(followUp)
    const all = [...groups, ...change.groups]
    return {
      prose: [...all.map(({ title }) => ['title of a group of cases', title] as const), ...change.prose],
      parts: all,
    }
  },
  check,
}

function check(source: ItemSource<'debug'>): KindContent<'debug'> | undefined {
  const { frontmatter, report, body, max } = source
  const { entry, signature, maxChangedLines, compare } = frontmatter.value
  const types = readTypes(source)
  const limits = readLimits(source)
  const files = readProject(source)
  const checks = readChecks(source)
  const readings = checks && types ? readCases(checks, types, undefined, source, 'checks.yaml') : undefined
  const fixes = files && readFixes(source, checks?.value.groups, files)
  const tiered = Object.entries(checks?.value.groups ?? {}).map(
    ([name, { tier = 'basic', title, followUp }]) =>
      [name, { tier, title, ...(followUp && { followUp }) }] as const,
  )
  const added = checkFollowUp(source, {
    list: {
      file: 'checks.yaml',
      noun: 'case',
      data: checks && {
        ...checks,
        value: { groups: Object.fromEntries(tiered), entries: checks.value.cases },
      },
    },
    submissions: fixes ?? [],
    needed: fixes === undefined ? [] : [{ isMet: () => true, words: '' }],
  })
  const first = max - added
  if (first < 1)
    report.error(
      'debug/scoring',
      frontmatter.source.rangeOfKey(['scoring']),
      `Unexpected ${max} categories, expected more than the ${added} of the follow-up`,
    )
  if (checks) {
    const reportChecks = source.reportFor('checks.yaml')
    checkVoided(checks, reportChecks)
    if (first >= 1) checkChecks(checks, first, source)
  }
  const isNew = (group: string): boolean => checks?.value.groups[group]?.followUp === true
  const shown = new Set<string>()
  for (const block of body.blocks) {
    if (block.type === 'component' && checks) {
      const before = checks.value.cases.filter(({ group }) => !isNew(group))
      checkExamples(block.component, { cases: before }, shown, report)
    }
  }
  if (!types || !limits || !files || !checks || !readings || !fixes) return undefined

  const groups = Object.fromEntries(Object.entries(checks.value.groups).filter(([name]) => !isNew(name)))
  const cases = readings.filter(({ group }) => !isNew(group))
  const text = followUpIn(source)
  const change: CompiledProjectFollowUp | undefined = text && {
    groups: Object.fromEntries(
      tiered.flatMap(([name, { tier, title }]) => (isNew(name) ? [[name, { tier, title }]] : [])),
    ),
    cases: readings.filter(({ group }) => isNew(group)),
    voided: checks.value.cases.flatMap(({ id, voided }) => (voided ? [id] : [])),
    fixes: fixes.filter(({ followUp }) => followUp),
  }
  const language = entry.endsWith('.ts') ? 'typescript' : 'javascript'
  const properties = source.files.get('properties.ts')?.text
  const [fix] = fixes.filter(({ expected, followUp }) => expected === 'accepted' && !followUp)
  return {
    languages: [language],
    stem: body.blocks,
    fragment: (component, { short }) => examplesTable(component, cases, { signature, short }),
    task: () => ({
      entry,
      language,
      signature,
      files,
      maxChangedLines,
      examples: cases.filter(({ visible }) => visible).map(plainCase),
      limits,
      compare: compare ?? 'exact',
    }),
    key: (render) => ({
      groups: Object.entries(groups).map(([name, { title, category }]) => ({
        name,
        title,
        ...(category === undefined ? {} : { category }),
      })),
      cases: ofRecord(cases).map(plainCase),
      fix: fix?.files ?? {},
      ...(text &&
        change && {
          followUp: {
            html:
              render.nodes(text.children, 'f') +
              examplesTable({ ...text, attributes: { cases: shownNames(change.cases) } }, change.cases, {
                signature,
                short: render.short,
                caption: 'New examples',
              }),
            groups: Object.entries(change.groups).map(([name, { title, tier }]) => ({ name, title, tier })),
            examples: change.cases.filter(({ visible }) => visible).map(plainCase),
            cases: ofRecord(change.cases).map(plainCase),
            voided: [...change.voided],
            solutions: change.fixes
              .filter(({ expected }) => expected === 'accepted')
              .slice(0, 1)
              .map(({ files: changed }) => ({ files: changed })),
          },
        }),
    }),
    steering: readings.filter(({ steering }) => steering).map(plainCase),
    submissions: fixes.flatMap(({ files: changed, file, ...about }) =>
      Object.entries(changed).map(([path, text]) => ({
        ...about,
        file: `${file}/${path}`,
        language: path.endsWith('.ts') ? ('typescript' as const) : ('javascript' as const),
        text,
      })),
    ),
    responses: [],
    detail: {
      kind: 'debug',
      groups,
      cases,
      fixes: fixes.filter(({ followUp }) => !followUp),
      waivers: readWaivers(source),
      ...(properties !== undefined && { properties }),
      ...(change && { followUp: change }),
    },
  }
}

/** Names of visible cases, as <Examples> lists them. */
function shownNames(cases: readonly CompiledCase[]): string {
  return cases.flatMap(({ name, visible }) => (visible ? [name] : [])).join(', ')
}

function readChecks({ files, folder, frontmatter, report, diagnostics }: ItemSource<'debug'>) {
  const file = files.get('checks.yaml')
  if (!file) {
    report.error('debug/no-checks', frontmatter.source.rangeOf(['kind']), 'Missing file `checks.yaml`')
    return undefined
  }
  if (file.text === undefined) return undefined
  const options = { text: file.text, file: `${folder}/checks.yaml`, schema: checksSchema, isData: isCaseData }
  return readDataFile(options, diagnostics)
}
