/**
 * Graded tests without a browser: a small bank, sealed forms, and sittings that seal their results. Whole, since a sitting
 * makes sense with the world that it takes place in alone.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configOfTest, initialState, nextAction, reduceSession, type SessionConfig } from '#adaptive'
import {
  changesBetween,
  createEvent,
  documentsOf,
  encodeLog,
  formHash,
  fromBase64Url,
  hashOf,
  makeOrganisationKey,
  mayBeLocked,
  openContent,
  openForm,
  openOrganisationKey,
  sealResult,
  steeredItem,
  toBase64Url,
  withFollowUp,
  writtenResponse,
  type CandidateForm,
  type FollowUpWork,
  type FormContent,
  type SealedForm,
} from '#log'
import { scoreItem, type Runner } from '#runner'
import { emptyResponse } from '#schemas/empty-response'
import type { EventData, EventType, SessionEvent } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import type { Score } from '#schemas/score'
import type { SealedResult } from '#schemas/sealed-result'
import { fromBase64 } from '#schemas/value'
import type { GradedEntry, RegistryForm, SealedBench } from '#results'
import type { CommandIo } from '../../generators/cli/command.ts'
import { command as releaseCommand } from '../../generators/cli/commands/release.ts'
import { createNodeRunner, engineName } from '../../generators/sandbox/index.ts'
import { applySeal, CONTENT, FORMS } from '../../generators/seal/apply.ts'
import { findGradedTest } from '../../generators/seal/graded-test.ts'
import { writeKeyFile } from '../../generators/seal/key-file.ts'
import { planSeal, type SealRequest } from '../../generators/seal/plan.ts'
import type { Candidate } from '../../generators/seal/read-candidates.ts'
import { readRegistry } from '../../generators/seal/read-registry.ts'
import { derivedKey } from '../../src/log/seal/form.ts'
import { suite } from '../../src/log/seal/organisation-key.ts'
import { stoppedRuns } from '../../src/session/stopped-runs.ts'
import { rightResponse } from '../right-response.ts'

const SCREEN = 'content/banks/screen'
/** Items that steer: what they are scored on before the next item is chosen is in the form. */
const STEERING = [
  'what-lies-on-the-shelf',
  'warm-and-still-warm',
  'peaks-of-a-building',
  'copies-of-a-journal',
] as const
const CLOSED = ['five-numbers-a-minute', 'restarts-at-noon', 'the-old-price-at-the-latest'] as const
const PASSPHRASE = 'an otter counts five lamps'
/** Cost of a guess that no test waits for. */
const CHEAP_SCRYPT = 16_384
const BEGAN = Date.parse('2026-11-20T09:00:00Z')
/** How long a candidate of these tests thinks before each event, in milliseconds. */
const STEP_MS = 1000
/** What a candidate of these tests foresees of a locked answer. */
const PREDICTION = 'fails'

const BANK = `version: 1
id: small
title: Small
description: A few graded items.
license: CC-BY-4.0
locale: en
canary: 6b0a8d3c-0f6e-4a39-9c11-5a1d7f3e2b90
`
const TEST = `version: 1
id: short
title: Short
description: Four problems.
use: graded
release: 1.0.0
locale: en
feedback: end
blocks:
  - id: main
    title: Main
    ai: forbidden
    prior: { mean: 0, sd: 1 }
    select: { selector: posterior-weighted-information }
    fixed: { positions: [2] }
    stop:
      - { rule: length, min: 4, max: 4 }
      - { rule: time, minutes: 60 }
`

/** What the tests of the protocol share: an organisation with sealed forms, and what scores their results. */
export interface GradedWorld {
  /** folder that holds everything */
  readonly root: string
  readonly bench: SealedBench
  readonly runner: Runner
  /** the options by which the command line scores */
  readonly options: { readonly keys: string; readonly registry: string; readonly passphraseFile: string }
  readonly io: CommandIo
  /** everything that was written to the terminal so far */
  readonly written: () => string
  readonly forms: readonly RegistryForm[]
  readonly entry: (id: string) => GradedEntry
  readonly close: () => Promise<void>
}

