import type { Page } from 'playwright-core'

/**
 * Empties stores of an origin, as a candidate who clears site data does.
 *
 * @param page A page of that origin.
 * @param storageTypes Of the DevTools protocol: `indexeddb`, `file_systems`, or both with a comma.
 */
export async function clearStores(page: Page, storageTypes: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes })
  await devtools.detach()
}

/**
 * Size of a session's file.
 *
 * @returns Bytes.
 */
export async function fileSize(page: Page, session: string): Promise<number> {
  return page.evaluate(async (name) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('assay-sessions')
    return (await (await folder.getFileHandle(name)).getFile()).size
  }, `${session}.log`)
}

/** Flips one bit of the byte at a place of a session's file. */
export async function flipInFile(page: Page, session: string, place: number): Promise<void> {
  await page.evaluate(
    async ([name, position]) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('assay-sessions')
      const file = await folder.getFileHandle(name)
      const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer())
      bytes[position] = (bytes[position] ?? 0) ^ 1
      const stream = await file.createWritable()
      await stream.write(bytes)
      await stream.close()
    },
    [`${session}.log`, place] as const,
  )
}

/** Takes bytes off the end of a session's file. */
export async function cutFile(page: Page, session: string, bytes: number): Promise<void> {
  await page.evaluate(
    async ([name, count]) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('assay-sessions')
      const file = await folder.getFileHandle(name)
      const stream = await file.createWritable({ keepExistingData: true })
      await stream.truncate((await file.getFile()).size - count)
      await stream.close()
    },
    [`${session}.log`, bytes] as const,
  )
}

/** Changes one character of the record at a place in the database: 0 is the header, 1 the first event. */
export async function breakInDatabase(page: Page, session: string, place: number): Promise<void> {
  await page.evaluate(
    ([name, position]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('assay', 1)
        request.addEventListener('error', () => reject(new Error('open failed')))
        request.addEventListener('success', () => {
          const database = request.result
          const transaction = database.transaction('records', 'readwrite')
          const records = transaction.objectStore('records')
          const read = records.get([name, position])
          read.addEventListener('success', () => {
            records.put(`${String(read.result).slice(0, -3)}?}\n`, [name, position])
          })
          transaction.addEventListener('abort', () => {
            database.close()
            reject(new Error('the record could not be changed'))
          })
          transaction.addEventListener('complete', () => {
            database.close()
            resolve()
          })
        })
      }),
    [session, place] as const,
  )
}
