import { useEffect, useState } from 'preact/hooks'
import { listSessions, type StoredSessions as Stored } from '../session/storage.ts'
import { home } from '../text/home.ts'
import { site } from './addresses.ts'

interface StoredSessionsProps {
  readonly tests: readonly {
    readonly id: string
    readonly title: string
    readonly lastBlock: string | undefined
  }[]
}

interface Row {
  readonly session: string
  readonly title: string
  readonly href: string
  readonly finished: boolean
  readonly when: string
}

/**
 * The sessions kept in this browser, the latest in one row, the others folded. Its place on the page is kept free, so
 * that nothing moves when the storage has answered.
 */
export function StoredSessions({ tests }: StoredSessionsProps) {
  const [stored, setStored] = useState<Stored>()
  useEffect(() => {
    void listSessions().then(setStored)
  }, [])
  const [latest, ...others] = rowsOf(stored, tests)
  return (
    <section class="stored" aria-labelledby="stored">
      <h2 class="hidden-text" id="stored">
        {home.resumeHeading}
      </h2>
      {stored !== undefined && latest === undefined && <p class="muted">{home.nothingStored}</p>}
      {latest !== undefined && <StoredSession row={latest} />}
      {others.length > 0 && (
        <details>
          <summary>{home.others(others.length)}</summary>
          <ul>
            {others.slice(0, 20).map((row) => (
              <li key={row.session}>
                <StoredSession row={row} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function StoredSession({ row: { title, href, finished, when } }: { readonly row: Row }) {
  return (
    <p>
      {finished ? home.finished(title, when) : home.unfinished(title, when)}{' '}
      <a href={href}>
        {finished ? home.result : home.resume}
        <span class="hidden-text">: {title}</span>
      </a>
    </p>
  )
}

function rowsOf(stored: Stored | undefined, tests: StoredSessionsProps['tests']): readonly Row[] {
  return (stored?.sessions ?? []).flatMap(({ session, created, first, last }) => {
    const id = first?.type === 'start' ? idOfTest(first.data) : undefined
    const test = tests.find((each) => each.id === id)
    if (test === undefined) return []
    const finished = last?.type === 'finish' && isRecord(last.data) && last.data['block'] === test.lastBlock
    const href = finished ? site.result(session) : site.test(test.id)
    return [{ session, title: test.title, href, finished, when: readable(last?.at.wall ?? created) }]
  })
}

function readable(wall: number): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(wall)
}

function idOfTest(data: unknown): unknown {
  const test = isRecord(data) ? data['test'] : undefined
  return isRecord(test) ? test['id'] : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
