import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import type { Runner } from '#runner'
import { tellSameAttempts } from '#results'
import { review as words } from '../../text/review.ts'
import type { RunnerAssets } from '../session/page-runner.ts'
import { DropPlace } from './drop-place.tsx'
import type { ReviewKit } from './open-review.ts'
import { ReviewError } from './review-error.ts'
import { Need, Refused } from './needs.tsx'
import { OpenedReviews, type OpenedFile } from './opened-reviews.tsx'
import { filesOf, withFiles, type FileOf } from './review-choice.ts'
import { readReviewFile, type ReviewFile } from './review-files.ts'

/** What the page's markup hands to its script. */
export interface ReviewOffer {
  readonly runner: RunnerAssets
}

type Opening =
  | { readonly state: 'idle' }
  | { readonly state: 'opening'; readonly done: number }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'open'; readonly files: readonly OpenedFile[] }

type CreateRunner = () => Promise<Runner>

/** Opens sealed results with what an organisation has, and shows each as its reviewer's page does. */
export function ReviewApp({ offer }: { readonly offer: ReviewOffer }) {
  const [files, setFiles] = useState<readonly ReviewFile[]>([])
  const [passphrase, setPassphrase] = useState('')
  const [opening, setOpening] = useState<Opening>({ state: 'idle' })
  const [reading, setReading] = useState(0)
  const [isAsked, setAsked] = useState(false)
  const createRunner = useMemo(() => runnerOnce(offer.runner), [offer])
  // What was begun with other files than those at hand is not shown any more.
  const round = useRef(0)
  // Nor is what was read before everything was forgotten.
  const forgotten = useRef(0)
  const field = useRef<HTMLInputElement>(null)
  const results = filesOf(files, 'result')
  const registry = filesOf(files, 'registry').at(-1)
  const keys = filesOf(files, 'keys').at(-1)
  const sealed = filesOf(files, 'sealed').at(-1)
  const id = useId()

  async function add(added: readonly File[]): Promise<void> {
    begin({ state: 'idle' })
    setReading((files) => files + added.length)
    const before = forgotten.current
    const read = await Promise.all(added.map(readReviewFile))
    if (before !== forgotten.current) return
    setFiles((before) => withFiles(before, read))
    setReading((files) => files - added.length)
  }

  function forget(): void {
    forgotten.current += 1
    setFiles([])
    setReading(0)
    setAsked(false)
    setPassphrase('')
    begin({ state: 'idle' })
  }

  function begin(state: Opening): number {
    setOpening(state)
    return ++round.current
  }

  async function open(): Promise<void> {
    const missing = [
      ...(results.length > 0 ? [] : [words.needs.result]),
      ...(registry ? [] : [words.needs.registry]),
      ...(keys ? [] : [words.needs.keys]),
      ...(passphrase === '' ? [words.needs.passphrase] : []),
    ]
    if (!registry || !keys || missing.length > 0) {
      begin({ state: 'failed', reason: words.missing(missing) })
      return
    }
    const own = begin({ state: 'opening', done: 0 })
    const kit: ReviewKit = {
      registry: registry.registry,
      keys: keys.keys,
      passphrase,
      ...(sealed && { sealed: sealed.sealed }),
    }
    const told = (done: number): boolean => {
      if (own === round.current) setOpening({ state: 'opening', done })
      return own === round.current
    }
    const ended = await opened(kit, results, { offer, createRunner, told })
    if (own !== round.current) return
    if (ended.state === 'open') setPassphrase('')
    setOpening(ended)
  }

  // Files that are still being read belong to what is opened.
  useEffect(() => {
    if (!isAsked || reading > 0) return
    setAsked(false)
    void open()
  }, [isAsked, reading])

  useEffect(() => {
    if (opening.state === 'failed') field.current?.select()
  }, [opening])

  const isBusy = isAsked || opening.state === 'opening'
  if (!globalThis.isSecureContext) return <p class="note note-bad">{words.insecure}</p>
  return (
    <>
      <DropPlace onFiles={(added) => void add(added)} />
      <h2 class="review-needs-heading">{words.need}</h2>
      <dl class="review-needs">
        <Need
          need={words.needs.result}
          at={results.length > 0 ? words.at.result(results.length) : undefined}
        />
        <Need
          need={words.needs.registry}
          at={
            registry && words.at.registry(registry.registry.head.test.title, registry.registry.forms.length)
          }
        />
        <Need need={words.needs.keys} at={keys && words.at.keys(keys.keys.name, keys.fingerprint)} />
        <Need
          need={words.needs.sealed}
          at={sealed && words.at.sealed(sealed.sealed.bank, sealed.sealed.release)}
          missing={words.at.without}
        />
      </dl>
      <Refused files={filesOf(files, 'refused')} />
      <form
        class="review-open"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) setAsked(true)
        }}
      >
        <label for={id}>{words.passphrase}</label>
        <input
          id={id}
          ref={field}
          type="password"
          autocomplete="off"
          value={passphrase}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
        <button type="submit" class="button button-next" aria-disabled={isBusy}>
          {words.open}
        </button>
        {(files.length > 0 || reading > 0) && (
          <button type="button" class="button" onClick={forget}>
            {words.forgetAll}
          </button>
        )}
      </form>
      <p role="status">{reading > 0 ? words.reading(reading) : statusOf(opening, results.length)}</p>
      {opening.state === 'failed' && !isBusy && (
        <p class="note note-bad" role="alert">
          <bdi>{opening.reason}</bdi>
        </p>
      )}
      {opening.state === 'open' && <OpenedReviews files={opening.files} />}
    </>
  )
}

function statusOf(opening: Opening, results: number): string {
  if (opening.state === 'opening') return words.opening(opening.done + 1, results)
  if (opening.state !== 'open') return ''
  const whole = opening.files.filter(({ shown }) => shown).length
  return words.opened(whole, opening.files.length)
}

/** Opens one after another; what they say of each other is known once all of them are open. */
async function opened(
  kit: ReviewKit,
  results: readonly FileOf<'result'>[],
  page: {
    readonly offer: ReviewOffer
    readonly createRunner: CreateRunner
    /** is told how many are done, and says whether somebody still waits */
    readonly told: (done: number) => boolean
  },
): Promise<Opening> {
  try {
    const { openReviews } = await import('./open-review.ts')
    const openOne = await openReviews(kit, page.offer.runner, page.createRunner)
    const files: Omit<OpenedFile, 'told'>[] = []
    for (const { name, result } of results) {
      if (!page.told(files.length)) break
      files.push({ name, ...(await openOne(result)) })
    }
    const told = tellSameAttempts(files.map(({ name, scored }) => ({ file: name, ...scored })))
    return {
      state: 'open',
      files: files.map((file, at) => ({ ...file, told: told[at] ?? file.scored })),
    }
  } catch (error) {
    if (!(error instanceof ReviewError)) reportError(error)
    return { state: 'failed', reason: error instanceof ReviewError ? error.message : words.failed }
  }
}

function runnerOnce(assets: RunnerAssets): CreateRunner {
  let runner: ReturnType<CreateRunner> | undefined
  return () => {
    runner ??= import('../session/page-runner.ts').then(({ createPageRunner }) => createPageRunner(assets))
    runner.catch(() => (runner = undefined))
    return runner
  }
}
