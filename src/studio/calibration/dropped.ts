import { droppedResponses } from '../../workers/calibrate/client.ts'
import type { DroppedResponses } from '../../workers/calibrate/protocol.ts'

/**
 * What was dropped on the page, as responses: a file, several files, or a folder with all that is below it.
 *
 * @returns undefined where there is nothing in it
 * @throws DOMException where the browser does not give what was dropped
 */
export async function responsesOfDrop(data: DataTransfer): Promise<DroppedResponses | undefined> {
  // entries are given only as long as the event goes on, so all of them are taken before anything is awaited
  const files = [...data.files]
  const folder = [...data.items]
    .map((item) => item.webkitGetAsEntry())
    .find((entry): entry is FileSystemDirectoryEntry => entry?.isDirectory === true)
  if (folder !== undefined) {
    const found = await filesBelow(folder, '')
    return found.length === 0 ? undefined : { type: 'folder', name: folder.name, files: found }
  }
  return files.length === 0 ? undefined : droppedResponses(files)
}

type FolderFiles = Extract<DroppedResponses, { type: 'folder' }>['files']

async function filesBelow(folder: FileSystemDirectoryEntry, path: string): Promise<FolderFiles> {
  const reader = folder.createReader()
  const files: { path: string; file: File }[] = []
  for (;;) {
    // a browser gives a hundred or so at a time
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (entries.length === 0) return files
    for (const entry of entries) {
      const own = path === '' ? entry.name : `${path}/${entry.name}`
      if (isFolder(entry)) files.push(...(await filesBelow(entry, own)))
      else files.push({ path: own, file: await fileOf(entry as FileSystemFileEntry) })
    }
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}
