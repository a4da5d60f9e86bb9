/**
 * How large an exported log is, for two made-up hours: `node bench/log.ts`. Prints bytes as exported and compressed, with
 * each event as it is stored (version 1 of the export file) and as it is exported now.
 */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { canonicalJson, decodeLog, encodeLog, hashOf, type LogEvent } from '#log'
import { typingHour, type Rhythm } from './typing-hour.ts'

/** The rhythm of `bench/page.ts`: nobody works like that for an hour. */
const never: Rhythm = { keysPerMinute: 160, backEvery: 20, runEveryMs: 30_000 }
/** Typing half of the time, in bursts, and thinking in between. */
const half: Rhythm = { ...never, runEveryMs: 120_000, rests: { everyMs: 30_000, forMs: 30_000 } }

for (const [name, rhythm] of Object.entries({ 'never at rest': never, 'half at rest': half })) {
  const events = typingHour(rhythm, 'hour')
  const started = performance.now()
  const exported = encodeLog(events)
  const encoded = performance.now()
  const read = decodeLog(exported)
  const decoded = performance.now()
  if (!read.ok || hashOf(read.events) !== hashOf(events))
    throw new Error('The log is not read as it was written')
  const count = (type: string): number => events.filter((event) => event.type === type).length
  console.log(
    `${name}: ${events.length} events, of them ${count('edit')} edits, ${count('run')} runs, ${count('submit')} submissions`,
  )
  print('each event as it is (version 1)', versionOne(events))
  print('as exported (version 2)', exported)
  console.log(
    `  ms to write and to read ${(encoded - started).toFixed(0)}, ${(decoded - encoded).toFixed(0)}`,
  )
}

function versionOne(events: readonly LogEvent[]): string {
  const lines = events.map((event) => canonicalJson(event)).join(',\n')
  return `{"version":1,"kind":"assay-log","events":[\n${lines}\n],"head":"${hashOf(events.at(-1))}"}\n`
}

function print(how: string, text: string): void {
  const [plain, gzip, brotli] = [Buffer.from(text), gzipSync(text), brotliCompressSync(text)].map(
    ({ length }) => `${(length / 1000).toFixed(1)} KB`,
  )
  console.log(`  ${how.padEnd(36)} ${plain}, gzip ${gzip}, brotli ${brotli}`)
}
