import { freshVariant, priorParameters } from '#adaptive'
import type { TestedFacts } from '#blueprint'
import type { ItemKind } from '#schemas/item'
import type { CompiledDetail } from './compiled-item.ts'
import type { ItemSource, KindContent } from '../kinds/kind.ts'

/** What the rest of its bank needs to know of an item: enough for blueprints, enemies and names. */
export interface ItemFacts extends TestedFacts {
  readonly title: string
  readonly replacedBy?: string
  /** UUIDs of its cases, which are unique in the whole bank. */
  readonly caseIds: readonly string[]
}

/** @returns the facts of an item without errors */
export function factsOf(
  { frontmatter: { value }, max, variant, family }: ItemSource<ItemKind>,
  { languages, detail, options, steering = [] }: KindContent<ItemKind>,
): ItemFacts {
  const { id, version, kind, use, status, title, skills, level, minutes, ai, locale, enemies, deprecated } =
    value
  const prior = priorParameters({ level, highest: max, ...(options === undefined ? {} : { options }) })
  return {
    id,
    version,
    kind,
    use,
    status,
    title,
    skills,
    level,
    minutes,
    ai,
    locale,
    languages,
    max,
    parameters: variant === undefined ? prior : freshVariant(prior),
    ...(family === undefined ? {} : { family }),
    ...(enemies === undefined ? {} : { enemies }),
    ...(variant === undefined ? {} : { variant }),
    ...(steering.length > 0 && { steers: true }),
    ...(deprecated?.replacedBy === undefined ? {} : { replacedBy: deprecated.replacedBy }),
    caseIds: caseIdsOf(detail),
  }
}

function caseIdsOf(detail: CompiledDetail): readonly string[] {
  switch (detail.kind) {
    case 'code':
    case 'debug':
      return [...detail.cases, ...(detail.followUp?.cases ?? [])].map(({ id }) => id)
    case 'critique':
      return detail.repair?.cases.map(({ id }) => id) ?? []
    case 'tests':
      return detail.faults
    case 'sql':
      return [...detail.databases, ...(detail.followUp?.databases ?? [])].map(({ id }) => id)
    default:
      return []
  }
}
