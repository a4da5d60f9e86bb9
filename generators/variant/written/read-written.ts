import type { VariantRecord } from '#schemas/variant'
import type { ItemFiles } from '../../compile/folder.ts'

/** What becomes of a variant that a language model has written. */
export type FoundWritten =
  | { readonly kind: 'met'; readonly files: ItemFiles }
  | { readonly kind: 'rejected' }
  /** It is left out until somebody does what `help` says. */
  | { readonly kind: 'waits'; readonly code: WaitCode; readonly message: string; readonly help: string }

export type WaitCode = 'changed' | 'stale-written' | 'unreviewed-written'

/** The item for which it was written, as it is now. */
export interface WrittenParent {
  readonly name: string
  readonly digest: string
  readonly isGraded: boolean
}

/** Whether an entry of the folder of variants is named as the files of a written one are. */
export function isWrittenFolder(name: string): boolean {
  return /^(0|[1-9]\d{0,9})$/.test(name)
}

/**
 * Whether a written variant is met: its files are those that were proven, its item is the one that it was written for, and
 * in graded banks somebody has accepted this very one.
 *
 * @param files of its folder; undefined where there is none
 */
export function readWritten(
  record: VariantRecord,
  files: ItemFiles | undefined,
  parent: WrittenParent,
): FoundWritten {
  const code = waitOf(record, files, parent)
  if (code === 'rejected') return { kind: 'rejected' }
  return code === undefined && files
    ? { kind: 'met', files }
    : { kind: 'waits', code: code ?? 'changed', ...wordsOf(code ?? 'changed', record.seed, parent.name) }
}

/** What a written variant waits for, and `rejected` for one that waits for nothing any more. */
export function waitOf(
  { parent: written, review, proof }: VariantRecord,
  files: Pick<ItemFiles, 'digest'> | undefined,
  { digest, isGraded }: Pick<WrittenParent, 'digest' | 'isGraded'>,
): WaitCode | 'rejected' | undefined {
  if (files?.digest !== proof.digest) return 'changed'
  if (review?.verdict === 'rejected') return 'rejected'
  if (written !== digest) return 'stale-written'
  return isGraded && review?.verdict !== 'accepted' ? 'unreviewed-written' : undefined
}

function wordsOf(
  code: WaitCode,
  seed: number,
  name: string,
): { readonly message: string; readonly help: string } {
  const again = `assay review ${name}#${seed} --again`
  switch (code) {
    case 'changed':
      return {
        message: `Unexpected variant ${seed}: its files are not those that were proven, so nobody meets it`,
        help: `Ask all gates anew: ${again}`,
      }
    case 'stale-written':
      return {
        message: `Unexpected variant ${seed}: it was written before ${name} was changed, so nobody meets it`,
        help: `Ask all gates anew: ${again}`,
      }
    case 'unreviewed-written':
      return {
        message: `Unexpected variant ${seed} of a graded item, which nobody has reviewed, so nobody meets it`,
        help: `Read and solve it, and say so: assay review ${name}#${seed} --accept --by NAME`,
      }
  }
}
