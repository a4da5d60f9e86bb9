/** From sealed results to the pages that people read. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentsOf, textFromEdits } from '#log'
import { attemptReport, readSealed, rejected, scoreSealed, type SealedScore } from '#results'
import { exitCodes, UsageError } from '../../generators/cli/command.ts'
import { createMatcher } from '../../generators/leak/matcher.ts'
import { scanBytes } from '../../generators/leak/scan.ts'
import { secretsOf, type Halves } from '../../generators/leak/secrets.ts'
import { chained } from './headless.ts'
import { HOSTILE, reportedWorld, RESULTS, type ReportedWorld } from './reported.ts'

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

let world: ReportedWorld
let whole: Awaited<ReturnType<ReportedWorld['report']>>
beforeAll(async () => {
  world = await reportedWorld()
  whole = await world.report(RESULTS, { out: 'made/report' })
})
afterAll(() => world.close())

const pageOf = (reader: 'reviewer' | 'candidate', candidate: string, nth?: number) =>
  readFile(join(world.root, 'made/report', reader, world.pageOf(candidate, nth)), 'utf8')

/** The text of a page without its style, its script and its markup. */
const wordsOf = (page: string) =>
  page
    .replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('assay report', () => {
  it('writes two pages of each result that can be opened, and tells what cannot', async () => {
    const { code, stdout, stderr } = whole
    expect(code).toBe(exitCodes.findings)
    expect(stdout).toContain(`${RESULTS.length - 1} of ${RESULTS.length} results: made/report/index.html\n`)
    expect(stderr).toContain('assay report: results/junk.json has no page: This is no sealed result')
    expect(`${stdout}${stderr}`.replaceAll('\n', '')).not.toMatch(UNSEEN)
    const expected = ['typed', 'wrong', 'ended', 'adjusted', 'forged'].map((name) => world.pageOf(name))
    for (const reader of ['reviewer', 'candidate'])
      expect((await readdir(join(world.root, 'made/report', reader))).toSorted()).toEqual(
        [...expected, world.pageOf('wrong', 2)].toSorted(),
      )
  })

  it('gives two results of one attempt a page each, and says so on both', async () => {
    const [first, second] = [await pageOf('reviewer', 'wrong'), await pageOf('reviewer', 'wrong', 2)]
    for (const page of [first, second])
      expect(wordsOf(page)).toContain('There is another result of this attempt')
    expect(first).not.toBe(second)
  })

  it('is fine where all is accepted', async () => {
    const { code, stdout, stderr } = await world.report(['adjusted'], { out: 'fine' })
    expect(code).toBe(exitCodes.fine)
    // a slow machine is told how far it is
    expect(stderr).not.toContain('assay ')
    expect(stdout).toContain('1 of 1 results: fine/index.html\n')
  })

  it('refuses a place where nothing can be written before anything is scored', async () => {
    await writeFile(join(world.root, 'taken'), 'a file')
    for (const out of ['taken', 'taken/report', '/proc/report']) {
      const { code, stdout, stderr } = await world.report(['typed'], { out })
      expect([code, stdout]).toEqual([exitCodes.findings, ''])
      expect(stderr).toMatch(/^assay report: \S+ cannot be written: [^\n]+\n$/)
    }
    expect(await readFile(join(world.root, 'taken'), 'utf8')).toBe('a file')
  })

  it('says what is missing', async () => {
    await expect(world.report([], { out: 'x' })).rejects.toThrow(UsageError)
    await expect(world.report(['typed'], {})).rejects.toThrow('--out')
    await expect(world.report(['typed'], { out: 'x', keys: undefined, registry: undefined })).rejects.toThrow(
      '--registry',
    )
    const { code, stderr } = await world.report(['typed'], { out: 'x', registry: 'no\u001b[31m.jsonl' })
    expect(code).toBe(exitCodes.findings)
    expect(stderr).toMatch(/^assay report: .*is not there: name the registry that assay seal wrote\n$/)
    expect(stderr.trimEnd()).not.toMatch(UNSEEN)
  })

  it('tells a result of another test, and makes no page of it', async () => {
    const lines = (await readFile(join(world.root, 'registry.jsonl'), 'utf8')).trimEnd().split('\n')
    // the registry of somebody else: the same head and none of these attempts
    await writeFile(join(world.root, 'other.jsonl'), `${lines[0] ?? ''}\n`)
    const { code, stdout, stderr } = await world.report(['typed'], { out: 'other', registry: 'other.jsonl' })
    expect(code).toBe(exitCodes.findings)
    expect(stderr).toContain('results/typed.json has no page: The registry has no such attempt')
    expect(stdout).toContain('0 of 1 results: other/index.html\n')
  })

  it('stops where it is told to', async () => {
    const { code, stdout, stderr } = await world.report(['typed'], { out: 'stopped' }, AbortSignal.abort())
    expect([code, stdout, stderr]).toEqual([exitCodes.limit, '', 'assay report: stopped\n'])
  })
})

