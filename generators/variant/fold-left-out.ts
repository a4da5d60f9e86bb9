import { fileStart, type Diagnostic } from '#schemas/diagnose/index'
import { modelFile } from './build-files.ts'

const record = /^(items\/([^/]+))\/variants\/(\d+)\.json$/

interface Wording {
  /** File of the item that is to be looked at. */
  readonly at: string
  readonly tell: (name: string, count: number) => Pick<Diagnostic, 'message' | 'help'>
}

/** Why variants are left out, said of all of them at once. */
const words: Readonly<Record<string, Wording>> = {
  'variant/stale': {
    at: modelFile,
    tell: (name, count) => ({
      message: `Unexpected variants: ${count} of ${name} ${count === 1 ? 'was' : 'were'} drawn before it was changed, so nobody meets ${count === 1 ? 'it' : 'them'}`,
      help: `Draw again: assay generate ${name} --count ${count}`,
    }),
  },
  'variant/unreviewed': {
    at: modelFile,
    tell: (name, count) => ({
      message: `Unexpected variants: ${count} of the graded item ${name} ${count === 1 ? 'waits' : 'wait'} for a review, so nobody meets ${count === 1 ? 'it' : 'them'}`,
      help: `Read and solve five of them, and say so: assay review ${name}`,
    }),
  },
  'variant/stale-written': {
    at: 'item.mdx',
    tell: (name, count) => ({
      message: `Unexpected variants: ${count} of ${name} ${count === 1 ? 'was' : 'were'} written before it was changed, so nobody meets ${count === 1 ? 'it' : 'them'}`,
      help: `Ask all gates anew of each that assay review ${name} names: assay review ${name}#SEED --again`,
    }),
  },
  'variant/unreviewed-written': {
    at: 'item.mdx',
    tell: (name, count) => ({
      message: `Unexpected variants: ${count} that a model wrote for the graded item ${name} ${count === 1 ? 'waits' : 'wait'} for a review ${count === 1 ? 'of its' : 'of their'} own, so nobody meets ${count === 1 ? 'it' : 'them'}`,
      help: `Read and solve each, and say so: assay review ${name}`,
    }),
  },
}

/** One edit of an item leaves all of its variants behind: that is one thing to tell. */
export function foldLeftOut(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, { readonly diagnostic: Diagnostic; count: number }>()
  const others: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    const [, folder, name] = record.exec(diagnostic.file) ?? []
    const wording = words[diagnostic.code]
    if (folder === undefined || name === undefined || !wording) {
      others.push(diagnostic)
      continue
    }
    const key = `${name} ${diagnostic.code}`
    const known = counts.get(key)
    const count = (known?.count ?? 0) + 1
    counts.set(key, {
      diagnostic: {
        ...diagnostic,
        file: `${folder}/${wording.at}`,
        range: fileStart,
        ...wording.tell(name, count),
      },
      count,
    })
  }
  return [...others, ...[...counts.values()].map(({ diagnostic }) => diagnostic)]
}
