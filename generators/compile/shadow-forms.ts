import { createSessionConfig, faultsOfForms, type SessionConfig } from '#adaptive'
import type { TestedFacts } from '#blueprint'
import type { Blueprint } from '#schemas/blueprint'
import { suggest, type DataPath, type Diagnostic, type Range } from '#schemas/diagnose/index'
import type { Forms } from '#schemas/forms'
import type { DataFile } from '#schemas/diagnose/data-file'
import { reportInto, type Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'

type Block = Blueprint['blocks'][number]
type ShadowForms = Extract<Block['select'], { selector: 'shadow-forms' }>

interface Subject {
  /** path of the test's file, relative to the bank */
  readonly file: string
  readonly blueprint: DataFile<Blueprint>
  /** facts of all items of the bank without errors */
  readonly items: readonly TestedFacts[]
  /** folders of all items */
  readonly names: readonly string[]
  /** reads a file of forms; 'missing' where there is none, undefined once its faults are told */
  readonly read: (file: string) => DataFile<Forms> | 'missing' | undefined
}

/** Forms as they stand somewhere: per form and block the ids, and where to point at. */
interface Placed {
  readonly file: string
  readonly forms: readonly (readonly (readonly string[])[])[]
  /** of a form's part for a block, or of an item in it */
  readonly rangeOf: (form: number, block: number, item?: number) => Range
  /** versions that the items had, with their places */
  readonly versions?: readonly { readonly id: string; readonly version: string; readonly range: Range }[]
}

/** @returns the file of the bank that a test's shadow forms are read from; undefined where it names none */
export function formsFileOf({ blocks }: Blueprint): string | undefined {
  const named = blocks.map(({ select }) => (select.selector === 'shadow-forms' ? select.forms : undefined))
  const name = named.find((forms) => typeof forms === 'string')
  return typeof name === 'string' ? `forms/${name}` : undefined
}

/**
 * Puts the shadow forms that a blueprint names into it, as sessions want them: ids alone, each form once. Whatever is
 * wrong with them is told at its place.
 *
 * @returns the blueprint as a release holds it; the very same where no block selects by forms; undefined where its forms
 *   cannot be used
 */
export function withShadowForms(subject: Subject, diagnostics: Diagnostic[]): Blueprint | undefined {
  const { blueprint, file } = subject
  const { value } = blueprint
  const { blocks } = value
  if (blocks.every(({ select }) => select.selector !== 'shadow-forms')) return value
  // told by the checks of the blueprint
  if (new Set(blocks.map(({ id }) => id)).size < blocks.length) return undefined
  const before = diagnostics.length
  const placed = sameSource(blueprint, reportInto(diagnostics, file))
    ? (placedInFile(subject, diagnostics) ?? placedInline(subject))
    : undefined
  if (placed === undefined || placed === 'unread') return undefined
  const report = reportInto(diagnostics, placed.file)
  const offered = subject.items.filter(
    ({ use, status, locale }) => use === value.use && status === 'live' && locale === value.locale,
  )
  const isKnown = checkItems(placed, subject, offered, report)
  if (!isKnown) return undefined
  const whole = withLists(value, placed.forms)
  checkCounts(placed, whole, offered, report)
  checkVersions(placed, offered, report)
  const isFaulty = diagnostics.slice(before).some(({ severity }) => severity === 'error')
  return isFaulty ? undefined : withLists(value, distinct(placed.forms))
}

/** Forms hold all blocks of a test together: one source for all of them. */
function sameSource({ value, source }: DataFile<Blueprint>, report: Report): boolean {
  const first = value.blocks.flatMap(({ select }) => (select.selector === 'shadow-forms' ? [select] : []))[0]
  let isSame = true
  value.blocks.forEach(({ select }, b) => {
    const path = ['blocks', b, 'select'] as const
    const tell = (key: string, message: string, help: string) => {
      isSame = false
      report.error('forms/every-block', source.rangeOf([...path, key]), message, help)
    }
    if (select.selector !== 'shadow-forms') {
      tell(
        'selector',
        `Unexpected selector \`${select.selector}\` beside \`shadow-forms\`, expected \`shadow-forms\` in every block`,
        'A form is one of the whole test: what one block shows decides what another one may',
      )
      return
    }
    const [wanted, found] = [sourceOf(first), sourceOf(select)]
    if (wanted !== found)
      tell(
        'forms',
        `Unexpected ${found}, expected ${wanted} as in the first block`,
        'All blocks share their forms',
      )
  })
  return isSame

  function sourceOf(select: ShadowForms | undefined): string {
    const forms = select?.forms ?? []
    return typeof forms === 'string' ? `\`${forms}\`` : `list of ${forms.length} forms`
  }
}

/** @returns undefined where the forms stand in the blueprint itself, 'unread' where their file cannot be used */
function placedInFile(
  { blueprint, read, file }: Subject,
  diagnostics: Diagnostic[],
): Placed | 'unread' | undefined {
  const { value, source } = blueprint
  const path = formsFileOf(value)
  if (path === undefined) return undefined
  const found = read(path)
  if (found === undefined) return 'unread'
  if (found === 'missing') {
    reportInto(diagnostics, file).error(
      'forms/missing',
      source.rangeOf(['blocks', 0, 'select', 'forms']),
      `Missing file \`${path}\``,
      `Write it with \`assay assemble ${value.id} --shadow --out\` and its path`,
    )
    return 'unread'
  }
  const { forms, versions = {} } = found.value
  const report = reportInto(diagnostics, path)
  const wanted = value.blocks.map(({ id }) => id)
  let isSame = true
  forms.forEach(({ blocks }, f) => {
    const ids = blocks.map(({ id }) => id)
    if (ids.join() === wanted.join()) return
    isSame = false
    report.error(
      'forms/blocks',
      found.source.rangeOf(['forms', f, 'blocks']),
      `Unexpected blocks ${ids.join(', ')}, expected ${wanted.join(', ')}, those of ${file}`,
      AGAIN,
    )
  })
  if (!isSame) return 'unread'
  return {
    file: path,
    forms: forms.map(({ blocks }) => blocks.map(({ items }) => items)),
    rangeOf: (form, block, item) =>
      found.source.rangeOf(['forms', form, 'blocks', block, 'items', ...(item === undefined ? [] : [item])]),
    versions: Object.entries(versions).map(([id, version]) => ({
      id,
      version,
      range: found.source.rangeOf(['versions', id]),
    })),
  }
}

function placedInline({ blueprint: { value, source }, file }: Subject): Placed {
  const lists = value.blocks.map(({ select }) =>
    select.selector === 'shadow-forms' && typeof select.forms !== 'string' ? select.forms : [],
  )
  return {
    file,
    forms: (lists[0] ?? []).map((_, f) => lists.map((list) => list[f] ?? [])),
    rangeOf: (form, block, item) => {
      const path: DataPath = ['blocks', block, 'select', 'forms', form]
      return source.rangeOf(item === undefined ? path : [...path, item])
    },
  }
}

/** Each strange item is told once, however many forms have it. @returns whether every item can be given */
function checkItems(
  { forms, rangeOf }: Placed,
  { names, items, blueprint: { value } }: Subject,
  offered: readonly TestedFacts[],
  report: Report,
): boolean {
  const known = new Set(offered.map(({ id }) => id))
  const strange = new Set<string>()
  forms.forEach((blocks, f) =>
    blocks.forEach((ids, b) =>
      ids.forEach((id, i) => {
        if (known.has(id) || strange.has(id)) return
        strange.add(id)
        const item = items.find((one) => one.id === id)
        // an item with faults of its own is told about elsewhere
        if (item === undefined && names.includes(id)) return
        const meant = item === undefined ? suggest(id, known) : undefined
        const why =
          item === undefined
            ? 'which the bank does not have'
            : `which is ${item.status} with \`use: ${item.use}\` and \`locale: ${item.locale}\`, expected live ones with \`use: ${value.use}\` and \`locale: ${value.locale}\``
        report.error(
          'forms/unknown-item',
          rangeOf(f, b, i),
          `Unexpected item \`${id}\`, ${why}`,
          meant === undefined ? AGAIN : `Did you mean \`${meant}\`?`,
          meant === undefined ? undefined : wordEdit(meant),
        )
      }),
    ),
  )
  return strange.size === 0
}

/** Every form is counted again by the engine, and its minutes here, since sessions do not know them. */
function checkCounts(
  { forms, rangeOf }: Placed,
  whole: Blueprint,
  offered: readonly TestedFacts[],
  report: Report,
): void {
  const config: SessionConfig = createSessionConfig({
    blueprint: whole,
    items: offered.map((item) => ({ ...item, hash: '' })),
  })
  for (const { form, block, words } of faultsOfForms(config))
    report.error('forms/constraint', rangeOf(form, block), `Unexpected form ${form + 1}: ${words}`, AGAIN)
  const minutesOf = new Map(offered.map(({ id, minutes }) => [id, minutes]))
  whole.blocks.forEach(({ id, stop }, b) => {
    const limit = Math.min(...stop.map((rule) => (rule.rule === 'time' ? rule.minutes : Infinity)))
    forms.forEach((blocks, f) => {
      const minutes = (blocks[b] ?? []).reduce((sum, item) => sum + (minutesOf.get(item) ?? 0), 0)
      if (minutes <= limit + 1e-6) return
      report.error(
        'forms/time',
        rangeOf(f, b),
        `Unexpected ${minutes} minutes of form ${f + 1}, expected ${limit} or less, the time of block ${id}`,
        'Assemble the forms again, or raise the limit',
      )
    })
  })
}

/** A changed item may count as before and tell less: no fault, since every constraint was counted. */
function checkVersions({ versions = [] }: Placed, offered: readonly TestedFacts[], report: Report): void {
  const current = new Map(offered.map(({ id, version }) => [id, version]))
  for (const { id, version, range } of versions) {
    const now = current.get(id)
    if (now === undefined || now === version) continue
    report.warning(
      'forms/changed',
      range,
      `Unexpected version ${version} of \`${id}\`, which is ${now} by now`,
      'The forms still meet every constraint; assemble them again, so that they are the best again',
    )
  }
}

const AGAIN = 'Assemble the forms again'

function withLists(blueprint: Blueprint, forms: readonly (readonly (readonly string[])[])[]): Blueprint {
  return {
    ...blueprint,
    blocks: blueprint.blocks.map((block, b) => ({
      ...block,
      select: { selector: 'shadow-forms', forms: forms.map((blocks) => blocks[b] ?? []) },
    })),
  }
}

/** Neighbouring abilities often have the same best form. Items in the order of their ids, so that order says nothing. */
function distinct(
  forms: readonly (readonly (readonly string[])[])[],
): readonly (readonly (readonly string[])[])[] {
  const known = new Map<string, readonly (readonly string[])[]>()
  for (const blocks of forms) {
    const sorted = blocks.map((ids) => ids.toSorted())
    known.set(JSON.stringify(sorted), sorted)
  }
  return [...known.values()]
}
