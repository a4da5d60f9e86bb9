import type { DataFile } from '#schemas/diagnose/data-file'
import type { Report } from '#schemas/diagnose/report'

interface VoidableCases {
  readonly groups: Readonly<Record<string, { readonly followUp?: true }>>
  readonly cases: readonly { readonly group: string; readonly voided?: true }[]
}

/** Checks that what is marked as void held before the follow-up, and that there is one. */
export function checkVoided({ value, source }: DataFile<VoidableCases>, report: Report): void {
  const isChanged = Object.values(value.groups).some(({ followUp }) => followUp)
  for (const [index, { group, voided }] of value.cases.entries()) {
    if (voided === undefined || (isChanged && !value.groups[group]?.followUp)) continue
    report.error(
      'follow-up/voided',
      source.rangeOfKey(['cases', index, 'voided']),
      isChanged
        ? 'Unexpected `voided` for a case of the follow-up, expected it for one that held before alone'
        : 'Unexpected `voided`, but no group has `followUp: true`',
    )
  }
}