/** A bank, and which of its tests is sealed. */
export interface GradedSource {
  readonly bank: string
  readonly test: string
  /** Puts the bank into a folder, its test bound to release 1.0.0. */
  readonly write: (bankDir: string) => Promise<void>
}

const SMALL: GradedSource = { bank: 'small', test: 'short', write: copyItems }

/** A test of the bank `screen`, with all of its items and their variants. */
export function screenSource(test: string): GradedSource {
  const write = async (bankDir: string): Promise<void> => {
    const filter = (path: string): boolean => !/\/(releases|changes|bank\.lock\.yaml)(\/|$)/.test(path)
    await cp(SCREEN, bankDir, { recursive: true, filter })
    const file = join(bankDir, 'tests', `${test}.yaml`)
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^release: .*$/m, 'release: 1.0.0'))
  }
  return { bank: 'screen', test, write }
}

/**
 * Makes the bank, releases it, and seals a form for each candidate.
 *
 * @param sent where the forms send results to, and whether a witness is there
 */
export async function gradedWorld(
  candidates: readonly Candidate[],
  source: GradedSource = SMALL,
  sent: Pick<SealRequest, 'endpoint' | 'witness'> = {},
): Promise<GradedWorld> {
  const root = await mkdtemp(join(tmpdir(), 'assay-graded-'))
  const bankDir = join(root, 'content/banks', source.bank)
  await source.write(bankDir)
  let text = ''
  const output = { write: (part: string) => void (text += part), isTerminal: false }
  const io = { cwd: root, env: {}, stdout: output, stderr: output, signal: new AbortController().signal }
  const code = await releaseCommand.run({ values: { version: '1.0.0' }, positionals: [bankDir] }, io)
  if (code !== 0) throw new Error(text)
  const found = await findGradedTest(bankDir, source.test)
  if (!found.ok) throw new Error(found.message)
  const { test } = found
  const key = await makeOrganisationKey('Example Ltd', PASSPHRASE, CHEAP_SCRYPT)
  await writeKeyFile(join(root, 'ours.json'), key)
  await writeFile(join(root, 'passphrase'), `${PASSPHRASE}\n`)
  const registryPath = join(root, 'registry.jsonl')
  const request = {
    organisation: { name: key.name, public: key.public },
    isAgain: false,
    precision: [],
    ...sent,
  }
  const plan = await planSeal(test, candidates, undefined, request)
  if (plan.refusals.length > 0) throw new Error(plan.refusals.join('\n'))
  await applySeal(plan, test, { out: join(root, 'site'), registryPath, registry: undefined })
  const registry = await readRegistry(registryPath)
  if (registry === undefined) throw new Error('no registry was written')
  const runner = createNodeRunner({ jobs: 2 })
  const entries = new Map(test.items.map((entry) => [entry.facts.id, entry]))
  return {
    root,
    runner,
    bench: {
      registry,
      test,
      runner,
      engineOf: engineName,
      organisation: await openOrganisationKey(key, PASSPHRASE),
    },
    options: { keys: 'ours.json', registry: 'registry.jsonl', passphraseFile: 'passphrase' },
    io,
    written: () => text,
    forms: registry.forms,
    entry: (id) => {
      const entry = entries.get(id)
      if (entry === undefined) throw new Error(`the bank has no ${id}`)
      return entry
    },
    close: async () => {
      runner.close()
      await rm(root, { recursive: true })
    },
  }
}

async function copyItems(bankDir: string): Promise<void> {
  await mkdir(join(bankDir, 'tests'), { recursive: true })
  await writeFile(join(bankDir, 'bank.yaml'), BANK)
  await writeFile(join(bankDir, 'tests/short.yaml'), TEST)
  await cp(join(SCREEN, 'taxonomy.yaml'), join(bankDir, 'taxonomy.yaml'))
  for (const id of [...STEERING, ...CLOSED])
    await cp(join(SCREEN, 'items', id), join(bankDir, 'items', id), { recursive: true })
}

