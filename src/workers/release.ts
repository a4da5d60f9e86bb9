/** Reads an index of a release that somebody opened: the page stays free, however large it is. */
import { readRelease } from './release/read-release.ts'
import type { ReadRelease } from './release/protocol.ts'

self.addEventListener('message', ({ data }: MessageEvent<File>) => {
  data.text().then(
    (text) => post(readRelease(text)),
    () => post({ type: 'unreadable' }),
  )
})

function post(reply: ReadRelease): void {
  self.postMessage(reply, [])
}
