/** The test page's script: calibrates what was chosen or made in the worker, shows the progress, and can be cancelled. */
import { droppedResponses, startCalibration } from '../../src/workers/calibrate/client.ts'
import type { CalibrationEnd, CalibrationRequest } from '../../src/workers/calibrate/protocol.ts'
import { madeResponses, madeTable } from './made-responses.ts'

/** How a calibration ended, and what it took. */
export interface PageRun {
  readonly end: Told
  /** from the start to the end, in milliseconds */
  readonly ms: number
  /** longest time in which the page could not draw, in milliseconds */
  readonly longestFrameMs: number
  /** what the progress said, without repetition, and when it began to, in milliseconds from the start */
  readonly said: readonly (readonly [words: string, ms: number])[]
  /** number of shares that were less than before */
  readonly fallen: number
}

/** An end as far as it is worth carrying out of the browser. */
type Told =
  | {
      readonly type: 'done'
      readonly text: string
      readonly words: string
      readonly warnings: readonly string[]
      readonly shown: Shown
    }
  | Exclude<CalibrationEnd, { type: 'done' }>
  | { readonly type: 'cancelled' }

/** Sizes of what the page is given to show. */
interface Shown {
  readonly items: number
  readonly points: number
  readonly persons: number
  readonly answers: number
  readonly groupSizes: readonly number[]
}

/** What the tests call. */
export interface PageGlobals {
  /** makes a table of responses in the page, as if it had been dropped */
  readonly made: (persons: number, items: number) => void
  /** calibrates what was chosen last, or made since */
  readonly run: (options: PageOptions) => Promise<PageRun>
  /** the same with the first of the chosen files; the second one is the prior */
  readonly runWithPrior: (options: PageOptions) => Promise<PageRun>
}

/** Options with the content of calibration files, which are named `prior.json` and `anchors.json`, or `none` as the prior. */
export interface PageOptions extends Omit<CalibrationRequest, 'responses' | 'prior' | 'anchors'> {
  readonly prior?: string
  readonly anchors?: string
}

let files: readonly File[] = []
const bar = document.querySelector('progress')
const said = document.querySelector('output')
const cancel = document.querySelector('button')
const input = document.querySelector('input')
input?.addEventListener('change', () => (files = [...(input.files ?? [])]))

const globals: PageGlobals = {
  made: (persons, items) => {
    files = [new File([madeTable(madeResponses(persons, items))], 'made.csv')]
  },
  run,
  runWithPrior: (options) => {
    const [responses, prior] = files
    if (responses === undefined || prior === undefined) throw new Error('two files are expected')
    files = [responses]
    return run(options, prior)
  },
}
Object.assign(window, globals)

async function run({ prior, anchors, ...options }: PageOptions, priorFile?: File): Promise<PageRun> {
  if (bar === null || said === null || cancel === null) throw new Error('the page is not ready')
  const began = performance.now()
  let [longestFrameMs, last, isOver] = [0, began, false]
  const watch = (now: number): void => {
    longestFrameMs = Math.max(longestFrameMs, now - last)
    last = now
    if (!isOver) requestAnimationFrame(watch)
  }
  requestAnimationFrame(watch)
  const words = new Map<string, number>()
  let fallen = 0
  bar.value = 0
  const running = startCalibration(
    {
      ...options,
      responses: droppedResponses(files),
      ...(prior === undefined ? {} : { prior: prior === 'none' ? prior : new File([prior], 'prior.json') }),
      ...(priorFile === undefined ? {} : { prior: priorFile }),
      ...(anchors === undefined ? {} : { anchors: new File([anchors], 'anchors.json') }),
    },
    (progress) => {
      if (progress.share < bar.value) fallen += 1
      bar.value = progress.share
      said.textContent = progress.words
      if (!words.has(progress.words)) words.set(progress.words, performance.now() - began)
    },
  )
  cancel.addEventListener('click', running.cancel)
  try {
    const end = await running.end
    said.textContent = end.type === 'cancelled' ? 'Cancelled. Nothing was kept.' : 'Over.'
    return { end: toldOf(end), ms: performance.now() - began, longestFrameMs, said: [...words], fallen }
  } finally {
    isOver = true
    cancel.removeEventListener('click', running.cancel)
  }
}

function toldOf(end: CalibrationEnd | { readonly type: 'cancelled' }): Told {
  if (end.type !== 'done') return end
  const { text, words, diagnostics, report, points, groupSizes } = end.calibration
  return {
    type: 'done',
    text,
    words,
    warnings: diagnostics.map(({ message }) => message),
    shown: {
      items: report.items.length,
      points: points.filter((own) => own.length > 0).length,
      persons: report.persons.theta.length,
      answers: report.responses.item.length,
      groupSizes,
    },
  }
}
