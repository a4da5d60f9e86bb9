import type { ReviewFile } from './review-files.ts'

export type FileOf<Type extends ReviewFile['type']> = Extract<ReviewFile, { type: Type }>

export function filesOf<Type extends ReviewFile['type']>(
  files: readonly ReviewFile[],
  type: Type,
): readonly FileOf<Type>[] {
  return files.filter((file): file is FileOf<Type> => file.type === type)
}

/**
 * The files at hand after more were chosen. Of the organisation's own the last one counts; a result is never replaced by
 * another that has its name, as from another folder, but gets a number beside it.
 */
export function withFiles(
  before: readonly ReviewFile[],
  added: readonly ReviewFile[],
): readonly ReviewFile[] {
  return added.reduce<readonly ReviewFile[]>((files, file) => {
    const others = files.filter((one) => !isReplaced(one, file))
    return file.type === 'result'
      ? [...others, { ...file, name: freeName(file.name, others) }]
      : [...others, file]
  }, before)
}

function isReplaced(one: ReviewFile, by: ReviewFile): boolean {
  if (one.type === 'refused') return one.name === by.name
  if (one.type !== 'result') return one.type === by.type
  return by.type === 'result' && by.result.box === one.result.box && by.name === one.name
}

function freeName(name: string, files: readonly ReviewFile[]): string {
  const taken = new Set(filesOf(files, 'result').map((file) => file.name))
  let free = name
  for (let nth = 2; taken.has(free); nth += 1) free = `${name} (${nth})`
  return free
}
