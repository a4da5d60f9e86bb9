import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { createSessionConfig, refusalsOfTest } from '#adaptive'
import { RegistryError } from '#results'
import { applySeal } from '../../seal/apply.ts'
import { findGradedTest } from '../../seal/graded-test.ts'
import { KeyFileError, readKeyFile } from '../../seal/key-file.ts'
import { missedShare } from '../../seal/missed-share.ts'
import { planSeal, simulationSeed } from '../../seal/plan.ts'
import { CandidatesError, readCandidates } from '../../seal/read-candidates.ts'
import { readRegistry } from '../../seal/read-registry.ts'
import { simulateTwoStages } from '../../seal/two-stage.ts'
import { refusalsOfPrecision } from '../../seal/way-out.ts'
import { wordsOf, writeSecret } from '../../write-secret.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { createProgress } from '../progress.ts'
import { linksOf, sealedAsJson, sealedInWords } from '../seal-report.ts'
import { endpointOf, siteOf } from '../seal-addresses.ts'
import { bankOf, noticeOf, refusePublished } from '../seal-arguments.ts'
import { allClosed, sealWarnings } from '../seal-warnings.ts'
import { printable } from '../written-report.ts'

export const command: Command = {
  usage:
    'seal TEST --keys FILE --candidates CSV --site URL --out DIR --registry FILE --links FILE [--bank BANK] [--dry-run] [--json]',
  help: [
    'TEST               a graded test of a released bank',
    '--keys FILE        the organisation, to which results will be sealed (assay keys); no passphrase is needed',
    '--candidates CSV   a line for each: candidate, and where wanted time, plain_editor, signals, breaks, opens, closes',
    '--site URL         where the site will be served, such as https://tests.example.org',
    '--out DIR          folder of the built site; forms and items go below its folder sealed, encrypted',
    '--registry FILE    what the organisation has to know to score the results; grows with each sealing, and is secret',
    '--links FILE       a new CSV with the link of each candidate, which is secret until it is sent',
    '--again            gives candidates who have an attempt in the registry another one',
    '--kept-days N      candidates are told that their results are kept for so long; goes with --contact',
    '--contact TEXT     whom candidates ask, such as an address',
    '--endpoint URL     takes sealed results (assay collect); without it candidates hand a file in',
    '--witness          the endpoint is also told when each test begins, goes on and ends, for assay score --stamps',
    '--bank BANK        its folder or name',
    '--release VERSION  instead of the one that the file of the test names',
    '--sealed DIR       folder of the sealed half, where it is kept apart',
    '--dry-run          simulates and plans, and writes nothing',
    '--json             one JSON object',
  ].join('\n'),
  options: {
    keys: { type: 'string' },
    candidates: { type: 'string' },
    site: { type: 'string' },
    out: { type: 'string' },
    registry: { type: 'string' },
    links: { type: 'string' },
    again: { type: 'boolean' },
    'kept-days': { type: 'string' },
    contact: { type: 'string' },
    endpoint: { type: 'string' },
    witness: { type: 'boolean' },
    bank: { type: 'string' },
    release: { type: 'string' },
    sealed: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(args, io) {
    try {
      return await seal(args, io)
    } catch (error) {
      const isStopped = io.signal.aborted
      if (isStopped) return refuse(['stopped; call it again, and it goes on'], io, exitCodes.limit)
      const isTold =
        error instanceof KeyFileError || error instanceof RegistryError || error instanceof CandidatesError
      if (!isTold) throw error
      return refuse([error.message], io)
    }
  },
}

async function seal({ values, positionals }: CommandArguments, io: CommandIo): Promise<number> {
  const [name, ...others] = positionals
  if (name === undefined || others.length > 0) throw new UsageError('name one graded test')
  const file = (option: string): string => {
    const value = values[option]
    if (typeof value === 'string' && value !== '') return resolve(io.cwd, value)
    throw new UsageError(`--${option} is missing`)
  }
  const site = siteOf(values['site'])
  const agreed = { ...noticeOf(values), ...endpointOf(values, site) }
  const [out, registryPath, links] = [file('out'), file('registry'), file('links')]
  refusePublished(out, { '--registry': registryPath, '--links': links, '--keys': file('keys') })
  const isDry = values['dry-run'] === true
  const bankDir = bankOf(values['bank'], name, io)
  const { name: organisation, public: publicKey } = await readKeyFile(file('keys'))
  const listed = file('candidates')
  const listName = relative(io.cwd, listed)
  const list = readCandidates(await readList(listed), listName)
  if (!isDry && existsSync(links))
    return refuse([`${links} is there already, and links are never overwritten: name another file`], io)
  const found = await findGradedTest(bankDir, name, {
    ...(typeof values['release'] === 'string' && { release: values['release'] }),
    ...(typeof values['sealed'] === 'string' && { sealedDir: resolve(io.cwd, values['sealed']) }),
  })
  if (!found.ok) return refuse([found.message], io)
  const { test } = found
  const items = test.items.map(({ facts }) => facts)
  const impossible = refusalsOfTest(createSessionConfig({ blueprint: test.blueprint, items }))
  if (impossible.length > 0) return refuse([...new Set(impossible.map(({ words }) => words))], io)

  const progress = createProgress(io.stderr)
  const registry = await readRegistry(registryPath)
  const simulation = {
    missed: await missedShare(bankDir, test.items),
    seed: simulationSeed(test),
  }
  const told = (words: string) => ({
    onProgress: (done: number, of: number) => {
      io.signal.throwIfAborted()
      progress.show(`${name}: ${done} of ${of} ${words}`)
    },
  })
  const report = simulateTwoStages(test.blueprint, items, {
    ...simulation,
    ...told('simulated candidates'),
  })
  const imprecise = refusalsOfPrecision(test.blueprint, items, report.blocks, {
    ...simulation,
    ...told('candidates, simulated in search of a test that is precise enough'),
  })
  const request = {
    organisation: { name: organisation, public: publicKey },
    isAgain: values['again'] === true,
    precision: report.blocks.map(({ block, coverage95, meanSe }) => ({ block, coverage95, meanSe })),
    ...agreed,
    site,
  }
  const plan = await planSeal(test, list.candidates, registry, request, (done) => {
    io.signal.throwIfAborted()
    progress.show(`${name}: ${done} of ${list.candidates.length} forms drawn`)
  })
  progress.clear()
  const warnings = await sealWarnings({ test, bankDir, plan, registry, list, listName, out, site })
  for (const warning of warnings) io.stderr.write(`assay seal: warning: ${printable(warning)}\n`)
  const refusals = [...imprecise, ...plan.refusals, ...allClosed(plan, listName)]
  if (refusals.length > 0) return refuse(refusals, io)
  let largest = 0
  if (!isDry) {
    largest = await applySeal(plan, test, { out, registryPath, registry }, (done) => {
      io.signal.throwIfAborted()
      progress.show(`${name}: ${done} of ${plan.forms.length} forms sealed`)
    })
    progress.clear()
    const why = await writeSecret(
      links,
      linksOf(plan, list.rows, site),
      'links are never overwritten: name another file',
    )
    if (why !== undefined)
      return refuse(
        [`${links} ${why}. The forms are sealed: call it again, and it only writes the links`],
        io,
      )
  }
  const sealed = { test, plan, report, rows: list.rows, largest, isDry, organisation, publicKey, warnings }
  io.stdout.write(
    values['json'] === true ? sealedAsJson(sealed) : sealedInWords(sealed, relative(io.cwd, links)),
  )
  return exitCodes.fine
}

async function readList(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new CandidatesError(`${path} cannot be read: ${wordsOf(error)}`)
  }
}

function refuse(
  reasons: readonly string[],
  { stderr }: CommandIo,
  code: number = exitCodes.findings,
): number {
  for (const reason of reasons) stderr.write(`assay seal: ${reason}\n`)
  return code
}