/** A form that its candidate has opened. */
export interface OpenForm {
  readonly form: CandidateForm
  readonly hash: string
  readonly secret: Uint8Array<ArrayBuffer>
  readonly contents: ReadonlyMap<string, FormContent>
  readonly items: ReadonlyMap<string, PracticeItem>
  readonly config: SessionConfig
}

/** Opens a form by the link of its candidate alone, from the files of the site. */
export async function openedForm(
  { root }: GradedWorld,
  { attempt, secret: text }: RegistryForm,
): Promise<OpenForm> {
  const secret = fromBase64Url(text)
  const sealed = JSON.parse(
    await readFile(join(root, 'site', FORMS, `${attempt}.json`), 'utf8'),
  ) as SealedForm
  const form = await openForm(sealed, secret)
  const contents = new Map<string, FormContent>()
  for (const each of form.items) {
    const bytes = new Uint8Array(await readFile(join(root, 'site', CONTENT, `${each.content}.bin`)))
    const content = await openContent(each, bytes)
    contents.set(content.facts.id, content)
  }
  const index = {
    version: 1 as const,
    bank: form.bank,
    title: form.test.title,
    release: form.release.version,
    taxonomy: { version: 1 as const, areas: [] },
    tests: [form.test],
    items: [...contents.values()].map(({ facts }) => facts),
  }
  return {
    form,
    hash: formHash(form),
    secret,
    contents,
    items: new Map([...contents].map(([id, content]) => [id, steeredItem(content)])),
    config: configOfTest(index, form.test),
  }
}

type Language = EventData<'start'>['languages'][number]

/** An answer that is written: whole texts by the name of their document, and what is made of them for a follow-up. */
export interface WrittenAnswer {
  readonly texts: Readonly<Record<string, string>>
  readonly language?: Language
  readonly adapted?: Readonly<Record<string, string>>
}

/** What a candidate writes or chooses. `text` is the whole text of the only document. */
export type Answer =
  | { readonly text: string; readonly language?: Language; readonly adapted?: string }
  | { readonly response: Response }
  /** nothing */
  | 'empty'
  /** leaves the test instead */
  | 'end'

export interface Sitting {
  readonly opened: OpenForm
  readonly events: readonly SessionEvent[]
  readonly result: SealedResult
}

/** A log that grows by what a candidate does, as the page writes it. */
export class Course {
  readonly events: SessionEvent[] = []
  readonly opened: OpenForm
  state: ReturnType<typeof initialState>
  mono = 0
  wall = BEGAN

  constructor(opened: OpenForm) {
    this.opened = opened
    this.state = initialState(opened.config)
  }

  pass(ms: number): void {
    this.mono += ms
    this.wall += ms
  }

  append<Type extends EventType>(type: Type, data: EventData<Type>): void {
    this.pass(STEP_MS)
    const at = { mono: this.mono, wall: this.wall }
    const event = createEvent(this.events.at(-1), { type, data, at }) as SessionEvent
    this.events.push(event)
    this.state = reduceSession(this.opened.config)(this.state, event)
  }
}

/** What somebody who has changed the page puts into the log. */
export interface Forgery {
  readonly start?: Partial<EventData<'start'>>
  /** an item in place of the one that the engine chose */
  readonly choose?: (
    opened: OpenForm,
    presented: ReadonlySet<string>,
    chosen: EventData<'present'>,
  ) => EventData<'present'>
  /** a score in place of the one that was found */
  readonly claim?: (score: Score, item: string) => Score
}

/**
 * Takes a test as the browser does: the engine chooses, steering cases score, each step becomes an event.
 *
 * @param answer what the candidate makes of an item; of a follow-up `adapted`
 */
