import { useEffect, useMemo, useState } from 'preact/hooks'
import { itemStates, stateIn } from '../../practice/item-state.ts'
import type { CatalogueItem } from '../../practice/catalogue.ts'
import { attemptsOf } from '../../practice/history.ts'
import type { ReleaseAddress } from '../../session/release.ts'
import { practice } from '../../text/practice.ts'
import { site } from '../addresses.ts'
import { AttemptTable } from './attempt-table.tsx'
import { ItemSolution } from './item-solution.tsx'
import { NextLoader } from './next-loader.tsx'
import { StateMark } from './state-mark.tsx'
import { useHistory } from './use-history.ts'

const words = practice.item

interface ItemPracticeProps {
  readonly item: CatalogueItem
  /** The release that offers it. */
  readonly address: ReleaseAddress
  /** All releases behind the catalogue. */
  readonly addresses: readonly ReleaseAddress[]
  /** Whether each sitting draws one of several variants. */
  readonly hasVariants: boolean
}

/** Below a problem: how the candidate stands with it, and once it is finished, the way on. */
export function ItemPractice({ item, address, addresses, hasVariants }: ItemPracticeProps) {
  const { state, reload } = useHistory(addresses)
  const screen = useScreen()
  const isOver = screen === 'finished'
  useEffect(() => {
    if (isOver) void reload()
  }, [isOver])
  const own = useMemo(() => {
    if (state.type !== 'loaded') return undefined
    const { history } = state.loaded
    const attempts = attemptsOf(history).filter((attempt) => attempt.problem === item.id)
    return { attempts: attempts.reverse(), standing: stateIn(itemStates(history), item.id) }
  }, [state])
  const finished = new Set(
    state.type === 'loaded'
      ? state.loaded.history.sessions.flatMap((past) => (past.state === 'finished' ? [past.session] : []))
      : [],
  )
  // the latest first; of a problem with variants the solution of the one that was met
  const readable = own?.attempts.find(
    ({ session, submittedAt, offered }) => submittedAt !== undefined && offered && finished.has(session),
  )
  return (
    <aside class="page item-practice" aria-labelledby="own">
      <section>
        <h2 id="own">{words.heading}</h2>
        {own === undefined && (
          <p class="muted">{state.type === 'failed' ? practice.next.failed : words.loading}</p>
        )}
        {own?.attempts.length === 0 && <p>{words.none}</p>}
        {own !== undefined && own.attempts.length > 0 && (
          <>
            <p class="own-standing">
              <StateMark state={own.standing} /> <span class="muted">{words.some(own.attempts.length)}</span>
            </p>
            <AttemptTable attempts={own.attempts} finished={finished} />
            <p class="muted small">{hasVariants ? words.anotherVariant : words.again}</p>
          </>
        )}
        {readable && <ItemSolution key={readable.item} item={readable.item} address={address} />}
      </section>
      <section class="item-next" aria-labelledby="next">
        <h2 id="next">{practice.next.heading}</h2>
        <NextLoader state={state} here={item.id} isFirst={isOver} />
        <div class="ways">
          {isOver && (
            <button
              type="button"
              class="button"
              onClick={() => {
                location.reload()
              }}
            >
              {words.tryAgain}
            </button>
          )}
          <a class="button" href={site.practice}>
            {words.catalogue}
          </a>
        </div>
        {isOver && <p class="muted small">{words.tryAgainText}</p>}
      </section>
    </aside>
  )
}

/** The session's screen, which the session itself writes on the document. */
function useScreen(): string | undefined {
  const [screen, setScreen] = useState<string>()
  useEffect(() => {
    const read = (): void => {
      setScreen(document.documentElement.dataset['screen'])
    }
    read()
    const observer = new MutationObserver(read)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-screen'] })
    return () => {
      observer.disconnect()
    }
  }, [])
  return screen
}
