import { useMemo, useState } from 'preact/hooks'
import { levels, type AreaLevel } from '../../practice/levels.ts'
import { solvedPerArea, type AreaSolved } from '../../practice/solved.ts'
import type { ReleaseAddress } from '../../session/release.ts'
import { exportSession } from '../../session/storage.ts'
import { history as words } from '../../text/history.ts'
import { moment } from '../../text/when.ts'
import { site } from '../addresses.ts'
import { download } from '../download.ts'
import { announce, LiveRegion } from '../live-region.tsx'
import { isUnread, useHistory } from '../practice/use-history.ts'
import { CourseSection } from './course-section.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { deletedText, KeepSection } from './keep-section.tsx'
import { LevelsSection } from './levels-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { SolvedSection } from './solved-section.tsx'

interface HistoryIslandProps {
  /** Every release of the site but that of the dry run. */
  readonly addresses: readonly ReleaseAddress[]
}

/** Everything that this browser holds of a candidate's work, and what can be done with it. */
export function HistoryIsland({ addresses }: HistoryIslandProps) {
  const { state, reload } = useHistory(addresses)
  const [asked, ask] = useState<{ readonly session: string; readonly title: string; readonly when: string }>()
  const [open, setOpen] = useState(false)
  const [trouble, setTrouble] = useState('')
  const areas = useMemo<readonly AreaLevel[]>(
    () => (state.type === 'loaded' ? levels(state.loaded.history, state.loaded.index) : []),
    [state],
  )
  const solved = useMemo<readonly AreaSolved[]>(
    () => (state.type === 'loaded' ? solvedPerArea(state.loaded.history, state.loaded.index) : []),
    [state],
  )
  if (state.type === 'loading')
    return (
      <p role="status" class="muted history-wait">
        {state.of === 0 ? words.loading : words.progress(state.read, state.of)}
      </p>
    )
  if (state.type === 'failed')
    return (
      <div role="alert" class="history-wait">
        <p>{words.keep.partMissing}</p>
      </div>
    )
  const { history, index, lost, problems } = state.loaded
  // What cannot be read is not empty.
  const nothing = isUnread(state.loaded) ? words.unread : words.empty
  const count = history.sessions.length + history.unreadable.length
  const save = (session: string): void => {
    exportSession(session).then(
      (file) => {
        if (file === undefined) announce(words.keep.exportFailed([session]))
        else download(new Blob([file], { type: 'application/json' }), `assay-${session}.json`)
      },
      () => {
        announce(words.keep.exportFailed([session]))
      },
    )
  }
  const remove = (): void => {
    if (asked === undefined) return
    void import('../../practice/delete-history.ts')
      .then(({ deleteSessions }) => deleteSessions([asked.session]))
      .then(async (deleted) => {
        const text = deletedText(deleted, words.keep.deleted(1))
        setTrouble(deleted.removed === 1 ? '' : text)
        await reload()
        announce(text)
        document.querySelector<HTMLElement>('#attempts, #empty')?.focus()
      })
      .catch(() => {
        setTrouble(words.keep.partMissing)
      })
  }
  return (
    <>
      <p class="paper-only">{words.asOf(moment(Date.now()))}</p>
      {problems.length > 0 && count > 0 && <p class="note note-bad">{words.troubles.stores}</p>}
      {index.missing.length > 0 && <p class="note note-bad">{words.troubles.missing}</p>}
      {lost.length > 0 && <p class="note note-bad">{words.troubles.lost(lost.length)}</p>}
      {trouble !== '' && (
        <p class="note note-bad" role="alert">
          {trouble}
        </p>
      )}
      {count === 0 ? (
        <section aria-labelledby="empty">
          <h2 id="empty" tabIndex={-1}>
            {nothing.heading}
          </h2>
          <p class="prose">{nothing.text}</p>
          <div class="ways">
            <a class="button button-next" href={site.practice}>
              {nothing.practise}
            </a>
          </div>
        </section>
      ) : (
        <>
          <LevelsSection
            levels={areas}
            hasOtherScale={history.sessions.some(({ attempts }) =>
              attempts.some(({ facts }) => facts?.ai === 'allowed'),
            )}
          />
          <SolvedSection areas={solved} />
          <CourseSection levels={areas} />
          <SessionsSection
            history={history}
            levels={areas}
            onDownload={save}
            onDelete={(session, title, when) => {
              ask({ session, title, when })
              setOpen(true)
            }}
          />
        </>
      )}
      <KeepSection count={count} onChange={reload} />
      <DeleteDialog
        heading={words.keep.deleteOneHeading}
        open={open}
        text={asked ? words.keep.deleteOneText(asked.title, asked.when) : []}
        keep={words.keep.keepOne}
        onDelete={remove}
        onClose={() => {
          setOpen(false)
        }}
      />
      <LiveRegion />
    </>
  )
}
