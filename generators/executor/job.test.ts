import { describe, expect, it } from 'vitest'
import { jobSchema } from '#schemas/job'
import { digestOf, sourceFile, type ItemFiles } from '../compile/folder.ts'
import { buildName } from './build-name.ts'
import { jobOf, openJob } from './job.ts'

function filesOf(contents: Readonly<Record<string, Uint8Array | string>>): ItemFiles {
  const files = Object.entries(contents).map(([path, content]) =>
    sourceFile(path, typeof content === 'string' ? new TextEncoder().encode(content) : content, path, []),
  )
  return {
    files: new Map(files.map((file) => [file.path, file])),
    digest: digestOf(files),
    diagnostics: [],
  }
}

const subject = {
  folder: 'items/late-parcels',
  canary: 'canary',
  files: filesOf({
    'item.mdx': '\uFEFF---\nid: late-parcels\n---\nVoilà.\n',
    'plan.png': new Uint8Array([0x89, 0x50, 0, 255]),
    'submissions/accepted/one.ts': 'export const one = () => 1\n',
    'proof.json': '{}\n',
  }),
}

describe('sending an item', () => {
  it('opens to the very files, also through JSON', () => {
    const sent: unknown = JSON.parse(JSON.stringify(jobOf(subject, { type: 'verify' })))
    const parsed = jobSchema.parse(sent)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
    expect(openJob(parsed.value)).toEqual(subject)
  })

  it('names the Assay that made it by its version and sources', () => {
    expect(jobOf(subject, { type: 'verify' }).build).toBe(buildName())
    expect(buildName()).toMatch(/^\d+\.\d+\.\d+-[0-9a-f]{16}$/)
  })

  it('opens no file twice', () => {
    const job = jobOf(subject, { type: 'verify' })
    expect(() => openJob({ ...job, files: [...job.files, ...job.files.slice(0, 1)] })).toThrow(
      'Unexpected files of items/late-parcels, expected those of their digest',
    )
  })

  it.each(['../item.mdx', '/etc/passwd', 'a//b', 'a\\b', '', './item.mdx'])('knows no path %j', (path) => {
    const job = jobOf(subject, { type: 'verify' })
    expect(jobSchema.parse({ ...job, files: [{ form: 'text', path, text: '' }] }).ok).toBe(false)
  })
})
