interface Action {
  readonly kind: string
  readonly path: string
  readonly size: number
  readonly to: string
}

const insideOf = (path: string, folder: string) => folder === '' || path.startsWith(`${folder}/`)

/** Only files that exist are deleted or moved, none is moved onto another, and nothing is both a file and a folder. */
export function arrange(actions: readonly Action[]) {
  const files = new Set<string>()
  const isFree = (path: string) =>
    path !== '' && ![...files].some((file) => insideOf(file, path) || insideOf(path, file))
  const arranged = actions.flatMap(({ kind, path, size, to }): Action[] => {
    if (kind === 'show') return files.has(path) ? [] : [{ kind, path, size: 0, to: '' }]
    if (kind === 'save') {
      if (!files.has(path) && !isFree(path)) return []
      files.add(path)
      return [{ kind, path, size: 1 + (Math.abs(size) % 1000), to: '' }]
    }
    if (!['delete', 'move'].includes(kind) || !files.has(path)) return []
    if (kind === 'delete') {
      files.delete(path)
      return [{ kind, path, size: 0, to: '' }]
    }
    files.delete(path)
    if (files.has(to) || to === path || !isFree(to)) {
      files.add(path)
      return []
    }
    files.add(to)
    return [{ kind, path, size: 0, to }]
  })
  return [arranged]
}

export const properties = {
  'a meter shows what was saved, moved and not deleted below its folder': (
    { shown }: { shown: readonly number[] },
    actions: readonly Action[],
  ) => {
    const files = new Map<string, number>()
    const wanted: number[] = []
    for (const { kind, path, size, to } of actions) {
      const before = files.get(path) ?? 0
      if (kind === 'save') files.set(path, size)
      if (kind === 'delete' || kind === 'move') files.delete(path)
      if (kind === 'move') files.set(to, before)
      if (kind !== 'show') continue
      wanted.push([...files].reduce((sum, [file, of]) => (insideOf(file, path) ? sum + of : sum), 0))
    }
    return shown.join() === wanted.join()
  },
}
