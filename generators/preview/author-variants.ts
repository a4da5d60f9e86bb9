import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthorVariant } from '#preview'
import { variantSchema, type VariantRecord } from '#schemas/variant'
import { variantsFolder } from '../compile/folder.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { diffLines, linesOfHtml } from '../release/diff/text-lines.ts'
import { variantId } from '../variant/variant-id.ts'
import type { LiveBank, LiveItem } from './live-bank.ts'

/** What was drawn from an item's model, beside what the item itself says. */
export function authorVariants(bank: LiveBank, { name, item }: LiveItem): readonly AuthorVariant[] {
  if (!item) return []
  return recordsOf(join(bank.dir, 'items', name, variantsFolder))
    .sort((left, right) => left.seed - right.seed)
    .map((record) => {
      const id = variantId({ of: name, seed: record.seed })
      const variant = bank.item(id)?.item
      return {
        seed: record.seed,
        id,
        values: Object.entries(record.values ?? {}).map(([label, value]) => ({ label, text: textOf(value) })),
        ...(record.story !== undefined && { story: record.story }),
        ...(record.review && { review: record.review }),
        ...(record.retired && { retired: record.retired.reason }),
        gates: record.gates.flatMap(({ gate, verdict }) => (verdict === 'passed' ? [gate] : [])),
        ...(variant && { differences: diffLines(linesOf(item), linesOf(variant)) }),
      }
    })
}

function recordsOf(folder: string): VariantRecord[] {
  try {
    return readdirSync(folder).flatMap((file) => {
      const parsed = file.endsWith('.json')
        ? variantSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
        : undefined
      return parsed?.ok ? [parsed.value] : []
    })
  } catch {
    return []
  }
}

function textOf(value: NonNullable<VariantRecord['values']>[string]): string {
  return typeof value === 'object' ? value.join(', ') : String(value)
}

/** What candidates read before they answer. */
function linesOf({ public: { title, stem, scoring } }: CompiledItem): readonly string[] {
  return [title, ...linesOfHtml(stem), ...scoring]
}
