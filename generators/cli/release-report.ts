import { familyChanges } from '../release/family-changes.ts'
import type { ReleasePlan } from '../release/plan.ts'

/** What `assay release` tells beside its plan. */
export interface ReleaseTold {
  readonly dryRun: boolean
  /** Folder of the release, once it is written. */
  readonly folder: string | undefined
  /** Name of the key in `bank.yaml`, or the public key itself; undefined for an unsigned release. */
  readonly signedBy: string | undefined
  /** Files that go into the changelog. */
  readonly fragments: readonly string[]
  /** What the person should know although it refuses nothing. */
  readonly notes: readonly string[]
}

/** A release for machines. */
export function jsonOfRelease(plan: ReleasePlan, { signedBy, folder, ...told }: ReleaseTold): string {
  const { bank, version, previous, bump, changes, refusals, release, lock } = plan
  const report = {
    bank,
    version,
    previous: previous ?? null,
    bump,
    hash: release.public.hash,
    sealed: lock.sealed,
    signedBy: signedBy ?? null,
    changes,
    refusals,
    ...told,
    folder: folder ?? null,
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

/** A release for people. */
export function describeRelease(plan: ReleasePlan, told: ReleaseTold): string {
  const { dryRun, folder, notes, fragments } = told
  const { bank, version, previous, bump, changes, refusals, release } = plan
  const items = changes.filter(({ of }) => of === undefined)
  const changed = items.filter((one) => one.bump !== 'none')
  const kept = items.filter(({ change }) => change === 'unchanged').length
  const quiet = items.length - changed.length - kept
  const noted = notes.map((note) => `  note: ${note}`)
  const lines = [
    `${bank} ${previous === undefined || previous === version ? '' : `${previous} → `}${version}`,
    ...changed.flatMap(({ item, change, from, to, bump: itemBump, reasons = [] }) => {
      const versions = [from, to].filter((one) => one !== undefined).join(' → ')
      return [
        `  ${change} ${item} ${versions}${change === 'added' ? '' : ` (${itemBump})`}`,
        ...reasons.map((reason) => `    ${reason.bump}: ${reason.words}`),
      ]
    }),
    ...familyChanges(changes).map(({ of, counts }) => `  variants of ${of}: ${counts}`),
    ...(quiet === 0 ? [] : [`  ${quiet} with other filed answers or notes alone, whose versions may stay`]),
    `  ${kept} unchanged`,
    ...noted,
  ]
  if (refusals.length > 0)
    return asText([
      ...lines,
      'Refused:',
      ...refusals.map(({ subject, reason }) => `  - ${subject} ${reason}`),
    ])
  if (bump === 'none')
    return asText([`${bank} has not changed since ${version}: there is nothing to release`, ...noted])
  const end =
    folder === undefined
      ? 'Nothing was written.'
      : `Written to ${folder}. Candidates meet it once a test in tests/ says release: ${version}.`
  return asText([
    ...lines,
    `  public half ${release.public.hash.slice(0, 16)}`,
    `  ${told.signedBy === undefined ? 'not signed' : `signed by ${told.signedBy}`}`,
    `  changelog: ${fragments.length === 0 ? 'no fragment in changes/, only what changed of which item' : fragments.join(', ')}`,
    dryRun ? 'Nothing was written.' : end,
  ])
}

function asText(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
