import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { freshUuids } from './fresh-uuids.ts'

export interface CopyItemOptions {
  /** Absolute path of the item's folder. */
  readonly from: string
  /** Absolute path of the copy, which is not there; its name becomes the id. */
  readonly to: string
  /** One line; the copy keeps the title where absent. */
  readonly title: string | undefined
  /** A new UUID at each call. */
  readonly freshUuid: () => string
}

/**
 * Copies an item's folder as the beginning of another item: with its own id, as a draft of version 1.0.0, with fresh ids
 * of cases and without the proof. It is written beside its place under a hidden name and renamed once it is whole.
 *
 * @throws Error of the file system; with the code ENOTEMPTY or EEXIST where the copy is there already
 */
export async function copyItem({ from, to, title, freshUuid }: CopyItemOptions): Promise<void> {
  const part = join(to, '..', `.${basename(to)}.assay-copy-${process.pid}`)
  await rm(part, { recursive: true, force: true })
  try {
    await cp(from, part, {
      recursive: true,
      filter: (path) => path === from || !/^\.|^proof\.json$/.test(basename(path)),
    })
    const renewed = freshUuids(freshUuid)
    for (const entry of await readdir(part, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(ya?ml|mdx)$/.test(entry.name)) continue
      const path = join(entry.parentPath, entry.name)
      await writeFile(path, renewed(await readFile(path, 'utf8')))
    }
    const card = join(part, 'item.mdx')
    await writeFile(card, begun(await readFile(card, 'utf8'), basename(to), title))
    await rename(part, to)
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw error
  }
}

/** Keys of the frontmatter stand at the beginning of a line; all else of the author's text stays to the letter. */
function begun(text: string, id: string, title: string | undefined): string {
  const end = text.indexOf('\n---', 3)
  const set = (head: string, key: string, value: string) =>
    head.replace(new RegExp(`^${key}:.*$`, 'm'), () => `${key}: ${value}`)
  const named = {
    id,
    version: '1.0.0',
    status: 'draft',
    ...(title === undefined ? {} : { title: quoted(title) }),
  }
  const head = Object.entries(named).reduce((all, [key, value]) => set(all, key, value), text.slice(0, end))
  return head + text.slice(end)
}

/** A title of words alone needs no quotes in YAML. */
function quoted(title: string): string {
  return /^[\p{L}][\p{L}\p{N} ,.’-]*$/u.test(title) && !/^(true|false|null|yes|no)$/i.test(title)
    ? title
    : JSON.stringify(title)
}
