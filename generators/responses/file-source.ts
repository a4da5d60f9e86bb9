import { open, readdir, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { SourceFault, type ByteSource } from '#calibration/byte-source'
import type { ResponsesInput } from '#calibration'

/** A file of responses on the disk, or a folder of scored results. @param path diagnostics name it as it is written here */
export async function inputAt(path: string): Promise<ResponsesInput> {
  const name = path.replaceAll('\\', '/')
  // what is not there is told once it is opened
  const facts = await stat(path).catch(() => undefined)
  if (facts?.isDirectory() !== true) return { type: 'file', source: fileSource(path, name) }
  const list = () =>
    inWords(async () => {
      const names = await readdir(path, { recursive: true })
      return names.map((below) => fileSource(join(path, below), below.replaceAll('\\', '/')))
    })
  return { type: 'folder', folder: { name, list } }
}

/** A file on the disk. @param name what diagnostics call it */
export function fileSource(path: string, name: string = path): ByteSource {
  return {
    name,
    open: async () => {
      const file = await inWords(() => open(path))
      try {
        const { size } = await file.stat()
        return {
          size,
          read: async (into) => (await file.read(into, 0, into.length)).bytesRead,
          slice: (start, end) => slice(file, start, end),
          close: () => file.close(),
        }
      } catch (error) {
        await file.close()
        throw error
      }
    },
  }
}

async function slice(file: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(Math.max(0, end - start))
  let filled = 0
  for (let more = 1; more > 0 && filled < bytes.length; filled += more)
    more = (await file.read(bytes, filled, bytes.length - filled, start + filled)).bytesRead
  return filled === bytes.length ? bytes.buffer : bytes.buffer.slice(0, filled)
}

/** Whatever is missing or forbidden is told in words. */
async function inWords<Result>(effect: () => Promise<Result>): Promise<Result> {
  try {
    return await effect()
  } catch (error) {
    const words = wordsOf(error instanceof Error && 'code' in error ? error.code : undefined)
    if (words === undefined) throw error
    throw new SourceFault(words, { cause: error })
  }
}

function wordsOf(code: unknown): string | undefined {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'Missing file'
    case 'EACCES':
    case 'EPERM':
      return 'Unreadable: you have no right to read this file'
    default:
      return undefined
  }
}
