import { relative, resolve } from 'node:path'
import { fingerprintOf, makeOrganisationKey, openOrganisationKey, SealError } from '#log'
import type { OrganisationKey } from '#schemas/organisation-key'
import { KeyFileError, readKeyFile, writeKeyFile } from '../../seal/key-file.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { PASSPHRASE_VARIABLE, readPassphrase } from '../read-passphrase.ts'

export const command: Command = {
  usage: 'keys --new FILE --name NAME | keys FILE [--check] [--passphrase-file FILE] [--json]',
  help: [
    "FILE                    an organisation's keys: shows its name, the public key and its fingerprint",
    '--new FILE              makes a pair of keys in a new file; the private one is encrypted under a passphrase',
    '--name NAME             the organisation, as candidates read it before they start',
    '--check                 tells whether the passphrase opens the private key',
    '--passphrase-file FILE  has the passphrase in its first line (default: the text in',
    `                        ${PASSPHRASE_VARIABLE}; without either, it is asked for)`,
    '--json                  one JSON object',
  ].join('\n'),
  options: {
    new: { type: 'string' },
    name: { type: 'string' },
    check: { type: 'boolean' },
    'passphrase-file': { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(args, io) {
    const { values, positionals } = args
    try {
      if (typeof values['new'] === 'string') return await make(values['new'], args, io)
      const [file, ...others] = positionals
      if (file === undefined || others.length > 0)
        throw new UsageError('name one file of keys, or make one with --new FILE --name NAME')
      return await show(file, args, io)
    } catch (error) {
      const isStopped = error instanceof Error && error.name === 'AbortError'
      if (!isStopped && !(error instanceof KeyFileError) && !(error instanceof SealError)) throw error
      io.stderr.write(`assay keys: ${error.message}\n`)
      return isStopped ? exitCodes.limit : exitCodes.findings
    }
  },
}

async function make(file: string, { values, positionals }: CommandArguments, io: CommandIo): Promise<number> {
  const name = typeof values['name'] === 'string' ? values['name'].trim() : ''
  if (positionals.length > 0) throw new UsageError('--new takes no other file')
  if (name === '') throw new UsageError('say whose keys these are with --name "…": candidates read it')
  if (/\p{C}/u.test(name) || name.length > 120)
    throw new UsageError(
      '--name has characters that nobody sees or is too long, expected one line of 120 at most',
    )
  const passphrase = await readPassphrase(io, { file: passphraseFile(values), isNew: true })
  const key = await makeOrganisationKey(name, passphrase)
  await writeKeyFile(resolve(io.cwd, file), key)
  const facts = factsOf(key, file)
  io.stdout.write(
    values['json'] === true
      ? `${JSON.stringify(facts)}\n`
      : [
          `The keys of ${name} are in ${relative(io.cwd, resolve(io.cwd, file))}. Their fingerprint is ${facts.fingerprint}.`,
          '',
          'Keep a copy of the file where nobody else reads it, and the passphrase apart from it. Results are sealed to the',
          'public key, and nothing but both opens them: nobody can restore either, Assay neither.',
          '',
        ].join('\n'),
  )
  return exitCodes.fine
}

async function show(file: string, { values }: CommandArguments, io: CommandIo): Promise<number> {
  if (values['name'] !== undefined)
    throw new UsageError('--name goes with --new: a name is bound to its keys')
  const key = await readKeyFile(resolve(io.cwd, file))
  const isChecked = values['check'] === true
  if (isChecked) await openOrganisationKey(key, await readPassphrase(io, { file: passphraseFile(values) }))
  const facts = factsOf(key, file)
  io.stdout.write(
    values['json'] === true
      ? `${JSON.stringify({ ...facts, ...(isChecked && { opens: true }) })}\n`
      : [
          `name         ${facts.name}`,
          `public key   ${facts.public}`,
          `fingerprint  ${facts.fingerprint}`,
          ...(isChecked ? ['The passphrase opens the private key.'] : []),
          '',
        ].join('\n'),
  )
  return exitCodes.fine
}

function factsOf({ name, public: publicKey }: OrganisationKey, file: string) {
  return { name, file, public: publicKey, fingerprint: fingerprintOf(publicKey) }
}

function passphraseFile(values: CommandArguments['values']): string | undefined {
  const file = values['passphrase-file']
  return typeof file === 'string' ? file : undefined
}
