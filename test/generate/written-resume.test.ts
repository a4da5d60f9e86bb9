import { appendFile, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runAssay } from '../release/assay.ts'
import {
  begin,
  copyOf,
  generate,
  goOn,
  hashOfVariants,
  withProvenBank,
  seedsIn,
  serveWriter,
  usual,
  variantsIn,
} from './written.ts'

const proven = withProvenBank()

/** In bytes. */
async function sizesIn(root: string) {
  const [seed = ''] = await seedsIn(root)
  const [record, ledger] = await Promise.all(
    [join(variantsIn(root), `${seed}.json`), join(root, 'run.jsonl')].map(
      async (path) => (await stat(path)).size,
    ),
  )
  return { record: record ?? 0, ledger: ledger ?? 0 }
}

let three: Promise<string> | undefined

/** What three variants come to in a run that nobody disturbs. */
function hashOfThree(): Promise<string> {
  return (three ??= (async () => {
    const root = await copyOf(proven.root)
    await generate({ root, args: [...begin(await serveWriter()), '--count', '3'] })
    return await hashOfVariants(root)
  })())
}

describe('a run that stood still', () => {
  it('ends with 3 at its cap, and comes to the same with another', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    const args = ['--base-url', server.url, '--ledger', 'run.jsonl', '--count', '9', '--json']
    const capped = await generate({ root, args: [...args, '--budget', '0.18'] })
    expect(capped.code, capped.stdout).toBe(3)
    expect(capped.stderr).toMatch(
      /^assay generate: the next request may cost \$0\.\d+, and \$0\.\d+ are left of \$0\.1800\n$/,
    )
    const { cost, accepted, ended } = JSON.parse(capped.stdout)
    expect([ended, accepted > 0 && accepted < 9, cost.chargedUsd < 0.18]).toEqual(['capped', true, true])
    expect(await seedsIn(root)).toHaveLength(accepted)
    const whole = await copyOf(proven.root)
    await generate({ root: whole, args: [...begin(await serveWriter()), '--count', '9'] })
    expect((await generate({ root, args: goOn(server) })).code).toBe(0)
    expect(await hashOfVariants(root)).toBe(await hashOfVariants(whole))
  })

  it('is refused with what differs, where its settings are others', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    await generate({ root, args: [...begin(server), '--count', '1'] })
    const asked = server.recorded.length
    const other = await generate({ root, args: [...goOn(server), '--count', '2', '--seed', '7'] })
    expect([other.code, other.stderr]).toEqual([
      1,
      'assay generate: the ledger is that of a run with another seed (1, not 7), count (1, not 2); name another file\n',
    ])
    const model = await generate({ root, args: [...goOn(server), '--model', 'claude-haiku-5-5'] })
    expect(model.stderr).toContain(
      'another model (claude-sonnet-5-5, not claude-haiku-5-5); name another file',
    )
    const taken = await generate({ root, args: begin(server) })
    expect(taken.stderr).toContain('run.jsonl is there already: go on with its run by --resume run.jsonl')
    const again = await generate({ root, args: [...usual(server), '--ledger', 'second.jsonl'] })
    expect(again.stderr).toContain('late-parcels has variants of a run with the seed 1: name another --seed')
    expect((await generate({ root, args: goOn(server) })).code).toBe(0)
    expect(server.recorded).toHaveLength(asked)
  })

  it('is refused where a line of its ledger was edited, and loses a line that was torn', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    await generate({ root, args: [...begin(server), '--count', '1'] })
    const path = join(root, 'run.jsonl')
    const before = await readFile(path, 'utf8')
    await writeFile(path, before.replace('"seed":"1"', '"seed":"2"'))
    const edited = await generate({ root, args: goOn(server) })
    expect([edited.code, edited.stderr]).toEqual([
      1,
      'assay generate: run.jsonl: Unexpected line 1 in the ledger: it was changed, or one before it was taken out; restore the file, or begin another\n',
    ])
    await writeFile(path, before)
    await appendFile(path, '{"hash":"00')
    expect((await generate({ root, args: goOn(server) })).code).toBe(0)
    expect(await readFile(path, 'utf8')).toBe(before)
  })

  it('writes anew what its ledger has accepted and the bank lacks', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    await generate({ root, args: [...begin(server), '--count', '2'] })
    const [hash, asked] = [await hashOfVariants(root), server.recorded.length]
    const [seed = ''] = await seedsIn(root)
    await rm(join(variantsIn(root), `${seed}.json`))
    const { stdout } = await runAssay(root, 'check', 'bank')
    expect(stdout).toContain(`variants/${seed}:1:1 warning variant/unfinished`)
    expect((await generate({ root, args: goOn(server) })).code).toBe(0)
    expect(await hashOfVariants(root)).toBe(hash)
    expect(server.recorded).toHaveLength(asked)
  })

  it('leaves nothing half-written where it cannot write, and pays nothing twice', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    await writeFile(join(root, 'out'), 'a file')
    const args = ['--count', '1', '--out', 'out']
    const blocked = await generate({ root, args: [...begin(server), ...args] })
    expect(blocked.code).toBe(1)
    expect(blocked.stderr).toMatch(
      /^assay generate: cannot write out[^:]*: \w+; go on with --resume run\.jsonl/,
    )
    await rm(join(root, 'out'))
    const { code } = await generate({ root, args: [...goOn(server), ...args] })
    expect([code, await readdir(join(root, 'out'))]).toEqual([0, [expect.any(String), expect.any(String)]])
    expect(Math.max(...server.charged.values())).toBe(1)
  })

  it('sends nothing more where its ledger cannot grow, and comes to the same where it can again', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    const full = await generate({ root, args: [...begin(server), '--count', '3'], fileKiB: 6 })
    expect([full.code, full.stderr]).toEqual([
      1,
      'assay generate: cannot write the ledger: EFBIG: file too large, write\n',
    ])
    // Three variants take nine requests at least: a text and two solutions each.
    expect(server.recorded.length).toBeLessThan(9)
    expect((await generate({ root, args: goOn(server) })).code).toBe(0)
    expect(await hashOfVariants(root)).toBe(await hashOfThree())
  })

  it('has no record of a variant where the disk is full, and the variant once it is not', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    await generate({ root, args: [...begin(server), '--count', '1'] })
    const [hash, asked, sizes] = [await hashOfVariants(root), server.recorded.length, await sizesIn(root)]
    await rm(variantsIn(root), { recursive: true })
    expect(sizes.record).toBeGreaterThan(sizes.ledger)
    const fileKiB = Math.ceil(sizes.ledger / 1024)
    const full = await generate({ root, args: goOn(server), fileKiB })
    expect([full.code, full.stderr]).toEqual([
      1,
      'assay generate: cannot write bank/items/late-parcels/variants: EFBIG; go on with --resume run.jsonl once that is mended: nothing is paid for twice\n',
    ])
    expect(await seedsIn(root)).toEqual([])
    expect((await runAssay(root, 'check', 'bank')).stdout).toContain('warning variant/unfinished')
    expect((await generate({ root, args: goOn(server) })).code).toBe(0)
    expect(await hashOfVariants(root)).toBe(hash)
    expect(server.recorded).toHaveLength(asked)
  })

  it('stops at Ctrl-C with 3, and comes to the same when it is called again', async () => {
    let stop = (): void => undefined
    const server = await serveWriter({
      onRequest: () => server.recorded.length === 3 && stop(),
      fault: (nth) => (nth === 2 ? 'stall' : undefined),
    })
    const root = await copyOf(proven.root)
    const stopped = await generate({
      root,
      args: [...begin(server), '--count', '3'],
      onStart: (child) => {
        stop = () => setTimeout(() => child.kill('SIGINT'), 100)
      },
    })
    expect(stopped.code, stopped.stdout + stopped.stderr).toBe(3)
    expect(stopped.stdout).toContain('1 of unknown outcome, counted at $')
    expect(stopped.stdout).toContain(
      'Go on with it: assay generate late-parcels --llm --resume run.jsonl --budget USD\n',
    )
    expect((await generate({ root, args: goOn(server) })).code).toBe(0)
    expect(await hashOfVariants(root)).toBe(await hashOfThree())
  })

  it.each([1, 2, 3])(
    'killed before the gates answer for time %i, it comes to the same and pays once',
    async (kill) => {
      const [root, server] = [await copyOf(proven.root), await serveWriter()]
      const args = ['--count', '3']
      expect(
        (await generate({ root, args: [...begin(server), ...args, '--kill', String(kill)] })).code,
      ).toBeNull()
      expect((await runAssay(root, 'check', 'bank')).code).toBe(0)
      expect((await generate({ root, args: goOn(server) })).code).toBe(0)
      expect(await hashOfVariants(root)).toBe(await hashOfThree())
      expect(Math.max(...server.charged.values())).toBe(1)
    },
  )

  it.each([
    ['streams', [], [0, 1, 2, 3]],
    ['batches', ['--batch'], [0, 1, 3]],
  ] as const)('killed while the server holds a request, it comes to the same: %s', async (_, way, places) => {
    const args = ['--count', '3', ...way]
    for (const at of places) {
      let kill = (): void => undefined
      const server = await serveWriter({ onRequest: () => server.recorded.length === at + 1 && kill() })
      const root = await copyOf(proven.root)
      const killed = await generate({
        root,
        args: [...begin(server), ...args],
        onStart: (child) => {
          kill = () => child.kill('SIGKILL')
        },
      })
      kill = () => undefined
      const again = await generate({ root, args: [...goOn(server), ...way] })
      expect({ at, code: killed.code, again: again.code }).toEqual({ at, code: null, again: 0 })
      expect({ at, hash: await hashOfVariants(root) }).toEqual({ at, hash: await hashOfThree() })
    }
  })
})
