import { createSessionConfig, refusalsOfTest } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import { suggest } from '#schemas/diagnose/index'
import type { DataFile } from '../compile/data-file.ts'
import type { ItemFacts } from '../compile/item-facts.ts'
import type { Report } from '../compile/report.ts'

interface BlueprintSubject {
  /** Path of the file, relative to the bank. */
  readonly file: string
  readonly blueprint: DataFile<Blueprint>
  /** Facts of all items of the bank without errors. */
  readonly items: readonly ItemFacts[]
  readonly skills: ReadonlySet<string> | undefined
}

/** Checks that a test can be given: names that exist, limits that agree, and items enough for its quotas. */
export function checkBlueprint({ file, blueprint, items, skills }: BlueprintSubject, report: Report): void {
  const { value, source } = blueprint
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '')
  let sound = true
  const error: Report['error'] = (...fault) => {
    sound = false
    report.error(...fault)
  }
  if (value.id !== name) {
    error(
      'blueprint/id',
      source.rangeOf(['id']),
      `Unexpected id \`${value.id}\` in the file \`${name}.yaml\`, expected the same name`,
    )
  }
  const known = skills && new Set([...skills, ...[...skills].map((skill) => skill.split('.')[0] ?? '')])
  const blocks = new Set<string>()
  for (const [index, block] of value.blocks.entries()) {
    const path = ['blocks', index]
    if (blocks.has(block.id)) {
      error(
        'blueprint/same-block',
        source.rangeOf([...path, 'id']),
        `Unexpected second block \`${block.id}\``,
      )
    }
    blocks.add(block.id)
    for (const [place, quota] of (block.quotas ?? []).entries()) {
      const at = [...path, 'quotas', place]
      if (quota.min > quota.max) {
        error(
          'blueprint/quota',
          source.rangeOf([...at, 'min']),
          `Unexpected \`min\` ${quota.min} above \`max\` ${quota.max}`,
        )
      }
      if (!('skill' in quota) || !known || known.has(quota.skill)) continue
      const meant = suggest(quota.skill, known)
      error(
        'blueprint/unknown-skill',
        source.rangeOf([...at, 'skill']),
        `Unexpected skill \`${quota.skill}\`, expected one of taxonomy.yaml`,
        meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
      )
    }
    const rules = new Set<string>()
    for (const [place, stop] of block.stop.entries()) {
      const at = [...path, 'stop', place]
      if (rules.has(stop.rule)) {
        error(
          'blueprint/same-rule',
          source.rangeOf([...at, 'rule']),
          `Unexpected second rule \`${stop.rule}\``,
        )
      }
      rules.add(stop.rule)
      if (stop.rule === 'length' && stop.min > stop.max) {
        error(
          'blueprint/length',
          source.rangeOf([...at, 'min']),
          `Unexpected \`min\` ${stop.min} above \`max\` ${stop.max}`,
        )
      }
    }
  }
  if (sound) checkSupply(blueprint, items, report)
}

/** Asks the engine itself whether the test can be given with the items that are there. */
function checkSupply(
  { value, source }: DataFile<Blueprint>,
  items: readonly ItemFacts[],
  report: Report,
): void {
  const offered = items.filter(
    ({ use, status, locale }) => use === value.use && status === 'live' && locale === value.locale,
  )
  if (offered.length === 0) {
    report.error(
      'blueprint/no-items',
      source.rangeOf(['use']),
      `Missing items: none is live with \`use: ${value.use}\` and \`locale: ${value.locale}\``,
    )
    return
  }
  const config = createSessionConfig({
    blueprint: value,
    items: offered.map((item) => ({ ...item, hash: '' })),
  })
  const said = new Set<string>()
  for (const { block, words } of refusalsOfTest(config)) {
    if (said.has(words)) continue
    said.add(words)
    const index = value.blocks.findIndex(({ id }) => id === block)
    report.error(
      'blueprint/impossible',
      source.rangeOf(['blocks', Math.max(0, index), 'id']),
      words,
      'Lower what the block asks for, or add items',
    )
  }
}
