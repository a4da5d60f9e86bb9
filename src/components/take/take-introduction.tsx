import { useState } from 'preact/hooks'
import type { CandidateForm } from '#log'
import { introduction } from '../../text/introduction.ts'
import { take as words } from '../../text/take.ts'
import { site } from '../addresses.ts'
import type { PythonState } from './python-ahead.ts'

interface TakeIntroductionProps {
  readonly form: CandidateForm
  /** Id of the test for trying the page, where the site has one. */
  readonly dryRun: string | undefined
  readonly isStarting: boolean
  /** While it is on its way, nothing begins. */
  readonly python: PythonState
  readonly onPythonAgain: () => void
  readonly onStart: () => void
}

/** What a candidate reads and agrees to before a graded test. */
export function TakeIntroduction({
  form,
  dryRun,
  isStarting,
  python,
  onPythonAgain,
  onStart,
}: TakeIntroductionProps) {
  const isFetching = python.state === 'fetching'
  const { test, organisation, accommodations, notice } = form
  const [agrees, setAgrees] = useState(false)
  const [asked, setAsked] = useState(false)
  const window = windowOf(form)
  const refusal = window.isOpen ? undefined : window.says
  const { notRecorded, notRecordedPoints, signalsLink } = introduction
  return (
    <main class="page introduction" id="content">
      <div class="introduction-head">
        <h1>{test.title}</h1>
        <p class="muted">{words.from(organisation.name)}</p>
        {refusal !== undefined && (
          <p class="note note-bad" role="alert">
            {refusal}
          </p>
        )}
        <p class="lead">{test.description}</p>
        <p class="to-start">
          {window.isOpen && (
            <a class="button" href="#start" onClick={goToStart}>
              {introduction.toStart}
            </a>
          )}
          {dryRun !== undefined && <a href={site.test(dryRun)}>{introduction.dryRun}</a>}
        </p>
      </div>
      <div class="introduction-text">
        <Points
          heading={words.blocks}
          points={[
            ...test.blocks.map((block) => words.block(block, accommodations)),
            ...words.order,
            words.end(form.endpoint !== undefined),
          ]}
        />
        <Points
          heading={words.recorded}
          points={[
            ...words.recordedPoints(organisation.name, form.witness === true),
            ...(notice ? [words.kept(organisation.name, notice.keptDays, notice.contact)] : []),
          ]}
        />
        <Points heading={notRecorded} points={notRecordedPoints}>
          <p>
            <a href={site.guidePage('signals')}>{signalsLink}</a>
          </p>
        </Points>
      </div>
      <div class="introduction-start">
        <Points heading={words.way} points={words.wayOf(accommodations)}>
          <p class="muted small">{words.wayHelp}</p>
        </Points>
        {window.isOpen && (
          <section id="start" aria-labelledby="begin">
            <h2 id="begin" tabIndex={-1}>
              {words.begin}
            </h2>
            {dryRun !== undefined && (
              <p class="small">
                <a href={site.test(dryRun)}>{introduction.dryRun}</a>{' '}
                <span class="muted">{introduction.dryRunHelp}</span>
              </p>
            )}
            <p class="muted small">{words.once}</p>
            {window.says !== undefined && <p class="note">{window.says}</p>}
            <p class="way-switch">
              <input
                id="consent"
                type="checkbox"
                checked={agrees}
                aria-describedby="consent-first"
                onChange={(event) => {
                  setAgrees(event.currentTarget.checked)
                }}
              />
              <label for="consent">{words.consent}</label>
            </p>
            <p id="consent-first" class="introduction-failed" role="alert">
              {asked && !agrees ? words.consentFirst : ''}
            </p>
            <PythonNews python={python} onAgain={onPythonAgain} />
            <button
              type="button"
              class="button button-next button-start"
              aria-disabled={isStarting || isFetching}
              onClick={() => {
                setAsked(true)
                if (agrees && !isStarting && !isFetching) onStart()
              }}
            >
              {isStarting ? introduction.starting : introduction.start}
            </button>
          </section>
        )}
      </div>
    </main>
  )
}

/** How far Python is; nothing where the form has no problem in it. */
function PythonNews({ python, onAgain }: { readonly python: PythonState; readonly onAgain: () => void }) {
  if (python.state === 'not-needed') return null
  return (
    <>
      <p class="small" role="status">
        {words.python[python.state]}
      </p>
      {python.state === 'fetching' && (
        <progress
          class="progress"
          max={1}
          // the service worker hands it on as a whole, once it is checked
          value={python.share === 0 ? undefined : python.share}
          aria-label={words.python.progress}
        />
      )}
      {python.state === 'missing' && (
        <p>
          <button type="button" class="button button-small" onClick={onAgain}>
            {words.again}
          </button>
        </p>
      )}
    </>
  )
}

/** The link's secret stands in the fragment, which a jump within the page must not put another one into. */
function goToStart(event: Event): void {
  event.preventDefault()
  const heading = document.querySelector<HTMLElement>('#begin')
  heading?.scrollIntoView()
  heading?.focus({ preventScroll: true })
}

function Points({
  heading,
  points,
  children,
}: {
  readonly heading: string
  readonly points: readonly string[]
  readonly children?: preact.ComponentChildren
}) {
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {children}
    </section>
  )
}

/** Whoever wrote the list may live elsewhere, and so may the candidate: each moment says its zone. */
const MOMENT: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
}

/** Whether the test may begin now, by this machine's clock; the organisation sees when it did. */
function windowOf({ opens, closes }: CandidateForm): {
  readonly isOpen: boolean
  readonly says: string | undefined
} {
  const shown = (moment: string): string => new Date(moment).toLocaleString(undefined, MOMENT)
  const now = Date.now()
  if (opens !== undefined && now < Date.parse(opens))
    return {
      isOpen: false,
      says: words.notYet(shown(opens), closes === undefined ? undefined : shown(closes)),
    }
  if (closes === undefined) return { isOpen: true, says: undefined }
  return now < Date.parse(closes)
    ? { isOpen: true, says: words.until(shown(closes)) }
    : { isOpen: false, says: words.closed(shown(closes)) }
}
