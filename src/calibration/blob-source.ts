import { SourceFault, type ByteSource } from './byte-source.ts'

/** A file that was dropped on a page or chosen there: it is read in blocks, from where it lies. */
export function blobSource(blob: Blob, name: string): ByteSource {
  return {
    name,
    open: async () => {
      let at = 0
      const slice = async (start: number, end: number): Promise<ArrayBuffer> => {
        try {
          // Chromium gives a deleted file the size 0: only what is asked for as a whole tells it from an empty one.
          return await (blob.size === 0 ? blob : blob.slice(start, end)).arrayBuffer()
        } catch (error) {
          if (error instanceof DOMException)
            throw new SourceFault(
              'Unreadable: the file was changed, moved or deleted since it was chosen. Choose it again',
              { cause: error },
            )
          throw error
        }
      }
      if (blob.size === 0) await slice(0, 0)
      return {
        size: blob.size,
        slice,
        read: async (into) => {
          const bytes = new Uint8Array(await slice(at, at + into.length))
          into.set(bytes)
          at += bytes.length
          return bytes.length
        },
        close: () => Promise.resolve(),
      }
    },
  }
}
