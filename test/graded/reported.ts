/** Sealed results of a small graded test of which each makes another page of a report. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandArguments } from '../../generators/cli/command.ts'
import { command } from '../../generators/cli/commands/report.ts'
import type { SessionEvent } from '#schemas/event'
import {
  chained,
  gradedWorld,
  rightAnswer,
  sealed,
  sit,
  wrongAnswer,
  type Answer,
  type GradedWorld,
} from './headless.ts'
import { typed } from './typed.ts'

/** What a page, a script in it, a terminal and a reader would trip over. */
export const HOSTILE =
  '</script><script>alert(1)</script><!--<svg onload=alert(2)>"\'&amp; \u202eesrever\u202c \u200b\u2028 \u2066\ufeff'

/** Names of the results, without `.json`; `junk` is none. */
export const RESULTS = ['typed', 'wrong', 'ended', 'adjusted', 'forged', 'twice', 'junk'] as const

export interface ReportedWorld extends GradedWorld {
  /** what each candidate's log holds */
  readonly logs: Readonly<
    Record<'typed' | 'wrong' | 'ended' | 'adjusted' | 'forged', readonly SessionEvent[]>
  >
  /** Runs `assay report` in the folder of the world. */
  readonly report: (
    files: readonly string[],
    values: CommandArguments['values'],
    signal?: AbortSignal,
  ) => Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>
  /** Where the pages of a result are: `reviewer` or `candidate` in the folder that was written. */
  readonly pageOf: (candidate: string, nth?: number) => string
}

/** Makes the world and the sealed results, in the folder `results`. */
export async function reportedWorld(): Promise<ReportedWorld> {
  const ordinary = { timeMultiplier: 1, plainEditor: false, signals: true }
  const adjusted = { timeMultiplier: 2, plainEditor: true, signals: false, breaks: true }
  const world = await gradedWorld([
    { candidate: `typed ${HOSTILE}`, accommodations: ordinary },
    { candidate: 'wrong', accommodations: ordinary },
    { candidate: 'ended', accommodations: ordinary },
    { candidate: 'adjusted', accommodations: adjusted },
    { candidate: 'forged', accommodations: ordinary },
  ])
  const formOf = (candidate: string) => {
    const form = world.forms.find((one) => one.candidate.startsWith(candidate))
    if (form === undefined) throw new Error(`no form of ${candidate}`)
    return form
  }
  await mkdir(join(world.root, 'results'))
  const put = (name: (typeof RESULTS)[number], text: string) =>
    writeFile(join(world.root, 'results', `${name}.json`), text)
  const right = await sit(world, formOf('typed'), (item) => commented(rightAnswer(world, item)))
  const { events, ...result } = await typed(right, HOSTILE)
  await put('typed', JSON.stringify(result))
  const wrong = await sit(world, formOf('wrong'), (item) => wrongAnswer(world, item))
  await put('wrong', JSON.stringify(wrong.result))
  const ended = await sit(world, formOf('ended'), () => 'end')
  await put('ended', JSON.stringify(ended.result))
  const rested = await sit(world, formOf('adjusted'), (item) => rightAnswer(world, item))
  const paused = withPause(rested.events)
  await put('adjusted', JSON.stringify(await sealed(rested.opened, paused)))
  const honest = await sit(world, formOf('forged'), (item) => rightAnswer(world, item))
  const forged = misfitting(honest.events)
  await put('forged', JSON.stringify(await sealed(honest.opened, forged)))
  await put('twice', JSON.stringify((await sit(world, formOf('wrong'), () => 'empty')).result))
  await put('junk', `{"kind": "assay-sealed-result"${HOSTILE}`)
  return {
    ...world,
    logs: { typed: events, wrong: wrong.events, ended: ended.events, adjusted: paused, forged },
    pageOf: (candidate, nth = 1) => `${formOf(candidate).attempt}${nth > 1 ? `-${nth}` : ''}.html`,
    report: async (files, values, signal = new AbortController().signal) => {
      let [stdout, stderr] = ['', '']
      const code = await command.run(
        {
          values: {
            keys: 'ours.json',
            registry: 'registry.jsonl',
            'passphrase-file': 'passphrase',
            ...values,
          },
          positionals: files.map((name) => `results/${name}.json`),
        },
        {
          ...world.io,
          signal,
          stdout: { write: (part) => void (stdout += part), isTerminal: false },
          stderr: { write: (part) => void (stderr += part), isTerminal: false },
        },
      )
      return { code, stdout, stderr }
    },
  }
}

/** The same program, with what nobody expects in a comment. */
function commented(answer: Answer): Answer {
  if (typeof answer === 'string' || 'response' in answer || answer.language === undefined) return answer
  const comment = `\n/* ${HOSTILE.replaceAll('*/', '')} ${'far '.repeat(60)}*/\n`
  return {
    ...answer,
    text: answer.text + comment,
    ...(answer.adapted !== undefined && { adapted: answer.adapted + comment }),
  }
}

/** Ten minutes of rest after the first problem came. */
function withPause(events: readonly SessionEvent[]): readonly SessionEvent[] {
  const REST_MS = 600_000
  const first = events.findIndex(({ type }) => type === 'present')
  const later = ({ mono, wall }: SessionEvent['at'], ms: number) => ({ mono: mono + ms, wall: wall + ms })
  const at = events[first]?.at ?? { mono: 0, wall: 0 }
  type Draft = Parameters<typeof chained>[0][number]
  return chained([
    ...events.slice(0, first + 1),
    { type: 'pause', data: {}, at } as Draft,
    { type: 'resume', data: { recovered: 0 }, at: later(at, REST_MS) } as Draft,
    ...events.slice(first + 1).map((event) => ({ ...event, at: later(event.at, REST_MS) }) as Draft),
  ])
}

/** An edit that fits no text, and one whose lines are none. */
function misfitting(events: readonly SessionEvent[]): readonly SessionEvent[] {
  const places = events.flatMap(({ type }, at) => (type === 'edit' ? [at] : []))
  return chained(
    events.map((event, at) =>
      event.type !== 'edit'
        ? event
        : at === places[0]
          ? { ...event, data: { ...event.data, changes: [123456], length: 123456 } }
          : at === places[1]
            ? { ...event, data: { ...event.data, changes: [[0, { toString: 1 }]], length: 0 } }
            : event,
    ),
  )
}
