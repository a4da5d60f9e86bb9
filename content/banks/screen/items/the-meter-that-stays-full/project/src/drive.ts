import { folderOf } from './paths.ts'
import { createSizes } from './sizes.ts'
import { createTree } from './tree.ts'

export interface Action {
  kind: string
  path: string
  /** In megabytes; 0 where no file is saved. */
  size: number
  /** Where a file is moved to; empty for everything else. */
  to: string
}

/** Does what is asked, and says what the meters showed. */
export function meters(actions: Action[]) {
  const tree = createTree()
  const sizes = createSizes(tree)
  const shown: number[] = []
  for (const { kind, path, size, to } of actions) {
    if (kind === 'show') shown.push(sizes.of(path))
    if (kind === 'save') {
      tree.put(path, size)
      sizes.forget(folderOf(path))
    }
    if (kind === 'delete') {
      tree.take(path)
      sizes.forget(folderOf(path))
    }
    if (kind === 'move') {
      tree.put(to, tree.take(path))
      sizes.forget(folderOf(path))
      sizes.forget(folderOf(to))
    }
  }
  return { shown, counted: sizes.counted() }
}
