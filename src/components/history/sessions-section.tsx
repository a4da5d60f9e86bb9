import { useState } from 'preact/hooks'
import { levelText } from '#report'
import type { Attempt, History, PastSession } from '../../practice/history.ts'
import { isCounted, type AreaLevel } from '../../practice/levels.ts'
import { history } from '../../text/history.ts'
import { day, timeOfDay } from '../../text/when.ts'
import { site } from '../addresses.ts'
import { addressOfTest, notesOf, scoreText } from '../practice/attempt-words.ts'
import { titleOfSession } from './title-of-session.ts'

const words = history.attempts

/** Sessions that are shown before one asks for more: some weeks of practice, and few enough to skim. */
const FIRST_SESSIONS = 30

interface SessionsSectionProps {
  readonly history: History
  readonly levels: readonly AreaLevel[]
  readonly onDelete: (session: string, title: string, when: string) => void
  readonly onDownload: (session: string) => void
}

/** What was done, day by day, the latest first; also what cannot be read any more. */
export function SessionsSection({ history: past, levels, onDelete, onDownload }: SessionsSectionProps) {
  const [all, setAll] = useState(false)
  const shown = all ? past.sessions : past.sessions.slice(0, FIRST_SESSIONS)
  const left = past.sessions.length - shown.length
  const days = Map.groupBy(shown, ({ when }) => day(when))
  return (
    <section aria-labelledby="attempts">
      <h2 id="attempts">{words.heading}</h2>
      <p class="prose">{words.text}</p>
      {[...days].map(([name, sessions]) => (
        <section key={name} class="day" aria-label={name}>
          <h3>{name}</h3>
          <ul>
            {sessions.map((session) => (
              <Session
                key={session.session}
                session={session}
                levels={levels}
                onDelete={onDelete}
                onDownload={onDownload}
              />
            ))}
          </ul>
        </section>
      ))}
      {left > 0 && (
        <>
          <p class="screen-only">
            <button
              type="button"
              class="button"
              onClick={() => {
                setAll(true)
              }}
            >
              {words.more(left)}
            </button>
          </p>
          <p class="paper-only">{words.notOnPaper(left)}</p>
        </>
      )}
      {past.unreadable.length > 0 && (
        <section class="day" aria-labelledby="unreadable">
          <h3 id="unreadable">{words.unreadableHeading}</h3>
          <ul>
            {past.unreadable.map(({ session, when, message }) => (
              <li key={session} class="past">
                <div class="past-head">
                  <p>
                    <strong>{session}</strong>
                  </p>
                  <Ways
                    name={words.named(session, day(when))}
                    onDownload={() => {
                      onDownload(session)
                    }}
                    onDelete={() => {
                      onDelete(session, session, day(when))
                    }}
                  />
                </div>
                <p>
                  {words.unreadable} <span class="muted">{message}</span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}

interface SessionProps extends Omit<SessionsSectionProps, 'history'> {
  readonly session: PastSession
}

function Session({ session: past, levels, onDelete, onDownload }: SessionProps) {
  const { session, attempts, state, release, single, test, when } = past
  const title = titleOfSession(past)
  const name = words.named(title, `${day(when)}, ${timeOfDay(when)}`)
  const goesOn = state === 'unfinished' && release === 'held'
  return (
    <li class="past" data-session={session}>
      <div class="past-head">
        <p>
          <span class="number muted">{timeOfDay(when)}</span> <strong>{title}</strong>{' '}
          <span class="muted">
            {single === undefined ? words.test : words.single}
            {state === 'unfinished' && `, ${words.unfinished}`}
          </span>
        </p>
        <div class="past-ways">
          {goesOn && (
            <a href={addressOfTest(test)}>
              {words.resume}
              <span class="hidden-text">: {name}</span>
            </a>
          )}
          {state === 'finished' && release === 'held' && (
            <a href={site.result(session)}>
              {words.result}
              <span class="hidden-text">: {name}</span>
            </a>
          )}
          <Ways
            name={name}
            onDownload={
              release === 'held'
                ? undefined
                : () => {
                    onDownload(session)
                  }
            }
            onDelete={() => {
              onDelete(session, title, `${day(when)}, ${timeOfDay(when)}`)
            }}
          />
        </div>
      </div>
      {release === 'removed' && <p class="muted">{words.otherRelease}</p>}
      {release === 'missing' && <p class="muted">{words.notLoaded}</p>}
      {attempts.length === 0 ? (
        <p class="muted">{words.noItems}</p>
      ) : (
        <ul class="past-items">
          {attempts.map((attempt) => (
            <AttemptRow
              key={attempt.item}
              attempt={attempt}
              levels={levels}
              isSingle={single !== undefined}
            />
          ))}
        </ul>
      )}
    </li>
  )
}

function Ways({
  name,
  onDownload,
  onDelete,
}: {
  readonly name: string
  readonly onDownload: (() => void) | undefined
  readonly onDelete: () => void
}) {
  return (
    <>
      {onDownload && (
        <button type="button" class="button button-small" onClick={onDownload}>
          {words.download}
          <span class="hidden-text">: {name}</span>
        </button>
      )}
      <button type="button" class="button button-small button-quiet" onClick={onDelete}>
        {words.delete}
        <span class="hidden-text">: {name}</span>
      </button>
    </>
  )
}

function AttemptRow({
  attempt,
  levels,
  isSingle,
}: {
  readonly attempt: Attempt
  readonly levels: readonly AreaLevel[]
  readonly isSingle: boolean
}) {
  const { facts, item, problem, offered, same, submittedAt } = attempt
  const after = isCounted(attempt) ? levelsAfter(attempt, levels) : []
  const notes = notesOf(attempt)
  return (
    <li>
      <span class="past-title">
        {facts !== undefined && offered ? (
          <a class={isSingle ? 'screen-only' : undefined} href={site.item(problem)}>
            {isSingle ? words.openItem : facts.title}
          </a>
        ) : (
          (facts?.title ?? words.unknownItem(item))
        )}
      </span>
      <span class="past-score number">{scoreText(attempt)}</span>
      <span class="past-notes muted">
        {!offered ? words.removed : submittedAt !== undefined && !same ? words.changed : notes.join(', ')}
        {after.length > 0 && (
          <>
            {notes.length > 0 && '. '}
            {words.levelAfterLabel} {after.join(', ')}
          </>
        )}
      </span>
    </li>
  )
}

function levelsAfter(attempt: Attempt, levels: readonly AreaLevel[]): readonly string[] {
  return levels.flatMap(({ title, course }) => {
    const point = course.find(
      (each) => each.attempt.item === attempt.item && each.attempt.session === attempt.session,
    )
    return point === undefined ? [] : [words.levelAfter(title, levelText(point.theta))]
  })
}
