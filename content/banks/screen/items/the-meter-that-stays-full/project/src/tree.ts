import { folderOf } from './paths.ts'

export type Tree = ReturnType<typeof createTree>

/** The files of a drive. */
export function createTree() {
  const files = new Map<string, number>()
  return {
    put(path: string, size: number): void {
      files.set(path, size)
    },
    take(path: string): number {
      const size = files.get(path) ?? 0
      files.delete(path)
      return size
    },
    /** Of the files that lie in a folder itself. */
    sizeOfFiles(folder: string): number {
      let total = 0
      for (const [path, size] of files) if (folderOf(path) === folder) total += size
      return total
    },
    /** The folders that lie in a folder itself. */
    foldersIn(folder: string): string[] {
      const found = new Set<string>()
      for (const path of files.keys()) {
        for (let inner = folderOf(path); inner !== ''; inner = folderOf(inner)) {
          if (folderOf(inner) === folder) found.add(inner)
        }
      }
      return [...found]
    },
  }
}
