import type { Tree } from './tree.ts'

/** Remembers the size of each folder, with everything below it, until it is to be forgotten. */
export function createSizes(tree: Tree) {
  const known = new Map<string, number>()
  let counted = 0

  function of(folder: string): number {
    const size = known.get(folder)
    if (size !== undefined) return size
    counted += 1
    let total = tree.sizeOfFiles(folder)
    for (const inner of tree.foldersIn(folder)) total += of(inner)
    known.set(folder, total)
    return total
  }

  function forget(folder: string): void {
    for (const other of [...known.keys()]) if (folder.startsWith(other)) known.delete(other)
  }

  return { of, forget, counted: () => counted }
}
