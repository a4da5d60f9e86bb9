/**
 * `assay seal` as a process. Whole, since all of it goes on in one project, whose registry grows from one sealing to the next.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBase64Url, hashOf, openContent, openForm, type FormContent, type SealedForm } from '#log'
import type { PublicItem } from '#schemas/public-item'
import type { ReleaseSealed } from '#schemas/release-sealed'
import { foldText } from '../../generators/leak/fold.ts'
import { describeLeaks, findLeaks } from '../../generators/leak/gate.ts'
import { withoutMarkup } from '../../generators/leak/plain-text.ts'
import { secretsOf } from '../../generators/leak/secrets.ts'
import { readRelease } from '../../generators/release/read.ts'
import { runAssay } from '../release/assay.ts'

const screen = fileURLToPath(new URL('../../content/banks/screen', import.meta.url))
let folder = ''

/** The bank screen, released in a project of its own, and an organisation's keys. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-seal-'))
  const bank = join(folder, 'content/banks/screen')
  await cp(screen, bank, {
    recursive: true,
    filter: (path) => !/\/(releases|changes|bank\.lock\.yaml)(\/|$)/.test(path),
  })
  await cp(
    fileURLToPath(new URL('../../content/banks/tour', import.meta.url)),
    join(folder, 'content/banks/tour'),
    {
      recursive: true,
    },
  )
  for (const test of ['screen', 'judgment']) {
    const file = join(bank, 'tests', `${test}.yaml`)
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^release: .*$/m, 'release: 1.0.0'))
  }
  const released = await runAssay(folder, 'release', 'screen', '--version', '1.0.0')
  expect([released.code, released.stderr]).toEqual([0, ''])
  await writeFile(join(folder, 'passphrase'), 'an otter counts five lamps\n')
  for (const name of ['ours', 'theirs'])
    await runAssay(folder, 'keys', '--new', `${name}.json`, '--name', name, '--passphrase-file', 'passphrase')
  await writeFile(
    join(folder, 'people.csv'),
    'candidate,time,signals\nada,,\nbruno,1.5,no\n"chidi, jr.",none,\n',
  )
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

/** A folder of a built site, as far as a sealing looks at it. */
async function site(name: string): Promise<void> {
  await mkdir(join(folder, name, 'take'), { recursive: true })
  await writeFile(join(folder, name, 'take/index.html'), '')
}

/** What sealing says; how far it has come, which slow machines are told, is left out. */
const seal = async (name: string, ...more: readonly string[]) => {
  if (!more.includes('--out')) await site(`${name}-site`)
  const { code, stdout, stderr } = await runAssay(
    folder,
    'seal',
    ...(more.includes('judgment') ? [] : ['screen']),
    ...(more.includes('--keys') ? [] : ['--keys', 'ours.json']),
    ...(more.includes('--candidates') ? [] : ['--candidates', 'people.csv']),
    ...(more.includes('--site') ? [] : ['--site', 'https://tests.example.org/']),
    ...(more.includes('--out') ? [] : ['--out', `${name}-site`]),
    ...(more.includes('--registry') ? [] : ['--registry', `${name}.jsonl`]),
    ...(more.includes('--links') ? [] : ['--links', `${name}.csv`]),
    ...more,
  )
  return { code, stdout, stderr: stderr.replaceAll(/^\w+: \d+ of \d+ .*\n/gm, '') }
}

/** Both halves of the release. */
async function released() {
  const read = await readRelease(join(folder, 'content/banks/screen/releases/1.0.0'))
  if (!read.ok || read.release.sealed === undefined) throw new Error('the release is not whole')
  return { items: read.release.items, sealed: read.release.sealed }
}

/** All that the holder of a link can read. */
async function openedContents(name: string, row: number): Promise<readonly FormContent[]> {
  const { form } = await formOf(name, row)
  return Promise.all(
    form.items.map(async (one) => {
      const bytes = await readFile(join(folder, `${name}-site/sealed/content/${one.content}.bin`))
      return openContent(one, new Uint8Array(bytes))
    }),
  )
}

type SealedItem = ReleaseSealed['items'][number]

function withoutSteering(item: SealedItem): SealedItem {
  const { key } = item
  const followUp = 'followUp' in key ? key.followUp : undefined
  return {
    ...item,
    ...('steering' in item && { steering: [] }),
    ...(followUp && { key: { ...key, followUp: { ...followUp, html: '' } } }),
  } as SealedItem
}

