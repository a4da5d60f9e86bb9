import type { Rescored, SessionFacts } from '#results'
import type { SealedFile } from './sealed-file.ts'

/** What `--json` prints of a log. */
export interface ScoredFile extends Partial<Rescored> {
  readonly file: string
  readonly status: Rescored['status']
  readonly reasons: readonly string[]
  /** Of the only block's scale; null where there are several or none. */
  readonly theta: number | null
  readonly se: number | null
}

/** What `--json` prints of a sealed result. */
export function publicOf({ head: _, taken: __, ...scored }: SealedFile) {
  return { ...scored, candidate: scored.candidate ?? null }
}

/** A sealed result in words. */
export function describeSealed({
  file,
  candidate,
  status,
  reasons,
  session,
  scales,
  items,
}: SealedFile): string {
  const lines = [`${file}: ${status}${candidate === undefined ? '' : `, ${candidate}`}`]
  if (session) lines.push(sessionLine(session))
  for (const { policy, theta, se, low, high, items: count } of scales) {
    const [level, from, to] = [3 + theta, 3 + low, 3 + high].map((value) => value.toFixed(2))
    lines.push(
      `  ${policy === 'forbidden' ? 'without AI' : 'AI allowed'}: level ${level} (95 % between ${from} and ${to}), theta ${theta}, se ${se}, ${count} scored`,
    )
  }
  for (const { id, version, category, max, provisional } of items) {
    const steered = provisional === undefined ? '' : `, steered as ${provisional}`
    lines.push(
      `  ${id}@${version}: ${category === undefined ? 'not submitted' : `${category} of ${max}${steered}`}`,
    )
  }
  return asText([...lines, ...reasons.map((reason) => `  ${reason}`)])
}

/** A log in words. */
export function describe({ file, status, reasons, session, blocks = [], items = [] }: ScoredFile): string {
  const lines = [`${file}: ${status}`]
  if (session) lines.push(sessionLine(session))
  for (const { id, theta, se, low, high, items: count, reason } of blocks) {
    const [level, from, to] = [3 + theta, 3 + low, 3 + high].map((value) => value.toFixed(2))
    lines.push(
      `  block ${id}: level ${level} (95 % between ${from} and ${to}), theta ${theta}, se ${se}, ${count} scored, ended by ${reason ?? 'nothing yet'}`,
    )
  }
  for (const { id, version, category, max } of items) {
    lines.push(`  ${id}@${version}: ${category === undefined ? 'not scored' : `${category} of ${max}`}`)
  }
  return asText([...lines, ...reasons.map((reason) => `  ${reason}`)])
}

function sessionLine({ test, bank, release, attempt, languages, timeMultiplier }: SessionFacts): string {
  const time =
    timeMultiplier === null
      ? 'no time limits'
      : timeMultiplier === 1
        ? 'standard time'
        : `time × ${timeMultiplier}`
  return `  test ${test}, bank ${bank} ${release}, attempt ${attempt}, ${languages.join(' and ')}, ${time}`
}

function asText(lines: readonly string[]): string {
  return `${lines.map(printable).join('\n')}\n`
}

/** What a log says may hold anything: nothing of it moves the cursor, changes colours, or turns the reading direction. */
export function printable(line: string): string {
  return line.replaceAll(UNSEEN, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`)
}

/** JSON of the same values in which such signs are escapes, too. */
export function asJson(value: unknown): string {
  const units = (sign: string): string =>
    Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at).toString(16).padStart(4, '0'))
      .map((digits) => `\\u${digits}`)
      .join('')
  const text = JSON.stringify(value, null, 2)
  return `${text.replaceAll(UNSEEN, (sign) => (sign === '\n' ? sign : units(sign)))}\n`
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
