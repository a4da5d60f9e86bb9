import type { Cases } from '#schemas/cases'
import type { Inputs } from '#schemas/inputs'
import type { SubmissionSource } from '../../compile/compiled-item.ts'
import type { DataFile } from '#schemas/diagnose/data-file'
import { checkFollowUp, followUpIn } from '../follow-up/check-follow-up.ts'
import { checkVoided } from '../follow-up/check-voided.ts'
import type { ItemSource } from '../kind.ts'

interface ChangeFiles {
  readonly casesFile: DataFile<Cases> | undefined
  readonly inputs: DataFile<Inputs> | undefined
  readonly submissions: readonly SubmissionSource[]
}

/**
 * Checks a follow-up to code: what all follow-ups have, and besides the contract that it changes and the cases that it
 * leaves void.
 *
 * @returns how many categories it adds
 */
export function checkChange(
  source: ItemSource<'code'>,
  { casesFile, inputs, submissions }: ChangeFiles,
): number {
  const { languages } = source.frontmatter.value
  const data = casesFile && {
    ...casesFile,
    value: { groups: casesFile.value.groups, entries: casesFile.value.cases },
  }
  if (casesFile) checkVoided(casesFile, source.reportFor('cases.yaml'))
  const added = checkFollowUp(source, {
    list: { file: 'cases.yaml', noun: 'case', data },
    submissions,
    needed: [
      ...(languages.includes('python')
        ? [{ isMet: ({ language }: Partial<SubmissionSource>) => language === 'python', words: ' in Python' }]
        : []),
      ...(languages.some((language) => language !== 'python')
        ? [{ isMet: ({ language }: Partial<SubmissionSource>) => language !== 'python', words: '' }]
        : []),
    ],
  })
  const isThere = followUpIn(source) !== undefined || added > 0
  if (!isThere && inputs?.value.followUp) {
    source
      .reportFor('inputs.yaml')
      .error(
        'follow-up/inputs',
        inputs.source.rangeOfKey(['followUp']),
        'Unexpected `followUp`, but item.mdx has no <FollowUp>',
        'Say between <FollowUp> and </FollowUp> which assumption changes',
      )
  }
  return added
}
