import { showValue } from '#schemas/value'
import type { CompiledCase, FixSource } from '../compile/compiled-item.ts'
import { inputsAfterwards } from './purity.ts'
import { type DebugItem, type Run, GIVEN, runChange } from './debug-run.ts'
import { asRunnable, fixesAsCode } from './fixes-as-code.ts'
import { compileFault, outcomeWords, sameExecution } from './outcome.ts'
import type { VerifyContext } from './verification.ts'

/** What is wrong with a fix, or with what was made of one: by its verdicts, and, where it is accepted, run again. */
export async function fixFaults(
  subject: DebugItem,
  fix: FixSource,
  run: Run,
  context: VerifyContext,
): Promise<readonly string[]> {
  if (fix.expected !== 'accepted') return wrongFaults(subject, fix, run)
  const again = await runChange(subject, fix, context)
  const different = subject.detail.cases.find(({ id }) => {
    const [first, second] = [run.executions.get(id), again.executions.get(id)]
    return first === undefined || second === undefined || !sameExecution(first, second)
  })
  return [
    ...acceptedFaults(subject, run),
    ...(different ? [`${fix.file}, ${caseWords(different)}: does something else when it is run again`] : []),
    ...(await changedInputFaults(subject, fix, context)),
  ]
}

/** A fix leaves its input as it was wherever the project as given does. */
async function changedInputFaults(
  subject: DebugItem,
  fix: FixSource,
  context: VerifyContext,
): Promise<readonly string[]> {
  const { task, detail, before } = subject
  const code = fixesAsCode(subject, { fixes: [fix], planted: [], properties: undefined })
  const afterwards = (files: FixSource['files']) => inputsAfterwards(code, asRunnable(task, files), context)
  const own = await afterwards(fix.files)
  const changed = detail.cases.filter(({ id }) => own.get(id)?.isChanged)
  if (changed.length === 0) return []
  const given = await afterwards(before?.files ?? {})
  return changed
    .filter(({ id }) => given.get(id)?.isChanged === false)
    .slice(0, 1)
    .map(
      (one) =>
        `${fix.file}, ${caseWords(one)}: changes its input to ${showValue(own.get(one.id)?.value ?? null)}, which the project as given leaves as it was`,
    )
}

export function givenFaults({ detail: { cases, groups } }: DebugItem, run: Run): string[] {
  return cases.flatMap((one) => {
    const passes = run.verdicts.get(one.id) === 'passed'
    const mustFail = groups[one.group]?.category !== undefined
    if (passes && mustFail)
      return [`the project as given passes ${caseWords(one)}, which the fix is for: the group has a category`]
    if (!passes && !mustFail)
      return [`${describeCase(run, one)}; the group has no category, so the project as given must pass it`]
    return []
  })
}

function acceptedFaults({ detail: { cases }, wanted }: DebugItem, run: Run): readonly string[] {
  const uncompiled = compileFault(placeOf(run), run.executions.values())
  if (uncompiled !== undefined) return [uncompiled]
  const failing = cases.filter(({ id }) => run.verdicts.get(id) !== 'passed')
  if (failing.length > 0) return failing.map((one) => describeCase(run, one))
  if (run.category === wanted) return []
  return [
    `${run.file}: expected category ${wanted}, got ${run.category}; does it change more lines than maxChangedLines?`,
  ]
}

function wrongFaults({ detail: { cases, groups } }: DebugItem, fix: FixSource, run: Run): readonly string[] {
  const { file, fails, category } = fix
  const uncompiled = compileFault(placeOf(run), run.executions.values())
  if (uncompiled !== undefined) return [uncompiled]
  const stopped = cases.find(({ id }) => (run.verdicts.get(id) ?? 'stopped') === 'stopped')
  if (stopped) return [describeCase(run, stopped)]
  const faults: string[] = []
  for (const group of fails ? Object.keys(groups) : []) {
    const filed = fails?.includes(group) ?? false
    const first = cases.find((one) => one.group === group && run.verdicts.get(one.id) !== 'passed')
    if (filed && !first) faults.push(`${file}: expected to fail ${group}, passes it`)
    if (!filed && first) faults.push(`${describeCase(run, first)}; it was not filed to fail ${group}`)
  }
  if (category !== undefined && run.category !== category)
    faults.push(`${file}: expected category ${category}, got ${run.category}`)
  return faults
}

function describeCase({ file, executions }: Run, one: CompiledCase): string {
  const outcome = executions.get(one.id)?.outcome
  const got = outcome?.type === 'returned' ? `got ${showValue(outcome.value)}` : undefined
  const ended = got ?? `but it ${outcome ? outcomeWords(outcome) : 'was not run'}`
  return `${file}, ${caseWords(one)}: expected ${showValue(one.expected)}, ${ended}`
}

export function caseWords({ name, group }: CompiledCase): string {
  return `case ${name} (${group})`
}

function placeOf({ file }: Run): string {
  return file === GIVEN ? file : `submissions/${file}`
}