export async function sit(
  world: GradedWorld,
  form: RegistryForm,
  answer: (item: PracticeItem, position: number) => Answer | WrittenAnswer,
  forged: Forgery = {},
): Promise<Sitting> {
  const opened = await openedForm(world, form)
  const course = new Course(opened)
  course.append('start', { ...(await startOf(opened)), ...forged.start })
  const presented = new Set<string>()
  for (;;) {
    const action = nextAction(opened.config, course.state)
    if (action.type === 'end') break
    if (action.type === 'present') {
      const data = forged.choose?.(opened, presented, action.data) ?? action.data
      presented.add(data.item)
      course.append('present', data)
    } else if (action.type === 'estimate') course.append('estimate', action.data)
    else if (action.type === 'finish') course.append('finish', action.data)
    else if (action.event === 'score') await score(course, world.runner, forged)
    else if (action.event === 'submit') {
      const item = itemOf(opened, action.item)
      const given = answer(item, course.state.current?.position ?? 0)
      if (given === 'end') course.append('finish', { block: action.block, reason: 'ended' })
      else write(course, item, given)
    } else throw new Error('the log has no start')
  }
  return { opened, events: course.events, result: await sealed(opened, course.events) }
}

export async function startOf({ form, hash }: OpenForm): Promise<EventData<'start'>> {
  return {
    attempt: form.attempt,
    bank: form.bank,
    release: form.release,
    test: { id: form.test.id, hash: hashOf(form.test) },
    seed: form.seed,
    languages: ['typescript', 'javascript', 'python'],
    engine: await engineName('javascript'),
    accommodations: form.accommodations,
    engines: { sql: await engineName('sql') },
    form: hash,
  }
}

export function itemOf({ items }: Pick<OpenForm, 'items'>, id: string): PracticeItem {
  const item = items.get(id)
  if (item === undefined) throw new Error(`the form has no ${id}`)
  return item
}

/** Writes an answer, and submits it; where there is a follow-up to be met, locks and adapts it. */
function write(course: Course, item: PracticeItem, answer: Exclude<Answer, 'end'> | WrittenAnswer): void {
  if (answer === 'empty') return course.append('submit', { item: item.id, response: responseOf(item, {}) })
  if ('response' in answer) {
    course.append('answer', { item: item.id, response: answer.response })
    return course.append('submit', { item: item.id, response: answer.response })
  }
  const { texts, language, adapted } = 'texts' in answer ? answer : inDocuments(answer)
  const written: Record<string, string> = { ...documentsOf(item) }
  const edit = (after: Readonly<Record<string, string>>): void => {
    for (const [document, text] of Object.entries(after)) {
      const before = written[document] ?? ''
      const changes = changesBetween(before, text)
      written[document] = text
      if (changes)
        course.append('edit', { item: item.id, document, changes: [...changes], length: before.length })
    }
  }
  if (language !== undefined) course.append('language', { item: item.id, language })
  edit(texts)
  const { key } = item.grading
  if (!('followUp' in key) || key.followUp === undefined || adapted === undefined)
    return course.append('submit', { item: item.id, response: responseOf(item, written, language) })
  course.append('follow-up', { item: item.id, response: responseOf(item, written, language) })
  course.append('predict', { item: item.id, prediction: PREDICTION, reason: '', settled: true })
  edit(adapted)
  const response = writtenResponseOf(item, { texts, adapted, ...(language && { language }) })
  course.append('submit', { item: item.id, response })
}

function inDocuments({ text, language, adapted }: OneText): WrittenAnswer {
  const document = language ?? 'sql'
  return {
    texts: { [document]: text },
    ...(language && { language }),
    ...(adapted !== undefined && { adapted: { [document]: adapted } }),
  }
}

/** The response that a written answer is submitted as. */
export function writtenResponseOf(item: PracticeItem, { texts, language, adapted }: WrittenAnswer): Response {
  const base = responseOf(item, texts, language)
  if (adapted === undefined || !mayBeLocked(base)) return base
  const work: FollowUpWork = { base, prediction: PREDICTION, reason: '', isSettled: true }
  return withFollowUp(work, responseOf(item, { ...texts, ...adapted }, language))
}

function responseOf(
  item: PracticeItem,
  texts: Readonly<Record<string, string>>,
  language?: string,
): Response {
  const starters = documentsOf(item)
  const text = (document: string): string => texts[document] ?? starters[document] ?? ''
  return writtenResponse(item, text, language, undefined) ?? emptyResponse(item.kind)
}

