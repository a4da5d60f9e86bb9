import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import type { SealedResult } from '#schemas/sealed-result'
import { common } from '../../text/common.ts'
import { review as words } from '../../text/review.ts'
import type { RunnerAssets } from '../session/page-runner.ts'
import { openReviews, ReviewError, type OpenedReview, type ReviewKit } from './open-review.ts'
import { readReviewFile, type ReviewFile } from './review-files.ts'
import { ShownReview } from './shown-review.tsx'

/** What the page's markup hands to its script. */
export interface ReviewOffer {
  readonly runner: RunnerAssets
}

type FileOf<Type extends ReviewFile['type']> = Extract<ReviewFile, { type: Type }>

interface OpenedFile extends OpenedReview {
  readonly name: string
}

type Opening =
  | { readonly state: 'idle' | 'opening' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'open'; readonly files: readonly OpenedFile[] }

/** Opens sealed results with what an organisation has, and shows each as its reviewer's page does. */
export function ReviewApp({ offer }: { readonly offer: ReviewOffer }) {
  const [files, setFiles] = useState<readonly ReviewFile[]>([])
  const [passphrase, setPassphrase] = useState('')
  const [opening, setOpening] = useState<Opening>({ state: 'idle' })
  const [shown, setShown] = useState(0)
  const createRunner = useMemo(() => runnerOnce(offer.runner), [offer])
  const results = filesOf(files, 'result')
  const registry = filesOf(files, 'registry').at(-1)
  const keys = filesOf(files, 'keys').at(-1)
  const sealed = filesOf(files, 'sealed').at(-1)
  const id = useId()

  async function add(added: readonly File[]): Promise<void> {
    const read = await Promise.all(added.map(readReviewFile))
    setFiles((before) => [...before.filter(({ name }) => !read.some((one) => one.name === name)), ...read])
    setOpening({ state: 'idle' })
  }

  async function open(): Promise<void> {
    if (registry === undefined || keys === undefined) return
    setOpening({ state: 'opening' })
    const kit: ReviewKit = {
      registry: registry.registry,
      keys: keys.keys,
      passphrase,
      ...(sealed && { sealed: sealed.sealed }),
    }
    setOpening(await opened(kit, results, offer.runner, createRunner))
    setShown(0)
  }

  if (!globalThis.isSecureContext) return <p class="note note-bad">{words.insecure}</p>
  const isReady = results.length > 0 && registry !== undefined && keys !== undefined && passphrase !== ''
  return (
    <>
      <DropPlace onFiles={(added) => void add(added)} />
      <h2>{words.need}</h2>
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
          void open()
        }}
      >
        <label for={id}>{words.passphrase}</label>
        <input
          id={id}
          type="password"
          autocomplete="off"
          value={passphrase}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
        <button type="submit" class="button button-next" disabled={!isReady || opening.state === 'opening'}>
          {words.open}
        </button>
      </form>
      <p role="status">{statusOf(opening)}</p>
      {opening.state === 'failed' && (
        <p class="note note-bad" role="alert">
          {opening.reason}
        </p>
      )}
      {opening.state === 'open' && (
        <Opened files={opening.files} shown={shown} hasSealed={sealed !== undefined} onShow={setShown} />
      )}
    </>
  )
}

function statusOf(opening: Opening): string {
  if (opening.state === 'opening') return words.opening
  return opening.state === 'open' ? words.opened(opening.files.length) : ''
}

function filesOf<Type extends ReviewFile['type']>(
  files: readonly ReviewFile[],
  type: Type,
): readonly FileOf<Type>[] {
  return files.filter((file): file is FileOf<Type> => file.type === type)
}

/** Opens one after another: a result that cannot be opened is told as that and stops no other. */
async function opened(
  kit: ReviewKit,
  results: readonly { readonly name: string; readonly result: SealedResult }[],
  assets: RunnerAssets,
  createRunner: Parameters<typeof openReviews>[2],
): Promise<Opening> {
  try {
    const openOne = await openReviews(kit, assets, createRunner)
    const files: OpenedFile[] = []
    for (const { name, result } of results) files.push({ name, ...(await openOne(result)) })
    return { state: 'open', files }
  } catch (error) {
    if (!(error instanceof ReviewError)) reportError(error)
    return { state: 'failed', reason: error instanceof ReviewError ? error.message : words.failed }
  }
}

function runnerOnce(assets: RunnerAssets): Parameters<typeof openReviews>[2] {
  let runner: ReturnType<Parameters<typeof openReviews>[2]> | undefined
  return () => {
    runner ??= import('../session/page-runner.ts').then(({ createPageRunner }) => createPageRunner(assets))
    runner.catch(() => (runner = undefined))
    return runner
  }
}

function Need({
  need,
  at,
  missing = words.at.missing,
}: {
  readonly need: string
  readonly at: string | undefined
  readonly missing?: string
}) {
  return (
    <>
      <dt>{need}</dt>
      <dd class={at === undefined ? 'muted' : undefined}>
        <bdi>{at ?? missing}</bdi>
      </dd>
    </>
  )
}

function Refused({ files }: { readonly files: readonly FileOf<'refused'>[] }) {
  if (files.length === 0) return null
  return (
    <div class="note note-bad review-refused" role="alert">
      <p>{words.refused}</p>
      <ul>
        {files.map(({ name, reason }) => (
          <li key={name}>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            : {reason}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Files by a button, and by dropping them anywhere on the page. */
function DropPlace({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const latest = useRef(onFiles)
  latest.current = onFiles
  const id = useId()
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      latest.current([...(event.dataTransfer?.files ?? [])])
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])
  return (
    <p class="review-drop">
      <label class="button" for={id}>
        {words.choose}
      </label>
      <input
        id={id}
        class="review-input"
        type="file"
        multiple
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />{' '}
      {words.drop}
    </p>
  )
}

function Opened({
  files,
  shown,
  hasSealed,
  onShow,
}: {
  readonly files: readonly OpenedFile[]
  readonly shown: number
  readonly hasSealed: boolean
  readonly onShow: (place: number) => void
}) {
  const one = files[shown]
  useEffect(() => {
    document.title = `${words.title} · ${common.name}`
  }, [])
  return (
    <>
      {!hasSealed && <p class="note">{words.provisional}</p>}
      {files.length > 1 && (
        <section aria-labelledby="review-results">
          <h2 id="review-results">{words.results}</h2>
          <ul class="review-list">
            {files.map(({ name, scored }, place) => (
              <li key={name}>
                <button
                  type="button"
                  class="button"
                  aria-pressed={place === shown}
                  onClick={() => onShow(place)}
                >
                  {words.show(name)}
                </button>{' '}
                <bdi>{scored.candidate ?? words.unknown}</bdi>, {scored.status}
              </li>
            ))}
          </ul>
        </section>
      )}
      {one && <ShownReview key={one.name} opened={one} hasSealed={hasSealed} />}
      <p class="muted">{words.forget}</p>
    </>
  )
}
