import { useState } from 'preact/hooks'
import type { CandidateForm } from '#log'
import { introduction } from '../../text/introduction.ts'
import { take as words } from '../../text/take.ts'
import { site } from '../addresses.ts'

interface TakeIntroductionProps {
  readonly form: CandidateForm
  /** Id of the test for trying the page, where the site has one. */
  readonly dryRun: string | undefined
  readonly isStarting: boolean
  readonly onStart: () => void
}

/** What a candidate reads and agrees to before a graded test. */
export function TakeIntroduction({ form, dryRun, isStarting, onStart }: TakeIntroductionProps) {
  const { test, organisation, accommodations, notice } = form
  const [agrees, setAgrees] = useState(false)
  const [asked, setAsked] = useState(false)
  const window = windowOf(form)
  const { notRecorded, notRecordedPoints, signalsLink } = introduction
  return (
    <main class="page introduction" id="content">
      <div class="introduction-head">
        <h1>{test.title}</h1>
        <p class="muted">{words.from(organisation.name)}</p>
        <p class="lead">{test.description}</p>
        <p class="to-start">
          <a class="button" href="#start" onClick={goToStart}>
            {introduction.toStart}
          </a>
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
          {window.isOpen && (
            <>
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
              <button
                type="button"
                class="button button-next button-start"
                aria-disabled={isStarting}
                onClick={() => {
                  setAsked(true)
                  if (agrees && !isStarting) onStart()
                }}
              >
                {isStarting ? introduction.starting : introduction.start}
              </button>
            </>
          )}
        </section>
      </div>
    </main>
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

/** Whether the test may begin now, by this machine's clock; the organisation sees when it did. */
function windowOf({ opens, closes }: CandidateForm): {
  readonly isOpen: boolean
  readonly says: string | undefined
} {
  const shown = (moment: string): string =>
    new Date(moment).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' })
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