describe('the pages', () => {
  it('hold nothing of anybody as markup, and show what has no shape', async () => {
    for (const reader of ['reviewer', 'candidate'] as const)
      for (const name of ['typed', 'wrong', 'ended', 'adjusted', 'forged']) {
        const page = await pageOf(reader, name)
        const scripts = [...page.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
        expect(scripts).toEqual(
          reader === 'reviewer' ? ['<script type="application/json" id="replay-data">', '<script>'] : [],
        )
        expect(page).not.toMatch(/<svg onload|<!--/)
      }
    const typed = await pageOf('reviewer', 'typed')
    expect(typed).toContain('&lt;/script&gt;&lt;script&gt;alert(1)')
    const code = typed.match(/aria-label="Submitted: [^"]+" *>.*?<\/pre>/gs)?.join('') ?? ''
    expect(code).toContain('<span class="sign">U+202E</span>esrever<span class="sign">U+202C</span>')
    expect(code).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u2028\ufeff]/)
  })

  it('keep the whole log in the replay', async () => {
    const page = await pageOf('reviewer', 'typed')
    const [, json = ''] =
      /<script type="application\/json" id="replay-data">(.*?)<\/script>/s.exec(page) ?? []
    const { steps } = JSON.parse(json) as { steps: { words: string; edit?: object; outcome?: object[] }[] }
    expect(steps.filter(({ edit }) => edit)).toHaveLength(
      world.logs.typed.filter(({ type }) => type === 'edit').length,
    )
    expect(steps.map(({ words }) => words)).toContain(`noted: ${HOSTILE}`)
    const outcomes = steps.flatMap(({ outcome }) => (outcome ? [outcome] : []))
    expect(outcomes.length).toBeGreaterThan(2)
    expect(outcomes.some((cases) => cases.every((one) => 'isPassed' in one && one.isPassed === true))).toBe(
      true,
    )
  })

  it('say of a rejected result why, what its log holds, and no level', async () => {
    for (const reader of ['reviewer', 'candidate'] as const) {
      const words = wordsOf(await pageOf(reader, 'forged'))
      expect(words).toMatch(/Event \d+: /)
      expect(words).not.toMatch(/[Ll]evel (between|at)|95 %|Wright/)
      expect(words).toContain('Submitted, and not scored.')
      expect(words).not.toContain('Nothing was submitted.')
    }
    expect(wordsOf(await pageOf('reviewer', 'forged'))).toContain('an edit that does not fit its text')
  })

  it('say nothing of what was adjusted, and leave a rest out of every time', async () => {
    const page = await pageOf('reviewer', 'adjusted')
    const reviewer = wordsOf(page)
    expect(reviewer).toContain('with adjusted conditions')
    expect(reviewer).toContain('None were recorded, as was agreed on.')
    const told = wordsOf(page.replaceAll(/<div class="asked">[\s\S]*?<\/div>/g, ''))
    expect(told).not.toMatch(/multiplier|plain editor|×\s?2|10 min/i)
    expect(wordsOf(await pageOf('reviewer', 'wrong'))).toContain('under standard conditions')
  })

  it('say that nothing was submitted where nothing was', async () => {
    const words = wordsOf(await pageOf('candidate', 'ended'))
    expect(words).toContain('Nothing was submitted.')
    expect(words).toContain('Nothing was measured: no answer was submitted that counts.')
    expect(words).not.toMatch(/[Ll]evel between|Wright/)
  })
})

