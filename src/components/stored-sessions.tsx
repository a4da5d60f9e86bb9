import { useEffect, useState } from 'preact/hooks'
import { listSessions, type StoredSessions as Stored } from '../session/storage.ts'
import { home } from '../text/home.ts'
import { site } from './addresses.ts'

interface StoredSessionsProps {
  readonly tests: readonly { readonly id: string; readonly title: string; readonly lastBlock: string | undefined }[]
}

/** The newest sessions kept in this browser: to go on with, or to look at. Nothing where there are none. */
export function StoredSessions({ tests }: StoredSessionsProps) {
  const [stored, setStored] = useState<Stored>()
  useEffect(() => {
    void listSessions().then(setStored)
  }, [])
  const rows = (stored?.sessions ?? []).flatMap(({ session, created, first, last }) => {
    const id = first?.type === 'start' ? idOfTest(first.data) : undefined
    const test = tests.find((each) => each.id === id)
    if (test === undefined) return []
    const finished = last?.type === 'finish' && hasBlock(last.data, test.lastBlock)
    return [{ session, test, finished, when: readable(last?.at.wall ?? created) }]
  })
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="stored">
      <h2 id="stored">{home.resumeHeading}</h2>
      <ul class="rows">
        {rows.slice(0, 5).map(({ session, test, finished, when }) => (
          <li key={session}>
            <div>
              <h3>{test.title}</h3>
              <p class="muted">{finished ? home.resumeFinished(when) : home.resumeUnfinished(when)}</p>
            </div>
            <a
              class="button"
              href={finished ? site.result(session) : site.test(test.id)}
              aria-label={finished ? home.resultOf(test.title) : home.resumeOf(test.title)}
            >
              {finished ? home.result : home.resume}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function readable(wall: number): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(wall)
}

function idOfTest(data: unknown): unknown {
  const test = isRecord(data) ? data['test'] : undefined
  return isRecord(test) ? test['id'] : undefined
}

function hasBlock(data: unknown, block: string | undefined): boolean {
  return isRecord(data) && data['block'] === block
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
