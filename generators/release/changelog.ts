import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { familyChanges } from './family-changes.ts'
import type { ItemChange } from './plan.ts'

/** Folder of a bank in which each author puts what a change is about, a file for each change. */
export const FRAGMENTS = 'changes'

/** What somebody wrote about a change: `changes/<name>.md`. */
export interface Fragment {
  readonly file: string
  readonly text: string
}

/** What a changelog says of a release beside the fragments. */
export interface ChangelogEntry {
  readonly bank: string
  readonly version: string
  readonly fragments: readonly Fragment[]
  readonly changes: readonly ItemChange[]
  /** Items of which no reason may be told, since it may tell of the key. */
  readonly graded: ReadonlySet<string>
}

/** More items than these are counted, not named. */
const MOST_NAMED = 40

/** The fragments of a bank, in the order of their names; none where there is no folder. @param bankDir folder of the bank */
export async function readFragments(bankDir: string): Promise<readonly Fragment[]> {
  const folder = join(bankDir, FRAGMENTS)
  let names: readonly string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
  const files = names.filter((name) => name.endsWith('.md') && !name.startsWith('.')).sort()
  return Promise.all(
    files.map(async (name) => ({
      file: `${FRAGMENTS}/${name}`,
      text: await readFile(join(folder, name), 'utf8'),
    })),
  )
}

/**
 * Puts a release into a changelog: what was written under "Unreleased", the fragments, and what changed of which item.
 * A release that is there already is left as it is, so that it is told once however often its writing was cut off.
 *
 * @param before text of `CHANGELOG.md`; undefined where there is none
 */
export function withRelease(before: string | undefined, entry: ChangelogEntry): string {
  const text = before ?? `# Changelog of the bank \`${entry.bank}\`\n`
  if (sectionOf(text, entry.version) !== undefined) return text
  const unreleased = sectionOf(text, 'Unreleased')
  const start = unreleased?.start ?? firstHeading(text)
  const end = unreleased?.end ?? start
  const heading = unreleased ? '## Unreleased\n\n' : ''
  const parts = [
    ...(unreleased && unreleased.body !== '' ? [unreleased.body] : []),
    ...entry.fragments.map(({ text: fragment }) => asList(fragment)).filter((fragment) => fragment !== ''),
    itemList(entry),
  ].filter((part) => part !== '')
  const section = `${heading}## ${entry.version}\n\n${parts.join('\n')}\n`
  const [head, tail] = [text.slice(0, start).trimEnd(), text.slice(end).trimStart()]
  return [head, section.trimEnd(), ...(tail === '' ? [] : [tail.trimEnd()])].join('\n\n') + '\n'
}

/** The fragments that a changelog has taken in, which may go. */
export function foldedFragments(
  text: string,
  version: string,
  fragments: readonly Fragment[],
): readonly Fragment[] {
  const body = sectionOf(text, version)?.body ?? ''
  return fragments.filter((fragment) => body.includes(asList(fragment.text)))
}

interface Section {
  readonly start: number
  readonly end: number
  /** Without the heading. */
  readonly body: string
}

function sectionOf(text: string, title: string): Section | undefined {
  const escaped = title.replaceAll('.', '\\.')
  const heading = new RegExp(`^## +\\[?${escaped}\\]?[^\\S\\n]*$`, 'im').exec(text)
  if (!heading) return undefined
  const from = heading.index + heading[0].length
  const next = /^## /m.exec(text.slice(from))
  const end = next ? from + next.index : text.length
  return { start: heading.index, end, body: text.slice(from, end).trim() }
}

function firstHeading(text: string): number {
  return /^## /m.exec(text)?.index ?? text.length
}

/** A fragment is a list, or a paragraph that becomes one entry of it. */
function asList(text: string): string {
  const trimmed = text.replaceAll('\r\n', '\n').trim()
  if (trimmed === '' || /^[-*#]/.test(trimmed)) return trimmed
  return `- ${trimmed.replaceAll('\n', '\n  ')}`
}

function itemList({ changes, graded }: ChangelogEntry): string {
  const told = changes.filter(({ bump, of }) => bump !== 'none' && of === undefined)
  const families = familyChanges(changes).map(({ of, counts }) => `- Variants of \`${of}\`: ${counts}.`)
  if (told.length > MOST_NAMED) return [countsOf(told), ...families].join('\n')
  const items = told.map(({ item, change, from, to, bump, reasons = [] }) => {
    const name = `\`${item}\``
    if (change === 'added') return `- ${name} ${to ?? ''} is new.`
    if (change === 'removed') return `- ${name} ${from ?? ''} is not part of the bank any more.`
    if (change === 'recalibrated') return `- ${name} ${to ?? ''} has new parameters.`
    const why = graded.has(item) ? '' : `: ${reasons.map(({ words }) => words).join('; ')}`
    return `- ${name} ${from ?? ''} → ${to ?? ''} (${bump})${why === ': ' ? '' : why}.`
  })
  return [...items, ...families].join('\n')
}

function countsOf(changes: readonly ItemChange[]): string {
  const words = {
    added: 'new',
    changed: 'changed',
    recalibrated: 'measured anew',
    removed: 'taken out',
    unchanged: '',
  }
  const counts = new Map<string, number>()
  for (const { change } of changes) counts.set(words[change], (counts.get(words[change]) ?? 0) + 1)
  return `- Items: ${[...counts].map(([what, count]) => `${count} ${what}`).join(', ')}.`
}
