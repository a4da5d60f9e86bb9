import { scoreResponse } from '#adaptive'
import type { Model } from '#schemas/model'
import type { VariantRecord } from '#schemas/variant'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import { gradableOf } from '../../verify/responses.ts'
import { runProgram } from '../../verify/trace.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { renamer } from '../model/apply-model.ts'
import type { DrawnValues } from '../model/draw-values.ts'
import { fill } from '../model/fill.ts'

type Responses = NonNullable<VariantRecord['responses']>

/** What came of running a program that is traced, and what people take it for. */
export type DrawnResponses =
  { readonly ok: true; readonly responses: Responses } | { readonly ok: false; readonly words: string }

/**
 * Computes the responses of a variant that is traced: what its program prints, what it would print where people are mistaken
 * about it, what is right but for one line, and as many right values as each category takes.
 *
 * @param item the variant with the responses of its item
 */
export async function drawResponses(
  item: CompiledItem,
  { model, drawn }: { readonly model: Model; readonly drawn: DrawnValues },
  context: VerifyContext,
): Promise<DrawnResponses> {
  const { detail } = item
  if (detail.kind !== 'trace') throw new TypeError(`Unexpected ${detail.kind} item, expected a trace`)
  const { program, steps } = detail
  const right = await printed(program.text)
  if (!right) return { ok: false, words: 'its program does not end' }
  const gradable = gradableOf(item)
  if (gradable.kind !== 'trace') throw new TypeError(`Unexpected ${gradable.kind} item, expected a trace`)
  const graded = { ...gradable, key: { values: right } }
  const categoryOf = (values: Readonly<Record<string, string>>): number =>
    scoreResponse(graded, { kind: 'trace', values }).category
  const responses: Responses[number][] = [
    { name: 'all-right', category: item.public.max, why: 'Follows the program to its end.', values: right },
  ]
  /** What two people believe may come to the same, and is filed once. */
  const add = (one: Responses[number]): void => {
    const isNew = !responses.some(({ values }) => JSON.stringify(values) === JSON.stringify(one.values))
    if (isNew && one.category < item.public.max) responses.push(one)
  }
  const rename = renamer(model, drawn.story)
  for (const [name, edits] of Object.entries(model.beliefs ?? {})) {
    let text = program.text
    for (const { from, to } of edits) {
      const [old, by] = [from, to].map((part) => rename(fill(part, drawn.values).text))
      if (old === undefined || by === undefined || !text.includes(old))
        return { ok: false, words: `the belief ${name}: “${old}” stands not in the program` }
      text = text.replace(old, () => by)
    }
    const values = await printed(text)
    const why = item.responses.find((one) => one.name === name)?.why
    if (!values || why === undefined) continue
    add({ name, category: categoryOf(values), why, values })
  }
  for (const { id, type } of steps) {
    const other = otherThan(right[id] ?? '', type)
    if (other === undefined) continue
    const values = { ...right, [id]: other }
    add({
      name: `only-${id}-is-wrong`,
      category: categoryOf(values),
      why: `Is wrong at ${id}, and right everywhere else.`,
      values,
    })
  }
  const got = new Set(responses.map(({ category }) => category))
  for (const [at] of steps.entries()) {
    const values = Object.fromEntries(steps.slice(0, at).map(({ id }) => [id, right[id] ?? '']))
    const category = categoryOf(values)
    if (got.has(category)) continue
    got.add(category)
    add({ name: `the-first-${at}`, category, why: 'Stops on the way.', values })
  }
  return { ok: true, responses }

  /** The line of each step; undefined where the program does not end well. */
  async function printed(text: string): Promise<Record<string, string> | undefined> {
    const { outcome, console } = await runProgram({ language: program.language, text }, context)
    if (outcome.type !== 'returned') return undefined
    const lines = console.split('\n')
    return Object.fromEntries(steps.map(({ id, output }) => [id, lines[output - 1] ?? '']))
  }
}

/** A wrong value of a line's type; undefined for types that have no obvious one. */
function otherThan(value: string, type: string): string | undefined {
  if (type === 'int') return /^-?\d{1,15}$/.test(value) ? String(Number(value) + 1) : undefined
  if (type === 'bool') return value === 'true' ? 'false' : 'true'
  return type === 'string' ? `${value}s` : undefined
}
