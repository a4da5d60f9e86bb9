/** `assay collect` as a process, over real connections. Whole, since every request is made to the same few servers. */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../generators/collect/limits.ts'
import { runAssay } from '../release/assay.ts'
import { fileOf, openLine, openPlace, post, sealedResult, writeRegistry, type Place } from './harness.ts'

let place: Place
beforeEach(async () => void (place = await openPlace()))
afterEach(() => place.close())

const head = (length: number): string =>
  `POST /results HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n`

describe('assay collect', () => {
  it('keeps the very bytes, says so, and keeps nothing twice', async () => {
    const { origin, kill, ended } = await place.start()
    const [file, attempt] = [fileOf(), randomUUID()]
    const first = await post(`${origin}/results`, file)
    expect([first.status, first.words]).toEqual([201, 'The result has arrived.'])
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(first.headers.get('access-control-allow-origin')).toBeNull()
    const again = await post(`${origin}/results`, file)
    expect([again.status, again.words]).toEqual([200, 'The result has arrived before.'])
    const [name = '', ...others] = await place.results()
    expect(others).toEqual([])
    expect(await readFile(join(place.out, name), 'utf8')).toBe(file)
    expect((await stat(join(place.out, name))).mode & 0o777).toBe(0o600)
    for (let nth = 0; nth < defaultLimits.mostOfAttempt; nth++)
      expect((await post(`${origin}/results`, fileOf({ attempt }))).status).toBe(201)
    expect(await post(`${origin}/results`, fileOf({ attempt }))).toMatchObject({
      status: 409,
      words: 'As many results of this attempt as are taken have arrived already: 16.',
    })
    expect(await place.results()).toHaveLength(1 + defaultLimits.mostOfAttempt)
    kill('SIGTERM')
    const { code, stderr } = await ended
    expect(code).toBe(0)
    const lines = stderr.trimEnd().split('\n')
    const one = name.slice(0, 36)
    expect(lines).toHaveLength(2 + defaultLimits.mostOfAttempt + 1)
    expect(lines[0]).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z ${one} ${file.length} bytes taken$`))
    expect(lines[1]).toContain(`${one} ${file.length} bytes again`)
    expect(lines.at(-1)).toMatch(/bytes refused: 16 results of this attempt are here$/)
  })

  it('refuses what is no result in words that a candidate can read', async () => {
    const { origin, kill, ended } = await place.start()
    const whole = fileOf()
    const junk = [
      '',
      'null',
      '[]',
      whole.slice(0, -10),
      `${whole}x`,
      `\uFEFF${whole}`,
      JSON.stringify({ ...sealedResult(), version: 2 }),
      JSON.stringify({ ...sealedResult(), attempt: '../../../../tmp/owned' }),
      JSON.stringify({ ...sealedResult(), attempt: `${randomUUID()}\u001B[2J` }),
      JSON.stringify({ ...sealedResult(), '\u001B[31mred': 1 }),
      `{"__proto__":{},${whole.slice(1)}`,
      '['.repeat(1_000_000),
      new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    ]
    for (const body of junk)
      expect(await post(`${origin}/results`, body)).toMatchObject({
        status: 400,
        words: 'What arrived is no sealed result, or only a part of one.',
      })
    const type = { status: 415, words: 'A result is sent as application/json, not packed in any way.' }
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      { 'content-type': 'multipart/form-data; boundary=application/json' },
    ])
      expect(await post(`${origin}/results`, whole, headers)).toMatchObject(type)
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      const response = await fetch(`${origin}/results`, { method })
      expect([response.status, response.headers.get('allow')], method).toEqual([405, 'POST'])
      expect(response.headers.get('access-control-allow-methods')).toBeNull()
    }
    for (const path of ['/', '/results/', '/results/x', '/Results', '/..%2fresults', '/health'])
      expect((await post(`${origin}${path}`, whole)).status, path).toBe(404)
    expect(await place.results()).toEqual([])
    expect(
      (await post(`${origin}/results?x=1`, whole, { 'content-type': 'Application/JSON ; charset=utf-8' }))
        .status,
    ).toBe(201)
    kill('SIGTERM')
    const { stderr } = await ended
    expect(stderr).not.toMatch(/[^\n\x20-\x7e]|tmp|red|at .*\.ts/)
  })

  it('takes a file of the largest size, and no byte more, whatever its head claims', async () => {
    const { origin } = await place.start()
    const most = defaultLimits.mostBytes
    const empty = JSON.stringify(sealedResult({ box: '' })).length
    const full = JSON.stringify(sealedResult({ box: 'A'.repeat(most - empty) }))
    expect(full).toHaveLength(most)
    const refused = { status: 413, words: `The file is larger than ${most} bytes, the most that is taken.` }
    expect(await post(`${origin}/results`, `${full} `)).toMatchObject(refused)
    expect(await post(`${origin}/results`, new Blob([full, ' ']).stream())).toMatchObject(refused)
    expect(await place.results()).toEqual([])
    expect((await post(`${origin}/results`, new Blob([full]).stream())).status).toBe(201)
    // more than was said: what is left is the next request, and none
    const file = fileOf()
    const long = openLine(origin)
    long.say(`${head(file.length - 10)}\r\n${file}`)
    expect(await long.closed).toMatch(/^HTTP\/1\.1 400 /)
    expect((await post(`${origin}/results`, file)).status).toBeLessThan(300)
  })

  it('answers others while some send slowly, and lets none of them go on for ever', async () => {
    const { origin } = await place.start()
    const lines = Array.from({ length: 200 }, () => openLine(origin))
    const dripping = setInterval(() => lines.forEach(({ say }, at) => say(at % 2 === 0 ? 'x' : '')), 500)
    const short = openLine(origin)
    const file = fileOf()
    short.say(`${head(file.length + 1000)}\r\n${file}`)
    for (const [at, { say }] of lines.entries())
      say(at % 2 === 0 ? 'POST /results HTTP/1.1\r\nhost: ' : `${head(5000)}\r\n{`)
    try {
      for (let nth = 0; nth < 10; nth++) expect((await post(`${origin}/results`, fileOf())).status).toBe(201)
      const heard = await Promise.all(lines.map(({ closed }) => closed))
      expect(new Set(heard.map((text) => text.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']))
      // a whole file, of which more was promised
      expect(await short.closed).toMatch(/^HTTP\/1\.1 408 /)
      expect(await place.results()).toHaveLength(10)
    } finally {
      clearInterval(dripping)
    }
    expect((await fetch(`${origin}/results/health`)).status).toBe(200)
  })

  it('makes one file of many equal ones that come at once', async () => {
    const { origin } = await place.start()
    const file = fileOf({}, 200_000)
    const posted = await Promise.all(Array.from({ length: 50 }, () => post(`${origin}/results`, file)))
    const statuses = posted.map(({ status }) => status).toSorted((left, right) => left - right)
    expect(statuses).toEqual([...Array.from({ length: 49 }, () => 200), 201])
    expect(await place.results()).toHaveLength(1)
    expect(await readdir(place.out)).toHaveLength(1)
  })

  it('puts off who sends too often, and nobody else', async () => {
    const { origin, kill, ended } = await place.start('--trust-proxy')
    const { burst } = defaultLimits.rates.address
    const by = (hops: string) => ({ 'content-type': 'application/json', 'x-forwarded-for': hops })
    const file = fileOf()
    const posted = await Promise.all(
      Array.from({ length: burst + 60 }, (_, at) =>
        post(`${origin}/results`, file, by(`203.0.113.${at % 250}, 198.51.100.7`)),
      ),
    )
    const late = posted.filter(({ status }) => status === 429)
    expect(late.length).toBeGreaterThan(0)
    expect(posted.filter(({ status }) => status < 300).length).toBeGreaterThanOrEqual(burst)
    for (const { words, headers } of late) {
      expect(words).toMatch(/^Too many results come at once; the next one is taken in \d+ s\.$/)
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    }
    expect((await post(`${origin}/results`, file, by('198.51.100.7, 198.51.100.8'))).status).toBe(200)
    kill('SIGTERM')
    expect((await ended).stderr).toContain(`${late.length} put off: too many at once`)
  })

  it('outlives what is no HTTP', async () => {
    const { origin } = await place.start()
    const file = fileOf()
    const line = openLine(origin)
    line.say(`${head(file.length)}\r\n${file}`)
    await line.until(/201 Created/)
    line.say('\u0000\u0001 /../../etc/passwd SPDY/9\r\n\r\n'.repeat(100))
    expect(await line.closed).toMatch(/201 Created[\s\S]*HTTP\/1\.1 400 /)
    for (const junk of [
      `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`,
      'POST /results HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n',
      'POST /results HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      `${head(-5)}\r\n`,
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001',
    ]) {
      const one = openLine(origin)
      one.say(junk)
      expect(await one.closed, junk.slice(0, 40)).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/)
    }
    expect((await post(`${origin}/results`, file)).status).toBe(200)
  })

  it('tells how it is', async () => {
    const { origin } = await place.start('--path', '/in/results')
    const attempt = randomUUID()
    const files = [fileOf({ attempt }), fileOf({ attempt }), fileOf()]
    for (const file of files) await post(`${origin}/in/results`, file)
    const response = await fetch(`${origin}/in/results/health`)
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('cache-control'),
    ]).toEqual([200, 'application/json; charset=utf-8', 'no-store'])
    expect(await response.json()).toEqual({
      status: 'ok',
      results: 3,
      attempts: 2,
      bytes: files.join('').length,
      mostBytes: defaultLimits.mostStored,
      freeBytes: expect.any(Number) as number,
      stamps: 0,
    })
    const asked = await fetch(`${origin}/in/results/health`, { method: 'HEAD' })
    expect([asked.status, await asked.text()]).toEqual([200, ''])
    expect((await post(`${origin}/in/results/health`, '')).status).toBe(405)
  })

  it('finishes what is under way when it is stopped', async () => {
    const { origin, kill, ended } = await place.start()
    const file = fileOf()
    const idle = openLine(origin)
    idle.say('GET /results/health HTTP/1.1\r\nhost: a\r\n\r\n')
    await idle.until(/"status":"ok"/)
    const line = openLine(origin)
    line.say(`${head(file.length)}expect: 100-continue\r\n\r\n`)
    await line.until(/100 Continue/)
    kill('SIGTERM')
    await idle.closed
    await expect(fetch(`${origin}/results/health`)).rejects.toThrow()
    line.say(file)
    expect(await line.closed).toContain('201 Created')
    expect((await ended).code).toBe(0)
    expect(await place.results()).toHaveLength(1)
  })
})

describe('assay collect, of what nobody sealed', () => {
  it('takes results of the forms of its registries, also of those that are sealed later', async () => {
    const [known, later] = [sealedResult(), sealedResult()]
    await writeRegistry(join(place.root, 'one.jsonl'), [sealedResult()])
    await writeRegistry(join(place.root, 'two.jsonl'), [known])
    const { origin } = await place.start('--registry', 'one.jsonl', '--registry', 'two.jsonl')
    const send = (result: object) => post(`${origin}/results`, JSON.stringify(result))
    expect((await send(known)).status).toBe(201)
    expect(await send({ ...known, form: 'e'.repeat(64) })).toMatchObject({
      status: 422,
      words: 'The test was taken with another form than the one that was sealed for this attempt.',
    })
    expect(await send(later)).toMatchObject({ status: 422, words: 'No test was sealed for this attempt.' })
    await writeRegistry(join(place.root, 'two.jsonl'), [known, later])
    await expect.poll(async () => (await send(later)).status, { interval: 500 }).toBe(201)
    // half a line, as while it grows: what was known stays known
    await writeFile(join(place.root, 'two.jsonl'), '{"kind":')
    expect((await send(sealedResult())).status).toBe(422)
    expect((await send(later)).status).toBe(200)
    expect(await place.results()).toHaveLength(2)
  })

  it('serves a site beside, and takes results of the forms that were sealed into it', async () => {
    const known = sealedResult()
    const site = join(place.root, 'dist')
    await mkdir(join(site, 'sealed/forms'), { recursive: true })
    await mkdir(join(site, 'take'))
    await writeFile(join(site, 'index.html'), '<title>home</title>')
    await writeFile(join(site, 'take/index.html'), '<title>take</title>')
    await writeFile(join(site, `sealed/forms/${known.attempt}.json`), '{}')
    const { origin } = await place.start('--site', 'dist')
    expect(await (await fetch(`${origin}/take/`)).text()).toBe('<title>take</title>')
    expect((await fetch(`${origin}/results/other`)).status).toBe(404)
    expect((await post(`${origin}/results`, JSON.stringify(known))).status).toBe(201)
    expect((await post(`${origin}/results`, fileOf())).status).toBe(422)
    for (const [args, words] of [
      [['--site', 'nowhere'], 'has no index.html: name the folder that assay build wrote'],
      [['--site', 'dist', '--path', '/take'], '--path /take is a page of the site'],
      [['--site', 'dist', '--out', 'dist/results'], 'is in the folder of the site, and would be published'],
      [['--site', 'dist', '--registry', 'dist/index.html'], 'is in the folder of the site'],
      [['--base', '/x/'], '--base goes with --site'],
      [['--path', '/../x'], '--path is "/../x", expected a path on the host'],
      [['--most-mb', '0'], '--most-mb is "0", expected a whole number from 1'],
      [['--out', ''], '--out is missing: name a folder for the results'],
      [['results'], 'unexpected results; the folder of the results is named by --out'],
    ] as const) {
      const { code, stdout, stderr } = await runAssay(
        place.root,
        'collect',
        '--out',
        'r',
        '--port',
        '0',
        ...args,
      )
      expect([code, stdout], stderr).toEqual([2, ''])
      expect(stderr).toContain(words)
    }
  })

  it('says why it cannot begin', async () => {
    const { origin } = await place.start()
    const { port } = new URL(origin)
    await writeFile(join(place.root, 'file'), '')
    for (const [args, words] of [
      [['--port', port], `port ${port} is taken: end what listens there, or name another one with --port`],
      [['--host', '192.0.2.1'], '192.0.2.1 is no address of this machine'],
      [['--registry', 'none.jsonl'], 'none.jsonl is not there: name the registry that assay seal wrote'],
      [['--registry', 'file'], 'file is empty, expected what assay seal wrote'],
      [['--out', 'file'], 'file cannot hold results: EEXIST'],
    ] as const) {
      const told = await runAssay(place.root, 'collect', '--out', 'r', '--port', '0', ...args)
      expect([told.code, told.stdout], told.stderr).toEqual([1, ''])
      expect(told.stderr).toContain(words)
    }
    await rm(join(place.root, 'file'))
  })
})
