import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthorPart, AuthorVariant, AuthorWritten } from '#preview'
import { variantSchema, type VariantRecord } from '#schemas/variant'
import { readFolder, scanFolder, variantsFolder, type ItemFiles } from '../compile/folder.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { diffLines, linesOfHtml } from '../release/diff/text-lines.ts'
import { faultWords } from '../variant/faults/fault-text.ts'
import { compileWritten } from '../variant/written/compile-written.ts'
import { stateOf } from '../variant/written/review-written.ts'
import { variantId } from '../variant/variant-id.ts'
import { figuresOf } from './author-proof.ts'
import type { LiveBank, LiveItem } from './live-bank.ts'

/** What was drawn from an item's model, and what was written for it, beside what the item itself says. */
export function authorVariants(bank: LiveBank, { name, item }: LiveItem): readonly AuthorVariant[] {
  if (!item) return []
  return recordsOf(join(bank.dir, 'items', name, variantsFolder))
    .sort((left, right) => left.seed - right.seed)
    .map((record) => {
      const id = variantId({ of: name, seed: record.seed })
      const variant = record.written ? writtenItem(bank, name, item, record) : bank.item(id)?.item
      return {
        seed: record.seed,
        id,
        values: [
          ...Object.entries(record.values ?? {}).map(([label, value]) => ({ label, text: textOf(value) })),
          ...Object.entries(record.faults ?? {}).map(([label, one]) => ({ label, text: faultWords(one) })),
        ],
        ...(record.story !== undefined && { story: record.story }),
        ...(record.review && { review: record.review }),
        ...(record.retired && { retired: record.retired.reason }),
        ...(record.written && { written: writtenOf(bank, name, record, record.written) }),
        figures: figuresOf(record.proof),
        gates: record.gates.flatMap(({ gate, verdict }) => (verdict === 'passed' ? [gate] : [])),
        ...(variant && { differences: diffLines(linesOf(item), linesOf(variant)) }),
      }
    })
}

/** What a language model wrote is read before anybody meets it. */
function writtenItem(
  bank: LiveBank,
  name: string,
  item: CompiledItem,
  { seed }: VariantRecord,
): CompiledItem | undefined {
  const files = itemFiles(bank, name)
  const context = { canary: bank.checked()?.bank?.canary ?? '', skills: undefined }
  return compileWritten(join(bank.dir, placeOf(name, seed)), { item, files, context, seed })
}

function writtenOf(
  bank: LiveBank,
  name: string,
  record: VariantRecord,
  { model, promptVersion, axes, run, n }: NonNullable<VariantRecord['written']>,
): AuthorWritten {
  const folder = placeOf(name, record.seed)
  return {
    state: stateOf(record, join(bank.dir, folder), itemFiles(bank, name)),
    provenance: [
      { label: 'model', text: model },
      { label: 'prompts', text: promptVersion },
      { label: 'run', text: `${run}, proposal ${n + 1}` },
      ...Object.entries(axes).map(([label, text]) => ({ label, text })),
      ...difficultyOf(record),
    ],
    folder,
    command: `npm run -s assay -- review ${name}#${record.seed} --again`,
  }
}

/** What its gate says of how hard it is likely to be. */
function difficultyOf({ gates }: VariantRecord): readonly AuthorPart[] {
  const b = gates.find(({ gate }) => gate === 'difficulty')?.figures?.['b']
  return b === undefined ? [] : [{ label: 'likely difficulty', text: `${b.toFixed(1)} logits` }]
}

function itemFiles({ dir }: LiveBank, name: string): ItemFiles {
  const folder = `items/${name}`
  return readFolder(scanFolder(join(dir, folder), folder), folder)
}

function placeOf(name: string, seed: number): string {
  return `items/${name}/${variantsFolder}/${seed}`
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
function linesOf({ public: { title, stem, scoring, task } }: CompiledItem): readonly string[] {
  return [title, ...linesOfHtml(stem), ...programsOf(task).flatMap((text) => text.split('\n')), ...scoring]
}

/** The programs that are asked about, but for one that stands in the stem. */
function programsOf(task: CompiledItem['public']['task']): readonly string[] {
  return 'files' in task ? task.files.map(({ text }) => text) : []
}
