import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { GradedTest, Registry } from '#results'
import { FORMS } from '../seal/apply.ts'
import { closedAlready, nearlySameNames } from '../seal/doubtful-candidates.ts'
import { editsSinceRelease } from '../seal/edited-test.ts'
import type { SealPlan } from '../seal/plan.ts'
import type { CandidateList } from '../seal/read-candidates.ts'

/** All that a sealing can be doubted by. */
interface SealContext {
  readonly test: GradedTest
  /** absolute path */
  readonly bankDir: string
  readonly plan: SealPlan
  readonly registry: Registry | undefined
  readonly list: CandidateList
  /** the list's file, for what is said */
  readonly listName: string
  /** absolute path of the folder of the site */
  readonly out: string
  readonly site: string
}

/** What may be meant, and is more often a slip: told, and stops nothing. */
export async function sealWarnings(context: SealContext): Promise<readonly string[]> {
  const { test, bankDir, plan, registry, list, listName } = context
  const { version } = test.release
  const edits = await editsSinceRelease(bankDir, test.blueprint)
  const known = (registry?.forms ?? []).map(({ candidate }) => candidate)
  return [
    ...(edits.length === 0
      ? []
      : [
          `the test is sealed as release ${version} has it, and its file says otherwise since: release the bank anew to use that, and name the new version in the file`,
        ]),
    ...edits,
    ...(await siteWarnings(context)),
    ...closedAlready(plan.added, list, listName, Date.now()),
    ...nearlySameNames(plan.added, list, known, listName),
  ]
}

/** Nobody who would get a form could ever begin. */
export function allClosed({ added }: SealPlan, listName: string): readonly string[] {
  const now = Date.now()
  const isOver = ({ closes }: SealPlan['added'][number]): boolean =>
    closes !== undefined && Date.parse(closes) <= now
  return added.length > 0 && added.every(isOver)
    ? [
        `${listName}: every window of who would get a form is past: nothing is sealed; write other moments into opens and closes`,
      ]
    : []
}

async function siteWarnings({ plan, registry, out, site }: SealContext): Promise<readonly string[]> {
  const { head, isNew } = plan
  const others = isNew ? (await readdir(join(out, FORMS)).catch(() => [])).length : 0
  const first = registry?.head.site
  const { endpoint } = head
  return [
    ...(existsSync(join(out, 'take/index.html'))
      ? []
      : [
          `${out} has no page take/, to which the links lead: name with --out the folder that assay build made, or copy its folder sealed into that one`,
        ]),
    ...(others === 0
      ? []
      : [
          `${out} has ${others} ${others === 1 ? 'form' : 'forms'} of other registries already, and this registry is new: right for another test. Who has a form there gets another one; to go on with an earlier sealing, name its registry`,
        ]),
    ...(first === undefined || first === site
      ? []
      : [
          `the registry was begun for ${first}, and these links lead to ${site}: both open the same forms, as long as both addresses serve the folder`,
        ]),
    ...(endpoint === undefined || new URL(endpoint).origin === new URL(site).origin
      ? []
      : [
          `the forms of this registry send results to ${endpoint}, and pages of ${site} may ask no other host than their own: candidates there will have to hand a file in`,
        ]),
  ]
}
