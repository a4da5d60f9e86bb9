import { readdir } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { LeakError, type GateResult } from '../../leak/gate.ts'
import { serveFolder, type ServeOptions } from '../../serve/server.ts'
import { buildSite } from '../../site/build-site.ts'
import { ContentError, type SiteContent } from '../../site/content.ts'
import { loadNamedReleases } from '../../site/named-releases.ts'
import { loadWorkingTree } from '../../site/working-tree.ts'
import { exitCodes, UsageError, type Command, type CommandIo } from '../command.ts'
import { cacheFolder } from '../find-banks.ts'
import { banksOf, readBase, readPort, untilAborted } from '../site-arguments.ts'

export const command: Command = {
  usage: 'build [--dev] [--serve] [--port N] [--out DIR] [--base PATH] [--bank DIR] [--json]',
  help: [
    '--dev       shows the working tree; without it, the site shows the releases that the tests name,',
    '            and a test that names 0.0.0-dev, the working tree, is refused',
    '--serve     serves the built site on this machine until Ctrl-C',
    '--port N    port to serve on; another one where it is taken (default: 4321)',
    '--out DIR   folder that is written (default: dist)',
    '--base PATH folder of the host that the site is served from, such as /my-bank/ (default: /)',
    '--bank DIR  folder or name of the bank (default: all in content/banks)',
    '--json      one JSON object: what was built and checked',
  ].join('\n'),
  options: {
    dev: { type: 'boolean' },
    serve: { type: 'boolean' },
    port: { type: 'string' },
    out: { type: 'string' },
    base: { type: 'string' },
    bank: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    if (positionals.length > 0)
      throw new UsageError(`unexpected ${positionals.join(' ')}; the bank is named by --bank`)
    const port = readPort(values['port'])
    const base = readBase(values['base'])
    const outDir = resolve(io.cwd, typeof values['out'] === 'string' ? values['out'] : 'dist')
    const banks = banksOf(values['bank'], io)
    await refuseForeignFolder(outDir, [io.cwd, ...banks])
    const cacheDir = cacheFolder(banks[0] ?? io.cwd)
    const report = (line: string) => io.stderr.write(`${line}\n`)
    const start = performance.now()
    let gate: GateResult
    let content: SiteContent
    try {
      content =
        values['dev'] === true
          ? await loadWorkingTree({ banks, cacheDir, prove: 'all', report, cwd: io.cwd, signal: io.signal })
          : await loadNamedReleases({ banks, cacheDir })
      gate = await buildSite({ content, outDir, base })
    } catch (error) {
      if (io.signal.aborted) return exitCodes.limit
      if (!(error instanceof LeakError || error instanceof ContentError)) throw error
      io.stderr.write(`assay build: ${error.message}\n`)
      return exitCodes.findings
    }
    const seconds = (performance.now() - start) / 1000
    io.stdout.write(
      values['json'] === true
        ? `${JSON.stringify({ out: outDir, files: gate.files, bytes: gate.bytes, secrets: gate.secrets, leaks: 0, base, releases: releasesOf(content), edited: content.edited ?? [] })}\n`
        : `Built ${relative(io.cwd, outDir) || '.'} in ${seconds.toFixed(1)} s; ${gateWords(gate)}\n${signatureWords(content, values['dev'] === true)}${editedWords(content)}`,
    )
    if (values['serve'] === true)
      await serveUntilStopped(outDir, { base, ...(port === undefined ? {} : { port }) }, io)
    return exitCodes.fine
  },
}

/** What every build leaves. */
const BUILT: ReadonlySet<string> = new Set(['_astro', '_assay', '_runner'])

/**
 * Building empties its folder first, so it must be new, empty, or an earlier build.
 *
 * @param needed folders that must not be inside it
 * @throws UsageError
 */
async function refuseForeignFolder(outDir: string, needed: readonly string[]): Promise<void> {
  const entries = await readdir(outDir).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new UsageError(`--out ${outDir} is no folder`, { cause: error })
  })
  const holdsNeeded = needed.some((path) => !relative(outDir, path).startsWith('..'))
  if (!holdsNeeded && (entries.length === 0 || entries.some((name) => BUILT.has(name)))) return
  throw new UsageError(`--out ${outDir} holds other files, and building would delete them: name a new folder`)
}

function gateWords({ secrets, files }: GateResult): string {
  if (secrets === 0) return 'no sealed half is here, so there was nothing that could leak'
  return `none of ${secrets} sealed ${secrets === 1 ? 'text' : 'texts'} is in its ${files} files`
}

function releasesOf({ releases }: SiteContent) {
  return releases.map(({ index, hash, signedBy }) => ({
    bank: index.bank,
    release: index.release,
    hash,
    signedBy: signedBy ?? null,
  }))
}

/** The working tree is nobody's release, so that nobody expects a signature of it. */
function signatureWords(content: SiteContent, isWorkingTree: boolean): string {
  if (isWorkingTree) return ''
  return releasesOf(content)
    .map(({ bank, release, signedBy }) =>
      signedBy === null
        ? `${bank} ${release} is not signed\n`
        : `${bank} ${release} is signed by ${signedBy}\n`,
    )
    .join('')
}

function editedWords({ edited = [] }: SiteContent): string {
  return edited
    .map(
      ({ bank, test, release }) =>
        `the site shows the test ${test} as ${bank} ${release} has it, without what was edited since: release the bank, and name that release in the test\n`,
    )
    .join('')
}

async function serveUntilStopped(
  outDir: string,
  options: ServeOptions,
  { stdout, signal }: CommandIo,
): Promise<void> {
  const server = await serveFolder(outDir, options)
  stdout.write(
    [
      '',
      `  Assay is at ${server.url}`,
      '',
      '  Try: open a practice test and answer a problem; run your code, then submit it.',
      '       Close the tab in the middle and come back: the session goes on where it was.',
      '       At the end, download the log and have it computed again: assay score FILE',
      '',
      '  Ctrl-C stops it.',
      '',
      '',
    ].join('\n'),
  )
  await untilAborted(signal)
  await server.close()
}