async function score(course: Course, runner: Runner, { claim }: Forgery): Promise<void> {
  const submission = course.events.findLast((event) => event.type === 'submit')
  if (submission === undefined) throw new Error('nothing was submitted')
  const { item: id, response } = submission.data
  const item = itemOf(course.opened, id)
  const found = await scoreItem(item, response, { runner: () => Promise.resolve(runner) })
  const told = claim?.(found, id) ?? found
  for (const stopped of stoppedRuns(item, response, told)) course.append('watchdog', { item: id, ...stopped })
  course.append('score', { item: id, score: told })
}

/** Seals a log as the page does. */
export function sealed(
  { form, hash, secret }: OpenForm,
  events: readonly SessionEvent[],
): Promise<SealedResult> {
  return sealedText({ form, hash, secret }, encodeLog(events))
}

/** The same for any text in place of a log. */
export function sealedText(
  { form, hash, secret }: Pick<OpenForm, 'form' | 'hash' | 'secret'>,
  log: string,
): Promise<SealedResult> {
  return sealResult(log, form.organisation.public, { attempt: form.attempt, form: hash, secret })
}

/** The same for bytes that are no text, as the hand of an attacker seals them. */
export async function sealedBytes(
  { form, hash, secret }: Pick<OpenForm, 'form' | 'hash' | 'secret'>,
  content: Uint8Array<ArrayBuffer>,
): Promise<SealedResult> {
  const recipient = await suite.DeserializePublicKey(fromBase64(form.organisation.public))
  const { encapsulatedSecret, ciphertext } = await suite.Seal(recipient, content, {
    psk: derivedKey(secret, form.attempt, 'assay/psk/v1'),
    pskId: new TextEncoder().encode(form.attempt),
    aad: new TextEncoder().encode(`${form.attempt} ${hash}`),
  })
  return {
    version: 1,
    kind: 'assay-sealed-result',
    attempt: form.attempt,
    form: hash,
    enc: toBase64Url(encapsulatedSecret),
    box: toBase64Url(ciphertext),
  }
}

/** The same events with other data or times, in a chain of their own. */
export function chained(
  events: readonly Pick<SessionEvent, 'type' | 'data' | 'at'>[],
): readonly SessionEvent[] {
  const made: SessionEvent[] = []
  for (const { type, data, at } of events)
    made.push(createEvent(made.at(-1), { type, data, at }) as SessionEvent)
  return made
}

type Executable = Extract<GradedEntry['sealed'], { steering?: unknown }>

function submissionOf({ sealed: { submissions } }: GradedEntry, file: RegExp) {
  return (submissions as Executable['submissions']).find(
    (one) => file.test(one.file) && !one.file.endsWith('.py'),
  )
}

/** The answer that earns everything, from the sealed half. */
export function rightAnswer({ entry }: GradedWorld, { id }: Pick<PracticeItem, 'id'>): Answer {
  const own = entry(id)
  const base = submissionOf(own, /^accepted\//)
  if (base === undefined) return { response: rightResponse(keyed(own), null) }
  const adapted = submissionOf(own, /^follow_up\/accepted\//)
  const answer = written(base)
  return adapted ? { ...answer, adapted: adapted.text } : answer
}

/** One of the answers that the bank knows to be wrong. @param file where several are */
export function wrongAnswer(
  { entry }: GradedWorld,
  { id }: Pick<PracticeItem, 'id'>,
  file = /^wrong_answer\//,
): Answer {
  const own = entry(id)
  const base = submissionOf(own, file)
  return base === undefined ? { response: emptyResponse(own.item.kind) } : written(base)
}

function keyed({ item, sealed: { key } }: GradedEntry): PracticeItem {
  return {
    ...item,
    use: 'practice',
    grading: { key, hints: [], explanation: '', solutions: [] },
  } as unknown as PracticeItem
}

type OneText = Extract<Answer, { text: string }>

function written({ file, text }: { readonly file: string; readonly text: string }): OneText {
  if (file.endsWith('.sql')) return { text }
  return { text, language: file.endsWith('.ts') ? 'typescript' : 'javascript' }
}
