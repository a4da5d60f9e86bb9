import type { ComponentChildren, RefObject } from 'preact'
import { signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { ItemKind } from '#schemas/public-item'
import type { Accommodations } from '#schemas/event'
import type { TestView } from '../../session/view.ts'
import { common } from '../../text/common.ts'
import { home } from '../../text/home.ts'
import { introduction as words } from '../../text/introduction.ts'
import { site } from '../addresses.ts'
import { offlineReady, watchOffline } from '../offline.ts'
import { DRY_RUN } from '../offers.ts'
import { chosenWay, wayFor } from './accommodations.ts'
import { WayPanel } from './way-panel.tsx'

interface IntroductionProps {
  readonly test: TestView
  readonly about: { readonly low: number; readonly high: number }
  /** Of the one problem that was chosen; undefined for a test of several. */
  readonly kind: ItemKind | undefined
  readonly state: 'waiting' | 'ready' | 'failed'
  /** Undefined until it can start. */
  readonly onStart: ((way: Accommodations) => void) | undefined
}

/** Whether the start was asked for: from then on, what is waited for is said. */
const asked = signal(false)

/** What will be asked, what helps, what is recorded; then one's own way, and the start. The server draws it too. */
export function Introduction({ test, about, kind, state, onStart }: IntroductionProps) {
  const page = useRef<HTMLElement>(null)
  useFocusKept(page)
  useEffect(() => void watchOffline(), [])
  const hasDryRun = !test.single && test.id !== DRY_RUN
  return (
    <main class="page introduction" id="content" ref={page}>
      <div class="introduction-head">
        <h1>{test.title}</h1>
        {test.description !== '' && <p class="lead">{test.description}</p>}
        <ul class="facts">
          {!test.single && <li>{home.length(test.minItems, test.maxItems)}</li>}
          <li>{home.time(test.minutes, about)}</li>
          {test.id !== DRY_RUN && !test.single && <li>{home.feedback(test)}</li>}
        </ul>
        <p class="to-start">
          <a class="button" href="#start">
            {words.toStart}
          </a>
          {hasDryRun && <a href={site.test(DRY_RUN)}>{words.dryRun}</a>}
        </p>
      </div>
      <div class="introduction-text">
        {!test.single && (
          <Points
            heading={words.what}
            points={test.id === DRY_RUN ? words.whatDryRun(test.maxItems) : words.whatPoints(test)}
          />
        )}
        <Points heading={words.help} points={helpOf(test, kind)} />
        <Points heading={words.recorded} points={words.recordedPoints} />
        <Points heading={words.notRecorded} points={words.notRecordedPoints}>
          <p>
            <a href={site.guidePage('signals')}>{words.signalsLink}</a>
          </p>
        </Points>
      </div>
      <div class="introduction-start">
        <WayPanel test={test} kind={kind} />
        <section id="start" aria-label={words.begin}>
          {state === 'failed' ? (
            <>
              <p role="alert">{words.failed}</p>
              <button
                type="button"
                class="button button-next button-start"
                onClick={() => {
                  location.reload()
                }}
              >
                {words.again}
              </button>
            </>
          ) : (
            <button
              type="button"
              class="button button-next button-start"
              aria-disabled={state === 'waiting'}
              onClick={() => {
                asked.value = true
                onStart?.(wayFor(chosenWay.value, test))
              }}
            >
              {state === 'waiting' ? words.starting : words.start}
            </button>
          )}
          <noscript>{common.scripts}</noscript>
          <p class="muted small introduction-offline" role="status">
            {state === 'waiting' && asked.value
              ? words.preparing
              : offlineReady.value === 'ready' && words.offline}
          </p>
          {hasDryRun && (
            <p class="small">
              <a href={site.test(DRY_RUN)}>{words.dryRun}</a> <span class="muted">{words.dryRunHelp}</span>
            </p>
          )}
        </section>
      </div>
    </main>
  )
}

function helpOf({ id, single, use, feedback }: TestView, kind: ItemKind | undefined): readonly string[] {
  if (id === DRY_RUN) return words.tryHelp
  if (use === 'graded') return words.gradedHelp
  if (feedback === 'end') return words.endHelp
  return single ? words.singleHelp(kind === 'code') : words.practiceHelp
}

function Points({
  heading,
  points,
  children,
}: {
  readonly heading: string
  readonly points: readonly string[]
  readonly children?: ComponentChildren
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

/** Place of the element that had the focus when one introduction went, among all that can have it. */
let leftAt = -1

/** One introduction takes the place of another that looks the same: the focus stays where it was. */
function useFocusKept(page: RefObject<HTMLElement>): void {
  useLayoutEffect(() => {
    const element = page.current
    const stops = (): readonly HTMLElement[] => [
      ...(element?.querySelectorAll<HTMLElement>('a, button, input, select') ?? []),
    ]
    stops()[leftAt]?.focus({ preventScroll: true })
    leftAt = -1
    return () => {
      leftAt = stops().findIndex((stop) => stop === document.activeElement)
    }
  }, [page])
}
