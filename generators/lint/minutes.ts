import { stemText } from '../kinds/worked/check-worked.ts'
import type { LintRule, LintSubject } from './rule.ts'

/** Words that a quick reader reads in a minute. */
const READ = 300
/** Characters that a quick typist writes in a minute, without a thought about them. */
const TYPED = 400

/** Reading the stem and copying the shortest accepted answer takes less than the declared minutes. */
export const checkMinutes: LintRule = (subject) => {
  const { frontmatter, body, report } = subject.source
  if (!subject.content) return
  const { minutes } = frontmatter.value
  const words = stemText(body).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  const least = words / READ + typedBy(subject) / TYPED
  if (least <= minutes) return
  report.error(
    'item/minutes',
    frontmatter.source.rangeOf(['minutes']),
    `Unexpected \`minutes: ${minutes}\` where to read the stem and to copy the shortest accepted answer takes ${Math.ceil(least)} at least`,
    'Write what a candidate needs who has to find the answer: plans and time limits are made of it',
  )
}

/** Characters of the shortest accepted answer, without lines that are there from the beginning. */
function typedBy({ source: { files, frontmatter } }: LintSubject): number {
  if (!['code', 'tests', 'sql'].includes(frontmatter.value.kind)) return 0
  const given = new Set<string>()
  const answers: string[] = []
  for (const { path, text = '' } of files.values()) {
    if (/^starter[./]/.test(path)) for (const line of text.split('\n')) given.add(line.trim())
    if (/^submissions\/accepted\/[^/]+$/.test(path)) answers.push(text)
  }
  const lengths = answers.map((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => !given.has(line))
      .reduce((sum, line) => sum + line.length, 0),
  )
  return lengths.length === 0 ? 0 : Math.min(...lengths)
}
