/** A judge for tests of what stands around the gates: it makes files of a draft, and says what its texts tell it to. */
import { createHash } from 'node:crypto'
import { checkFiles } from '../../generators/compile/compile-item.ts'
import { digestOf, type ItemFiles, type SourceFile } from '../../generators/compile/folder.ts'
import { withProof } from '../../generators/variant/variant-files.ts'
import type { DraftJudge, DraftSource, JudgedDraft } from '../../generators/variant/written/draft-judge.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

export function createFakeJudge({ item, files, context }: DraftSource): DraftJudge {
  const judged = (seed: number, made: ItemFiles): JudgedDraft => {
    const own = item.proof
    if (!own) throw new Error('the item has no proof')
    const proof = { ...own, item: `${item.id}-v${seed}`, digest: made.digest }
    const origin = { of: item.id, seed, family: item.id }
    const checked = checkFiles({ ...withProof(made, proof), origin }, item.folder, context)
    const built = checked.build?.()
    if (!built)
      return { admitted: false, seed, gate: 'shape', reason: JSON.stringify(checked.diagnostics), ms: 0 }
    return {
      admitted: true,
      seed,
      item: built,
      files: made,
      gates: [{ gate: 'shape', version: 1, verdict: 'passed' }],
      proof,
    }
  }
  return {
    inspect: async ({ statement }) =>
      statement.includes('leaks') ? { gate: 'leak', reason: 'the statement tells the solution' } : undefined,
    judge: async ({ seed, answer, solution, third }, siblings) => {
      if (answer.reference.includes('wrong') || [solution, third].some((text) => text.includes('wrong')))
        return {
          admitted: false,
          seed,
          gate: 'differential',
          reason: 'two solutions disagree',
          counterexample: 'days = [1], limit = 0: [0] and []',
          ms: 0,
        }
      if (siblings.some(({ public: { title } }) => title === answer.title))
        return { admitted: false, seed, gate: 'novelty', reason: 'it is another variant once more', ms: 0 }
      return judged(seed, filesFor(files, item.id, seed, answer.title, answer.statement))
    },
    again: async (seed, edited) => {
      const text = edited.files.get('item.mdx')?.text ?? ''
      return text.includes('wrong')
        ? { admitted: false, seed, gate: 'differential', reason: 'two solutions disagree', ms: 0 }
        : judged(seed, edited)
    },
  }
}

function filesFor(parent: ItemFiles, of: string, seed: number, title: string, statement: string): ItemFiles {
  const made = [...parent.files.values()].flatMap(({ path, text }): readonly SourceFile[] => {
    if (text === undefined || path === 'proof.json' || path === 'model.yaml') return []
    const own =
      path === 'item.mdx' ? itemText(text, `${of}-v${seed}`, title, statement) : freshIds(text, seed)
    return [{ path, text: own, bytes: new TextEncoder().encode(own) }]
  })
  return { files: new Map(made.map((file) => [file.path, file])), digest: digestOf(made), diagnostics: [] }
}

function itemText(text: string, id: string, title: string, statement: string): string {
  return text
    .replace(/^id:.*$/m, `id: ${id}`)
    .replace(/^title:.*$/m, `title: ${title}`)
    .replace(/\n---\n[^]*?(?=\n<Examples)/, `\n---\n\n${statement}\n`)
}

function freshIds(text: string, seed: number): string {
  return text.replace(uuid, (id) => {
    const digits = createHash('sha256').update(`${id}#${seed}`).digest('hex')
    return [8, 12, 16, 20, 32].map((end, at) => digits.slice([0, 8, 12, 16, 20][at], end)).join('-')
  })
}
