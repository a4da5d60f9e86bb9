import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import {
  blobSource,
  readResponses,
  type ReadOptions,
  type ReadResponses,
  type ResponsesInput,
} from '#calibration'
import { inputAt } from '../../generators/responses/file-source.ts'
import { readingTools as nodeTools } from '../../generators/responses/reading-tools.ts'
import { readingTools as browserTools } from '../../src/workers/calibrate/reading-tools.ts'

/**
 * Reads responses from the disk with Node's tools, and as blobs with those of a browser, and sees that both are the same; a
 * browser says of Brotli how to write the table anew.
 *
 * @param path of a file or folder
 */
export async function readBoth(path: string, options: ReadOptions = {}): Promise<ReadResponses> {
  const read = await readResponses(await inputAt(path), options, nodeTools)
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined
  if (!isThere || isUnreadable(read)) return read
  const { compressions } = path.includes('brotli') ? browserTools : nodeTools
  const inBrowser = await readResponses(blobsAt(path), options, { ...browserTools, compressions })
  if (path.includes('brotli'))
    expect(inBrowser.diagnostics).toMatchObject([
      {
        message: 'Unreadable Parquet: unsupported compression codec: BROTLI',
        help: 'Write the table anew, with Snappy, Zstandard, gzip or no compression',
      },
    ])
  else expect(inBrowser).toEqual(read)
  return read
}

/** Rights are nothing that a browser knows of. */
function isUnreadable({ diagnostics }: ReadResponses): boolean {
  return diagnostics.some(({ message }) => message.startsWith('Unreadable: you have no right'))
}

function blobsAt(path: string): ResponsesInput {
  const blobOf = (file: string) => new Blob([readFileSync(file)])
  if (!statSync(path).isDirectory()) return { type: 'file', source: blobSource(blobOf(path), path) }
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(
    (name) => basename(name).includes('.') && statSync(join(path, name)).isFile(),
  )
  const sources = names.map((name) => blobSource(blobOf(join(path, name)), name))
  return { type: 'folder', folder: { name: path, list: () => Promise.resolve(sources) } }
}
