import { createPreview } from '../../preview/preview.ts'
import { startDevelopment } from '../../site/build-site.ts'
import { exitCodes, UsageError, type Command } from '../command.ts'
import { cacheFolder } from '../find-banks.ts'
import { banksOf, readPort, untilAborted } from '../site-arguments.ts'

export const command: Command = {
  usage: 'dev [--port N] [--bank DIR]',
  help: [
    '--port N    port to serve on; another one where it is taken (default: 4321)',
    '--bank DIR  folder or name of the bank (default: all in content/banks)',
  ].join('\n'),
  options: { port: { type: 'string' }, bank: { type: 'string' } },
  async run({ values, positionals }, io) {
    if (positionals.length > 0)
      throw new UsageError(`unexpected ${positionals.join(' ')}; the bank is named by --bank`)
    const port = readPort(values['port'])
    const banks = banksOf(values['bank'], io)
    const cacheDir = cacheFolder(banks[0] ?? io.cwd)
    const report = (line: string) => io.stderr.write(`${line}\n`)
    const server = await startDevelopment({
      preview: createPreview({ banks, cacheDir, report, cwd: io.cwd, signal: io.signal }),
      ...(port === undefined ? {} : { port }),
    })
    io.stdout.write(
      [
        '',
        `  The working tree is at ${server.url}`,
        `  Authors see keys, cases, proofs and faults at ${server.url}author/`,
        '  Pages follow when an item or a page changes. Ctrl-C stops it.',
        '',
        '',
      ].join('\n'),
    )
    await untilAborted(io.signal)
    await server.close()
    return exitCodes.fine
  },
}
