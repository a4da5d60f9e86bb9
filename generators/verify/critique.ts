import type { Response } from '#schemas/response'
import type { CompiledItem, CompiledRepair, Waivers } from '../compile/compiled-item.ts'
import { rightAnswer } from '../kinds/critique/right-answer.ts'
import { matrixRow, verifyPrograms } from './code.ts'
import { caseWords, runSubmission, type CodeItem, type Run } from './code-run.ts'
import { compileFault } from './outcome.ts'
import { KEY } from './key/verify-key.ts'
import { sumOfCounts } from './mutate/judge-survivors.ts'
import { gradableOf, proveKey, proveResponses, scoreFiled } from './responses.ts'
import type { Verification, Verifier } from './verification.ts'

/**
 * Critique: every response that the author filed gets its category. Where the code is to be mended, every repair runs on
 * every case, as submissions of code do, each beside judgments that are all right; the assistant's own code fails a hidden
 * case; and what passes the visible cases is not always right, which is why there are hidden ones.
 */
export const verifyCritique: Verifier = async (item, context) => {
  const { detail } = item
  if (detail.kind !== 'critique') throw new TypeError(`Unexpected ${detail.kind} item, expected critique`)
  const gradable = gradableOf(item)
  if (detail.repair === undefined) return proveResponses(item, gradable)
  const code = repairAsCode(item, detail.repair)
  const { runs, ...found } = await verifyPrograms(code, context)
  const { entry = '' } = 'entry' in item.frontmatter ? item.frontmatter : {}
  const language = entry.endsWith('.ts') ? 'typescript' : 'javascript'
  const own = {
    file: `code/${entry}`,
    expected: 'wrong_answer',
    language,
    text: detail.repair.given,
  } as const
  const given = await runSubmission(code, own, context)
  const all = [...runs, given]
  const judgedOf = new Map(all.map(({ submission, judged }) => [submission.text, judged]))
  const casesOf = (response: Response) =>
    response.kind === 'critique' && response.repair !== undefined ? judgedOf.get(response.repair) : undefined
  const filed = scoreFiled(item, gradable, undefined, casesOf)
  const key = proveKey(item, gradable, { waivers: waiversOf(detail.repair, true), casesOf })
  const planted = [...(found.mutants ? [found.mutants] : []), key.mutants]
  return {
    reasons: [
      ...found.reasons,
      ...givenFaults(given, detail.repair),
      ...temptingFaults(all, detail.repair),
      ...filed.reasons,
      ...(filed.reasons.length === 0 ? key.reasons : []),
    ],
    executed: found.executed + given.executions.size + filed.executed,
    matrix: [...(found.matrix ?? []), matrixRow(given)],
    ...(filed.responses && { responses: filed.responses }),
    mutants: sumOfCounts(planted),
    responseSuggestions: key.responseSuggestions,
    ...(found.properties && { properties: found.properties }),
    ...(found.warnings && { warnings: found.warnings }),
  } satisfies Verification
}

/** The repair as something that is answered in code, beside judgments that are all right. */
function repairAsCode(item: CompiledItem, { groups, cases, submissions, waivers }: CompiledRepair): CodeItem {
  const { task } = item.public
  const { sealed } = item
  if (sealed.kind !== 'critique' || !('repair' in task) || task.repair === undefined)
    throw new TypeError(`Unexpected item ${item.id} without a repair`)
  const right = rightAnswer(sealed.key)
  const { language, file: _file, ...rest } = task.repair
  return {
    id: item.id,
    task: { ...rest, languages: [language], starter: {} },
    gradable: gradableOf(item),
    detail: {
      groups,
      cases,
      submissions,
      waivers: waiversOf({ waivers }, false),
    },
    responseOf: (text) => ({ ...right, repair: text }),
  }
}

/** One file waives slips in the key and faults in the repair. */
function waiversOf({ waivers }: Pick<CompiledRepair, 'waivers'>, areOfKey: boolean): Waivers {
  return Object.fromEntries(Object.entries(waivers).filter(([name]) => name.startsWith(KEY) === areOfKey))
}

/** Code that needs no repair is nothing to mend. */
function givenFaults(
  { submission: { file }, verdicts, executions }: Run,
  { cases }: CompiledRepair,
): string[] {
  const uncompiled = compileFault(file, executions.values())
  if (uncompiled !== undefined) return [uncompiled]
  const stopped = cases.find(({ id }) => (verdicts.get(id) ?? 'stopped') === 'stopped')
  if (stopped) return [`${file}, ${caseWords(stopped)}: was stopped, so nothing is known of it`]
  const fails = cases.some(({ id, visible }) => !visible && verdicts.get(id) !== 'passed')
  return fails ? [] : [`${file}: passes every hidden case, so that there is nothing to mend`]
}

function temptingFaults(runs: readonly Run[], { cases }: CompiledRepair): string[] {
  const seen = cases.filter(({ visible }) => visible)
  const isTempting = ({ verdicts }: Run) =>
    seen.every(({ id }) => verdicts.get(id) === 'passed') &&
    cases.some(({ id }) => verdicts.get(id) !== 'passed')
  return runs.some(isTempting)
    ? []
    : ['no wrong repair passes the visible cases, so nothing shows that the hidden ones are needed']
}