describe('a report of an attempt', () => {
  it('expects of each answer what its curve says, computed another way', async () => {
    const sealed = readSealed(await readFile(join(world.root, 'results/typed.json'), 'utf8'))
    if (typeof sealed === 'string') throw new Error(sealed)
    const scored = await scoreSealed(sealed, world.bench)
    const report = attemptReport(scored, world.bench)
    expect(report?.answers).toHaveLength(4)
    const theta = report?.scales[0]?.theta ?? NaN
    for (const { id, expected, thresholds } of report?.answers ?? []) {
      const { parameters } = world.entry(id).facts
      const reached = (b: number) => 1 / (1 + Math.exp(-parameters.a * (theta - b)))
      if (parameters.model !== 'grm') continue
      // the mean of a graded response is the sum of its boundaries (Samejima 1969)
      expect(expected).toBeCloseTo(
        thresholds.map(reached).reduce((sum, one) => sum + one, 0),
        9,
      )
    }
    expect(report?.answers.filter(({ expected }) => expected !== undefined)).toHaveLength(4)
  })

  it('takes the first version that passed in the language that was submitted, and the locked answer', () => {
    const { typed } = world.logs
    const edits = typed.filter(
      ({ type, data }) => type === 'edit' && 'document' in data && data.document !== 'sql',
    )
    const [first, second] = edits
    if (first?.type !== 'edit' || second === undefined) throw new Error('no program was typed')
    const { item, document } = first.data
    const examples = (
      world.entry(item).item.task as { readonly examples: readonly { readonly id: string }[] }
    ).examples
    const cases = examples.map(({ id }) => ({ id, verdict: 'passed', fuel: 1 }))
    const ran = (language: string) => ({ type: 'run', data: { item, language, cases }, at: second.at })
    const events = chained(
      typed.flatMap((event) =>
        event.seq === first.seq
          ? [event, ran('python')]
          : event.seq === second.seq
            ? [event, ran(document)]
            : [event],
      ) as never,
    )
    const attempt = world.forms[0]?.attempt
    const scored = { ...rejected('none'), events, session: { attempt } } as unknown as SealedScore
    const answer = attemptReport(scored, world.bench)?.answers.find(({ id }) => id === item)
    const starter = documentsOf(world.entry(item).item)[document]
    const textAfter = (seq: number) => textFromEdits(typed.slice(0, seq + 1), item, document, starter).text
    expect(answer?.documents.map(({ name }) => name)).toEqual([document])
    expect(answer?.documents[0]?.firstPassing?.text).toBe(textAfter(second.seq))
    const lock = typed.find(({ type, data }) => type === 'follow-up' && data.item === item)
    expect(answer?.documents[0]?.locked).toBe(lock && textAfter(lock.seq))
    expect(answer?.isUnscored).toBe(true)
  })
})

it('tells reviewers what was asked, and candidates what they answered alone', async () => {
  const items = new Map(world.bench.test.items.map(({ item }) => [item.id, item]))
  const taken = world.logs.typed.flatMap(({ type, data }) =>
    type === 'present' ? (items.get(data.item) ?? []) : [],
  )
  expect(taken.length).toBeGreaterThan(2)
  const page = await pageOf('reviewer', 'typed')
  for (const { stem } of taken) expect(page).toContain(stem)
  expect(page.match(/What was asked/g)).toHaveLength(taken.length)
  expect(await pageOf('candidate', 'typed')).not.toContain('What was asked')
})

describe('the page of a candidate', () => {
  const halves = (): readonly Halves[] => {
    const { bank, release, items } = world.bench.test
    const canary = 'a canary that stands nowhere else'
    const sealed = {
      version: 1,
      bank,
      release: release.version,
      canary,
      items: items.map((one) => one.sealed),
    }
    return [{ sealed: sealed as Halves['sealed'], items: items.map(({ item }) => item) }]
  }

  it.each(['typed', 'wrong', 'ended', 'adjusted', 'forged'] as const)(
    'holds nothing of a key that its log does not: %s',
    async (name) => {
      const matcher = createMatcher(secretsOf(halves()))
      expect(matcher.count).toBeGreaterThan(100)
      const foundIn = (text: string) =>
        scanBytes(Buffer.from(text), matcher).flatMap(({ found }) =>
          'what' in found ? `${found.item}, ${found.what}: ${found.text}` : found.unreadable,
        )
      const own = new Set(foundIn(JSON.stringify(world.logs[name])))
      expect(foundIn(await pageOf('candidate', name)).filter((secret) => !own.has(secret))).toEqual([])
    },
  )

  it('would not pass with what reviewers see', async () => {
    const evidence = (await pageOf('reviewer', 'wrong')).matchAll(/<th scope="row"[^>]*><bdi>(.*?)<\/bdi>/g)
    const groups = [...evidence].map(([, label = '']) => label).filter((label) => label.includes(' '))
    expect(groups.length).toBeGreaterThan(5)
    const words = wordsOf(await pageOf('candidate', 'wrong'))
    expect(groups.filter((group) => words.includes(group))).toEqual([])
  })
})