/** An item that shows, as a form does, what it steers by. */
function withSteering(item: PublicItem, steering: FormContent['steering']): PublicItem {
  if (steering === undefined || !('examples' in item.task)) return item
  const examples = [...steering.cases, ...(steering.followUp?.cases ?? [])]
  return { ...item, task: { ...item.task, examples } } as unknown as PublicItem
}

async function formOf(name: string, row: number) {
  const links = (await readFile(join(folder, `${name}.csv`), 'utf8')).trim().split('\n')
  const [, attempt = '', secret = ''] = /#([0-9a-f-]{36})\.([\w-]{43})/.exec(links[row] ?? '') ?? []
  const path = join(folder, `${name}-site/sealed/forms/${attempt}.json`)
  const text = await readFile(path, 'utf8')
  const form = await openForm(JSON.parse(text) as SealedForm, fromBase64Url(secret))
  return { form, text, attempt, link: links[row] ?? '' }
}

describe('assay seal', () => {
  it('seals a form for each candidate, which opens with the link and holds nothing of a key', async () => {
    const sealed = await seal('first', '--kept-days', '90', '--contact', 'tests@example.org')
    expect([sealed.code, sealed.stderr]).toEqual([0, ''])
    expect(sealed.stdout).toMatch(
      /block baseline: [\d.]+ items, standard error 0\.\d+, 95 % intervals hold 9\d/,
    )
    expect(sealed.stdout).toMatch(/3 forms sealed, \d\.\d kB at most/)
    const { form, text, link } = await formOf('first', 2)
    expect(text.length).toBeLessThan(10_000)
    expect(link).toMatch(/^bruno,[0-9a-f-]{36},https:\/\/tests\.example\.org\/take\/#/)
    expect(form).toMatchObject({
      bank: 'screen',
      release: { version: '1.0.0' },
      organisation: { name: 'ours' },
      accommodations: { timeMultiplier: 1.5, plainEditor: false, signals: false },
      notice: { keptDays: 90, contact: 'tests@example.org' },
    })
    expect((await stat(join(folder, 'first.csv'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'first.jsonl'))).mode & 0o777).toBe(0o600)
    const contents = await openedContents('first', 2)
    const families = contents.map(({ facts }) => facts.variant?.of ?? facts.id)
    expect(new Set(families).size).toBe(families.length)
    for (const { facts, item, steering } of contents) {
      expect(item).not.toHaveProperty('grading')
      expect(steering === undefined).toBe(facts.steers !== true)
      if (steering) expect(steering.followUp?.solutions ?? []).toEqual([])
    }
    expect(contents.some(({ facts }) => facts.ai === 'allowed')).toBe(true)
    const names = await readdir(join(folder, 'first-site/sealed/content'))
    expect(names.every((name) => /^[0-9a-f]{64}\.bin$/.test(name))).toBe(true)
  })

  it('shows who opens three forms nothing of a key but what steers, and would be seen to', async () => {
    const { items, sealed } = await released()
    const opened = await Promise.all([1, 2, 3].map((row) => openedContents('first', row)))
    const contents = new Map(opened.flat().map((content) => [content.facts.id, content]))
    expect(contents.size).toBeGreaterThan(20)
    let searched = 0
    for (const [id, content] of contents) {
      const half = sealed.items.find((one) => one.id === id)
      const item = items.find((one) => one.id === id)
      if (half === undefined || item === undefined) throw new Error(`the release has no ${id}`)
      expect(content.item).toEqual(item)
      // What steers is in a form by design: cases, and what changes once an answer is locked. What the stem and the meaning
      // of each score say of a group of cases is its author's to say.
      const own = foldText([...item.scoring, withoutMarkup(item.stem)].join('\n'))
      const secrets = secretsOf([
        {
          sealed: { ...sealed, items: [withoutSteering(half)] },
          items: [withSteering(item, content.steering)],
        },
      ]).filter(({ what, text }) => !what.startsWith('title of a group') || !own.includes(foldText(text)))
      searched += secrets.length
      const dir = join(folder, 'opened', id)
      await mkdir(dir, { recursive: true })
      await writeFile(join(dir, 'content.json'), JSON.stringify(content))
      expect(describeLeaks((await findLeaks(dir, secrets)).leaks)).toBe(describeLeaks([]))
      const [program] = half.submissions as readonly { readonly text?: string }[]
      const planted = [sealed.canary, program?.text ?? half.explanation]
      await writeFile(join(dir, 'content.json'), JSON.stringify({ ...content, notes: planted }))
      expect((await findLeaks(dir, secrets)).leaks.length).toBeGreaterThan(1)
    }
    expect(searched).toBeGreaterThan(500)
  }, 120_000)

  it('gives options and blocks in an order that their key has no part in', async () => {
    const { items, sealed } = await released()
    const places: number[] = []
    for (const item of items) {
      const listed =
        item.kind === 'choice'
          ? [item.task.options]
          : item.kind === 'order'
            ? [item.task.blocks]
            : item.kind === 'design'
              ? item.task.decisions.map(({ options }) => options)
              : []
      for (const parts of listed) {
        // Ids are digests of the words, so that their order is one that nobody has chosen.
        const ids = parts.map(({ id }) => id)
        expect(ids).toEqual(ids.toSorted())
        expect(ids.every((id) => /^[0-9a-f]{12}$/.test(id))).toBe(true)
      }
      if (item.kind !== 'choice') continue
      const { key } = sealed.items.find(({ id }) => id === item.id) ?? {}
      const { right } = key as { readonly right: readonly string[] }
      const last = item.task.options.length - 1
      places.push(...item.task.options.flatMap(({ id }, at) => (right.includes(id) ? [at / last] : [])))
    }
    // Places of right options are a sample of all places: their mean is within three standard errors of the middle.
    const mean = places.reduce((sum, place) => sum + place, 0) / places.length
    expect(places.length).toBeGreaterThan(3)
    expect(Math.abs(mean - 0.5)).toBeLessThan((3 * 0.37) / Math.sqrt(places.length))
  })

  it('goes on where it stood: who has a form keeps it, and only who is new gets one', async () => {
    const before = await formOf('first', 1)
    await rm(join(folder, `first-site/sealed/forms/${before.attempt}.json`))
    await rm(join(folder, 'first.csv'))
    await writeFile(join(folder, 'more.csv'), 'candidate\nada\nbruno\ndora\n')
    const again = await seal('first', '--candidates', 'more.csv', '--json')
    expect([again.code, again.stderr]).toEqual([0, ''])
    expect(JSON.parse(again.stdout)).toMatchObject({ forms: 3, written: 4, added: 1, dryRun: false })
    const links = (await readFile(join(folder, 'first.csv'), 'utf8')).trim().split('\n')
    expect(links[0]).toBe('candidate,attempt,link,opens,closes,time,new')
    expect(links.slice(1).map((line) => line.replace(/,.*,(?=[^,]+,[^,]+$)/, ','))).toEqual([
      'ada,1,no',
      'bruno,1.5,no',
      'dora,1,yes',
    ])
    expect((await formOf('first', 1)).form).toEqual(before.form)
    const registry = (await readFile(join(folder, 'first.jsonl'), 'utf8')).trim().split('\n')
    expect(registry).toHaveLength(5)
    const head = JSON.parse(registry[0] ?? '') as { sealed: string; skills: Record<string, string> }
    const half = await readFile(
      join(folder, 'content/banks/screen/releases/1.0.0/sealed/sealed.json'),
      'utf8',
    )
    expect(head.sealed).toBe(hashOf(JSON.parse(half)))
    const titles = Object.values(head.skills)
    expect(titles.length).toBeGreaterThan(3)
    for (const title of titles) expect(title).toMatch(/^[A-Z].*: ./)
  })

  it('gives the items of a form to everybody encrypted once', async () => {
    const [first, third] = [await formOf('first', 1), await formOf('first', 3)]
    const both = first.form.items.filter(({ content }) =>
      third.form.items.some((one) => one.content === content),
    )
    expect(both.length).toBeGreaterThan(3)
  })

  it('writes every form of the registry into a site that was built anew', async () => {
    await rm(join(folder, 'first.csv'))
    await writeFile(join(folder, 'one.csv'), 'candidate\ndora\n')
    await site('anew-site')
    const anew = await seal('first', '--candidates', 'one.csv', '--out', 'anew-site')
    expect([anew.code, anew.stderr]).toEqual([0, ''])
    expect(anew.stdout).toContain('0 forms sealed, and 4 written again')
    expect(await readdir(join(folder, 'anew-site/sealed/forms'))).toHaveLength(4)
    expect(await readdir(join(folder, 'anew-site/sealed/content'))).toEqual(
      await readdir(join(folder, 'first-site/sealed/content')),
    )
    expect((await readFile(join(folder, 'first.csv'), 'utf8')).trim().split('\n')).toHaveLength(2)
  })

  it('changes nothing that was agreed, and says so', async () => {
    await rm(join(folder, 'first.csv'))
    await writeFile(join(folder, 'changed.csv'), 'candidate,time,signals\nada,2,\nbruno,1.5,no\n')
    const { code, stderr } = await seal('first', '--candidates', 'changed.csv')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^assay seal: ada has a form under other conditions \(.*--again seals another one/)
    expect(stderr).not.toContain('bruno')
  })

  it('writes nothing where it is only to be planned', async () => {
    const planned = await seal('planned', '--dry-run')
    expect([planned.code, planned.stderr]).toEqual([0, ''])
    expect(planned.stdout).toContain('3 forms would be sealed; nothing was written.')
    const written = (await readdir(folder)).filter((name) => name.startsWith('planned'))
    expect(written).toEqual(['planned-site'])
    expect(await readdir(join(folder, 'planned-site'))).toEqual(['take'])
  })

  it('seals a test that nothing steers', async () => {
    const sealed = await seal('judged', 'judgment')
    expect([sealed.code, sealed.stderr]).toEqual([0, ''])
  })

  it.each([
    [['--keys', 'theirs.json'], 'the registry is of the key'],
    [['--site', 'http://tests.example.org'], 'expected an address that begins with https://'],
    [['--endpoint', 'https://elsewhere.example/in'], 'expected an address on the host of --site'],
    [['--kept-days', '90'], '--kept-days and --contact go together'],
    [['--release', '2.0.0'], 'is not there: the test wants release 2.0.0'],
    [
      ['--release', '0.0.0-dev'],
      'stands for the bank as it is being written, and only a release can be sealed',
    ],
    [['--sealed', 'nowhere'], 'nowhere/sealed.json is not there'],
    [['--registry', 'first-site/first.jsonl'], '--registry is in the folder of the site'],
    [['--links', 'first-site/links.csv'], '--links is in the folder of the site'],
    [['--links', 'people.csv'], 'people.csv is there already, and links are never overwritten'],
    [
      ['--kept-days', '30', '--contact', 'x@example.org'],
      'the registry is of the notice of 90 days and tests@',
    ],
    [['--endpoint', 'https://tests.example.org/in'], 'the registry is of the endpoint of no forms'],
  ])('refuses %j in words', async (more, words) => {
    await rm(join(folder, 'first.csv'), { force: true })
    const { code, stdout, stderr } = await seal('first', ...more)
    expect(code).not.toBe(0)
    expect(stdout).toBe('')
    expect(stderr).toContain(words)
  })

  it('tells what is more often a slip than meant, and seals', async () => {
    await writeFile(
      join(folder, 'windows.csv'),
      'candidate,opens,closes\nada,2020-01-01T09:00+01:00,2020-01-02T09:00+01:00\nAda,2126-12-01T09:00+01:00,2126-12-01T18:00+01:00\n',
    )
    const file = join(folder, 'content/banks/screen/tests/screen.yaml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('length, min: 6, max: 6', 'length, min: 6, max: 7'))
    const doubtful = ['--candidates', 'windows.csv', '--endpoint', 'https://tests.example.org/in']
    const sealed = await seal('doubtful', ...doubtful, '--out', 'unbuilt')
    await writeFile(file, text)
    expect(sealed.code).toBe(0)
    expect(sealed.stderr.trimEnd().split('\n')).toEqual([
      'assay seal: warning: the test is sealed as release 1.0.0 has it, and its file says otherwise since: release the bank anew to use that, and name the new version in the file',
      'assay seal: warning: tests/screen.yaml:24: blocks[0].stop[0].max is 7, and the release has 6',
      expect.stringMatching(
        /^assay seal: warning: .*unbuilt has no page take\/, to which the links lead: name with --out/,
      ),
      expect.stringMatching(
        /^assay seal: warning: windows\.csv:2: "ada" can begin until 2020-01-02T09:00\+01:00, which is past/,
      ),
      expect.stringMatching(/^assay seal: warning: windows\.csv:3: "Ada" looks like "ada" in line 2/),
    ])
    expect(sealed.stdout).toContain(
      'Windows: the first opens at 2020-01-01T09:00+01:00, the last closes at 2126-12-01T18:00+01:00 (Z is UTC',
    )
    const links = (await readFile(join(folder, 'doubtful.csv'), 'utf8')).split('\n')
    expect(links[2]).toMatch(/,2126-12-01T09:00\+01:00,2126-12-01T18:00\+01:00,1,yes$/)

    // the same registry for another address, and a list that names people alone
    await rm(join(folder, 'doubtful.csv'))
    await writeFile(join(folder, 'named.csv'), 'candidate\nAda\n')
    const moved = await seal(
      'doubtful',
      '--candidates',
      'named.csv',
      '--site',
      'https://other.example.org',
      '--json',
    )
    expect(moved.code).toBe(0)
    const { warnings } = JSON.parse(moved.stdout) as { readonly warnings: readonly string[] }
    expect(warnings.join('\n')).toMatch(
      /^the registry was begun for https:\/\/tests\.example\.org, and these links lead to https:\/\/other.*\nthe forms of this registry send results to https:\/\/tests\.example\.org\/in, and pages of https:\/\/other/,
    )
    expect(moved.stderr).toBe(warnings.map((words) => `assay seal: warning: ${words}\n`).join(''))
    expect((await readFile(join(folder, 'doubtful.csv'), 'utf8')).split('\n')[1]).toMatch(
      /,2126-12-01T08:00:00\.000Z,2126-12-01T17:00:00\.000Z,1,no$/,
    )
  })

  it('tells of forms that another registry has put into the site', async () => {
    await rm(join(folder, 'first.csv'), { force: true })
    const { code, stderr } = await seal('first', '--registry', 'slip.jsonl', '--dry-run')
    expect(code).toBe(0)
    expect(stderr).toMatch(/first-site has 4 forms of other registries already, and this registry is new/)
  })

  it('seals nothing where every window is past', async () => {
    await writeFile(join(folder, 'over.csv'), 'candidate,closes\nada,2020-01-02T09:00Z\n')
    const { code, stderr } = await seal('past', '--candidates', 'over.csv')
    expect(code).toBe(1)
    expect(stderr).toContain('assay seal: over.csv: every window of who would get a form is past')
    expect((await readdir(folder)).filter((name) => name.startsWith('past.'))).toEqual([])
  })

  it('tells every fault of a list of candidates with its line', async () => {
    await writeFile(join(folder, 'bad.csv'), 'candidate,time,opens\nada,0.5,\n,,\nada,,tomorrow\n"bruno,,\n')
    const { code, stderr } = await seal('bad', '--candidates', 'bad.csv')
    expect(code).toBe(1)
    expect(stderr).toContain('bad.csv:5: missing closing quote')
    await writeFile(join(folder, 'bad.csv'), 'candidate,time,opens\nada,0.5,\n,2,\nada,,tomorrow\nada\n')
    const { stderr: second } = await seal('bad', '--candidates', 'bad.csv')
    for (const words of [
      'bad.csv:2: time is "0.5", expected a factor from 1 to 10, or none for no limit',
      'bad.csv:3: missing candidate',
      'bad.csv:4: opens is "tomorrow", expected a moment with its zone',
      'bad.csv:5: 1 cells, expected 3',
    ])
      expect(second).toContain(words)
    await writeFile(join(folder, 'bad.csv'), 'candidate,email\nada,a@example.org\n')
    expect((await seal('bad', '--candidates', 'bad.csv')).stderr).toContain(
      'unexpected column "email", expected some of candidate, time',
    )
  })

  it('refuses a registry that was changed by hand, with the line, and a practice test', async () => {
    const path = join(folder, 'first.jsonl')
    const text = await readFile(path, 'utf8')
    await writeFile(join(folder, 'edited.jsonl'), text.replace('"candidate":"bruno"', '"candidate":"brunx"'))
    const { code, stderr } = await seal('edited')
    expect(code).toBe(1)
    expect(stderr).toContain('edited.jsonl:3: this line is not as it was written')
    await writeFile(join(folder, 'edited.jsonl'), text.slice(0, -20))
    expect((await seal('edited')).stderr).toContain('the last line was cut')
    const practice = await runAssay(
      folder,
      'seal',
      'dry-run',
      '--keys',
      'ours.json',
      '--candidates',
      'people.csv',
      '--site',
      'https://a.example',
      '--out',
      'x',
      '--registry',
      'x.jsonl',
      '--links',
      'x.csv',
    )
    expect(practice.stderr).toContain('dry-run is a practice test, and practice is not sealed')
  })
})
