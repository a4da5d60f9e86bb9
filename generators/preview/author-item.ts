import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { scoreResponse } from '#adaptive'
import type { AuthorContent, AuthorItem, AuthorResponse, AuthorSource, AuthorSubmission } from '#preview'
import type { PracticeItem } from '#schemas/public-item'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { gradableOf } from '../verify/responses.ts'
import { authorCases } from './author-cases.ts'
import { authorProof } from './author-proof.ts'
import { authorVariants } from './author-variants.ts'
import { authorRow, sourceOf } from './author-rows.ts'
import type { LiveBank, LiveItem } from './live-bank.ts'

/** Everything that an item's author knows of it. Holds the key: for the development server alone. */
export function authorItem(bank: LiveBank, live: LiveItem): AuthorItem {
  return {
    row: authorRow(bank, live),
    isCurrent: live.isCurrent,
    sources: sourcesOf(bank.dir, live),
    proof: authorProof(live),
    variants: authorVariants(bank, live),
    ...(live.item ? { content: contentOf(live.item) } : {}),
  }
}

/** The item with its key, as a practice item has it. */
export function withKey({ public: open, sealed }: CompiledItem): PracticeItem {
  if (open.use === 'practice') return open
  const { key, hints, explanation } = sealed
  // Kind, task and key belong to one item, which the type of a union of triples cannot say.
  return {
    ...open,
    use: 'practice',
    grading: { key, hints, explanation, solutions: [] },
  } as unknown as PracticeItem
}

function contentOf(item: CompiledItem): AuthorContent {
  return {
    item: withKey(item),
    ...authorCases(item),
    submissions: submissionsOf(item),
    responses: responsesOf(item),
  }
}

/** The item's own texts come first, in the order in which an author writes them; then whatever else has a fault. */
function sourcesOf(root: string, { name, diagnostics }: LiveItem): readonly AuthorSource[] {
  const folder = `items/${name}`
  const own = namesIn(join(root, folder)).filter((file) => file === 'item.mdx' || file.endsWith('.yaml'))
  const files = new Set([
    ...own.filter((file) => file === 'item.mdx').map((file) => `${folder}/${file}`),
    ...own.filter((file) => file !== 'item.mdx').map((file) => `${folder}/${file}`),
    ...diagnostics.map(({ file }) => file),
  ])
  return [...files].map((file) =>
    sourceOf(
      root,
      file,
      diagnostics.filter((diagnostic) => diagnostic.file === file),
    ),
  )
}

function namesIn(folder: string): readonly string[] {
  try {
    const listed = readdirSync(folder).sort()
    return listed.includes('submissions') ? [...listed, 'submissions/submissions.yaml'] : listed
  } catch {
    return []
  }
}

function submissionsOf({ detail }: CompiledItem): readonly AuthorSubmission[] {
  if (detail.kind === 'debug')
    return [...detail.fixes, ...(detail.followUp?.fixes ?? [])].map(
      ({ file, expected, mistake, approach, fails, category, files }) => ({
        ...filed(file, expected, { mistake, approach, fails, category }),
        texts: Object.entries(files).map(([name, text]) => ({ name, language: languageOf(name), text })),
      }),
    )
  const found =
    detail.kind === 'code' || detail.kind === 'sql'
      ? [...detail.submissions, ...(detail.followUp?.submissions ?? [])]
      : detail.kind === 'critique'
        ? (detail.repair?.submissions ?? [])
        : detail.kind === 'tests'
          ? detail.suites
          : []
  return found.map(({ file, expected, language, text, ...notes }) => ({
    ...filed(file, expected, notes),
    texts: [{ name: file, language, text }],
  }))
}

type Notes = Partial<Record<'mistake' | 'approach', string | undefined>> & {
  readonly fails?: readonly string[] | undefined
  readonly category?: number | undefined
}

function filed(file: string, expected: string, { mistake, approach, fails = [], category }: Notes) {
  const note = mistake ?? approach
  return {
    file: file.includes(`${expected}/`) ? file : `${expected}/${file}`,
    expected,
    fails,
    ...(note === undefined ? {} : { note }),
    ...(category === undefined ? {} : { category }),
  }
}

function languageOf(file: string): string {
  return file.endsWith('.py') ? 'python' : file.endsWith('.js') ? 'javascript' : 'typescript'
}

function responsesOf(item: CompiledItem): readonly AuthorResponse[] {
  const gradable = gradableOf(item)
  return item.responses.map(({ name, category, why, response }) => {
    const filedResponse = { name, category, why, response }
    try {
      return { ...filedResponse, score: scoreResponse(gradable, response) }
    } catch {
      // A part of it has to be run, or the key is computed by the proof: its category alone is told.
      return filedResponse
    }
  })
}
