import { useEffect, useState } from 'preact/hooks'
import { itemOfSingle } from '#adaptive'
import type { ReleaseAddress } from '../session/release.ts'
import { listPractice, type StoredSessions as Stored } from '../session/storage.ts'
import { testOf } from '../session/stored-session.ts'
import { home } from '../text/home.ts'
import { introduction } from '../text/introduction.ts'
import { moment } from '../text/when.ts'
import { site } from './addresses.ts'
import { DRY_RUN } from './offers.ts'

interface StoredSessionsProps {
  readonly tests: readonly {
    readonly id: string
    readonly title: string
    readonly lastBlock: string | undefined
  }[]
  /** Whether there is something to try before all else. */
  readonly hasDryRun: boolean
  /** Of the releases whose problems can be chosen one by one. */
  readonly addresses: readonly ReleaseAddress[]
}

interface Row {
  readonly session: string
  readonly title: string
  readonly href: string
  readonly finished: boolean
  readonly when: string
}

/** Rows of earlier sessions: the page names what one may go back to, the history names all. */
const MOST_ROWS = 20

const NO_TITLES: ReadonlyMap<string, string> = new Map()

/**
 * The sessions kept in this browser, the latest in one row, the others folded. Its place on the page is kept free, so
 * that nothing moves when the storage has answered.
 */
export function StoredSessions({ tests, hasDryRun, addresses }: StoredSessionsProps) {
  const [stored, setStored] = useState<Stored>()
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(NO_TITLES)
  useEffect(() => {
    void listPractice().then(async (found) => {
      // Titles of single problems are fetched only where there is one to name.
      if (found.sessions.some(({ first }) => singleIn(first) !== undefined))
        setTitles(await titlesOfItems(addresses))
      setStored(found)
    })
  }, [])
  const [latest, ...others] = rowsOf(stored, tests, titles)
  return (
    <section class="stored" aria-labelledby="stored">
      <h2 class="hidden-text" id="stored">
        {home.resumeHeading}
      </h2>
      {stored !== undefined && latest === undefined && (
        <p>
          {stored.problems.length > 0 ? home.nothingRead : hasDryRun ? home.nothingStored : home.nothingYet}{' '}
          {hasDryRun && <a href={site.test(DRY_RUN)}>{introduction.dryRun}</a>}
        </p>
      )}
      {latest !== undefined && <StoredSession row={latest} isLatest />}
      {others.length > 0 && (
        <details>
          <summary>{home.others(others.length)}</summary>
          <ul>
            {others.slice(0, MOST_ROWS).map((row) => (
              <li key={row.session}>
                <StoredSession row={row} />
              </li>
            ))}
          </ul>
          <p>
            <a href={site.history}>{home.yours}</a>
          </p>
        </details>
      )}
    </section>
  )
}

/** What is to be gone on with is the first thing to press. */
function StoredSession({
  row: { title, href, finished, when },
  isLatest = false,
}: {
  readonly row: Row
  readonly isLatest?: boolean
}) {
  return (
    <p class={isLatest ? 'stored-latest' : undefined}>
      <span>{finished ? home.finished(title, when) : home.unfinished(title, when)}</span>{' '}
      <a class={isLatest && !finished ? 'button button-next' : undefined} href={href}>
        {finished ? home.result : home.resume}
        <span class="hidden-text">: {title}</span>
      </a>
    </p>
  )
}

function rowsOf(
  stored: Stored | undefined,
  tests: StoredSessionsProps['tests'],
  titles: ReadonlyMap<string, string>,
): readonly Row[] {
  return (stored?.sessions ?? []).flatMap(({ session, created, first, last }) => {
    const id = testOf(first)
    if (id === undefined) return []
    const item = itemOfSingle(id)
    const test = tests.find((each) => each.id === id)
    const title = item === undefined ? test?.title : titles.get(item)
    if (title === undefined) return []
    // A session of one problem has one block; a test is over when its last one is.
    const finished = last?.type === 'finish' && (item !== undefined || blockOf(last.data) === test?.lastBlock)
    const onward = item === undefined ? site.test(id) : site.item(item)
    const href = finished ? site.result(session) : onward
    return [{ session, title, href, finished, when: moment(last?.at.wall ?? created) }]
  })
}

/** Where a file does not come, its problems have no title here; the history names them all the same. */
async function titlesOfItems(addresses: readonly ReleaseAddress[]): Promise<ReadonlyMap<string, string>> {
  try {
    const { itemsOf, loadPracticeIndex } = await import('../practice/practice-index.ts')
    return new Map(itemsOf(await loadPracticeIndex(addresses)).map(({ id, title }) => [id, title]))
  } catch {
    return NO_TITLES
  }
}

function singleIn(first: unknown): string | undefined {
  const test = testOf(first)
  return test === undefined ? undefined : itemOfSingle(test)
}

function blockOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null ? (data as { readonly block?: unknown }).block : undefined
}
