import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBase64Url, openContent, openForm, type SealedForm } from '#log'
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

const seal = (name: string, ...more: readonly string[]) =>
  runAssay(
    folder,
    'seal',
    ...(more.includes('judgment') ? [] : ['screen']),
    ...(more.includes('--keys') ? [] : ['--keys', 'ours.json']),
    ...(more.includes('--candidates') ? [] : ['--candidates', 'people.csv']),
    ...(more.includes('--site') ? [] : ['--site', 'https://tests.example.org/']),
    '--out',
    `${name}-site`,
    '--registry',
    `${name}.jsonl`,
    '--links',
    `${name}.csv`,
    ...more,
  )

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
    const contents = await Promise.all(
      form.items.map(async (one) => {
        const bytes = await readFile(join(folder, `first-site/sealed/content/${one.content}.bin`))
        return openContent(one, new Uint8Array(bytes))
      }),
    )
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

  it('goes on where it stood: who has a form keeps it, and only who is new gets one', async () => {
    const before = await formOf('first', 1)
    await rm(join(folder, `first-site/sealed/forms/${before.attempt}.json`))
    await rm(join(folder, 'first.csv'))
    await writeFile(join(folder, 'more.csv'), 'candidate\nada\nbruno\ndora\n')
    const again = await seal('first', '--candidates', 'more.csv', '--json')
    expect([again.code, again.stderr]).toEqual([0, ''])
    expect(JSON.parse(again.stdout)).toMatchObject({ forms: 3, added: 1, dryRun: false })
    expect((await formOf('first', 1)).form).toEqual(before.form)
    const registry = (await readFile(join(folder, 'first.jsonl'), 'utf8')).trim().split('\n')
    expect(registry).toHaveLength(5)
  })

  it('gives the items of a form to everybody encrypted once', async () => {
    const [first, third] = [await formOf('first', 1), await formOf('first', 3)]
    const both = first.form.items.filter(({ content }) =>
      third.form.items.some((one) => one.content === content),
    )
    expect(both.length).toBeGreaterThan(3)
  })

  it('writes nothing where it is only to be planned', async () => {
    const planned = await seal('planned', '--dry-run')
    expect([planned.code, planned.stderr]).toEqual([0, ''])
    expect(planned.stdout).toContain('3 forms would be sealed; nothing was written.')
    expect((await readdir(folder)).filter((name) => name.startsWith('planned'))).toEqual([])
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
    [['--sealed', 'nowhere'], 'nowhere/sealed.json is not there'],
  ])('refuses %j in words', async (more, words) => {
    await rm(join(folder, 'first.csv'), { force: true })
    const { code, stdout, stderr } = await seal('first', ...more)
    expect(code).not.toBe(0)
    expect(stdout).toBe('')
    expect(stderr).toContain(words)
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
