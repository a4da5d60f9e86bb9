import { useLayoutEffect, useState } from 'preact/hooks'
import { take } from '../../text/take.ts'
import { download } from '../download.ts'
import { sendUntilTaken, type Sending } from './outbox.ts'

const words = take.over

interface HandInProps {
  readonly organisation: string
  readonly attempt: string
  /** Where the file goes by itself; undefined where the candidate hands it in. */
  readonly endpoint: string | undefined
  /** Whom candidates may ask. */
  readonly contact: string | undefined
  readonly seal: () => Promise<string>
  /** The record as it is, not encrypted. */
  readonly copy: () => Promise<Blob>
}

/** After the last answer: the sealed file, and where it goes. */
export function HandIn({ organisation, attempt, endpoint, contact, seal, copy }: HandInProps) {
  const [sealed, setSealed] = useState<{ readonly text: string } | 'failed'>()
  const [isDownloaded, setDownloaded] = useState(false)
  const [sending, setSending] = useState<Sending>({ state: 'sending' })
  useLayoutEffect(() => {
    document.querySelector<HTMLElement>('#over')?.focus({ preventScroll: true })
    scrollTo(0, 0)
    const ended = new AbortController()
    void seal().then(
      (file) => {
        if (ended.signal.aborted) return
        setSealed({ text: file })
        if (endpoint !== undefined) void sendUntilTaken(endpoint, () => file, setSending, ended.signal)
      },
      () => setSealed('failed'),
    )
    return () => ended.abort()
  }, [seal, endpoint])
  const hasArrived = endpoint !== undefined && sending.state === 'taken'
  const isRefused = endpoint !== undefined && sending.state === 'refused'
  const result = `assay-result-${attempt}.json`
  const save = (file: Blob, name: string) => download(file, name)
  return (
    <main class="page" id="content">
      <h1 id="over" tabIndex={-1}>
        {hasArrived ? words.heading : words.left}
      </h1>
      {sealed === undefined && <p role="status">{words.sealing}</p>}
      {sealed === 'failed' && (
        <p class="note note-bad" role="alert">
          {words.failed}
        </p>
      )}
      {sealed !== undefined && sealed !== 'failed' && (
        <>
          <p class="lead">{words.sealed(organisation)}</p>
          <p class={isRefused ? 'note note-bad' : 'note'} role="status">
            {endpoint === undefined ? words.hand(contact) : sendingWords(sending)}
          </p>
          <div class="ways">
            <button
              type="button"
              class={hasArrived ? 'button' : 'button button-next'}
              onClick={() => {
                save(new Blob([sealed.text], { type: 'application/json' }), result)
                setDownloaded(true)
              }}
            >
              {words.download}
            </button>
          </div>
          <p class="muted small" role="status">
            {isDownloaded && words.downloaded(result)}
          </p>
        </>
      )}
      {sealed !== undefined && (
        <section>
          <p class="muted">{words.kept}</p>
          <div class="ways">
            <button
              type="button"
              class="button"
              onClick={() => {
                void copy().then((file) => save(file, `assay-record-${attempt}.json`))
              }}
            >
              {words.copy}
            </button>
          </div>
          <p class="muted small">{words.copyHelp}</p>
        </section>
      )}
    </main>
  )
}

function sendingWords(sending: Sending): string {
  switch (sending.state) {
    case 'sending':
      return words.sending
    case 'waiting':
      return words.waiting
    case 'taken':
      return words.sent
    case 'refused':
      return words.refused(sending.reason)
  }
}
