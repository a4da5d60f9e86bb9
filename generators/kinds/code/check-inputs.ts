import { suggest } from '#schemas/diagnose/index'
import type { Inputs } from '#schemas/inputs'
import type { ValueType } from '#schemas/value'
import type { DataFile } from '#schemas/diagnose/data-file'
import { constraintKeys, relationSideFault } from '../../compile/input-contract.ts'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { ItemSource } from '../kind.ts'
import type { Types } from './read-types.ts'

type Constraint = Inputs['parameters'][string]

/**
 * Holds the input contract against the signature.
 *
 * @param options.isPartial whether it may leave parameters out
 * @returns whether the contract is sound, so that cases can be held against it
 */
export function checkInputs(
  { value, source }: DataFile<Inputs>,
  types: Types,
  item: ItemSource<'code'>,
  { isPartial = false }: { readonly isPartial?: boolean } = {},
): boolean {
  const found = item.diagnostics.length
  const report = item.reportFor('inputs.yaml')
  const names = types.parameters.map(({ name }) => name)
  const misspelt = new Set<string>()
  for (const name of Object.keys(value.parameters)) {
    if (names.includes(name)) continue
    const meant = suggest(
      name,
      names.filter((known) => !Object.hasOwn(value.parameters, known)),
    )
    if (meant !== undefined) misspelt.add(meant)
    const help = meant === undefined ? `Parameters: ${names.join(', ')}` : `Did you mean \`${meant}\`?`
    report.error(
      'inputs/unknown-parameter',
      source.rangeOfKey(['parameters', name]),
      `Unexpected parameter \`${name}\``,
      help,
      wordEdit(meant),
    )
  }
  for (const { name, type } of types.parameters) {
    if (!Object.hasOwn(value.parameters, name)) {
      if (isPartial || type.type === 'bool' || misspelt.has(name)) continue
      report.error(
        'inputs/missing-parameter',
        source.rangeOfKey(['parameters']),
        `Missing parameter \`${name}\`, expected its constraints`,
      )
      continue
    }
    const constraint = value.parameters[name]
    if (constraint) checkConstraint(constraint, type, ['parameters', name])
  }
  for (const [index, relation] of (value.relations ?? []).entries()) {
    for (const side of ['left', 'right'] as const) {
      const fault = relationSideFault(relation[side], item.frontmatter.value.signature)
      if (fault === undefined) continue
      report.error(
        'inputs/relation',
        source.rangeOf(['relations', index, side]),
        `Unexpected side of a relation, expected ${fault}`,
      )
    }
  }
  return item.diagnostics.length === found

  function checkConstraint(
    constraint: Constraint,
    type: ValueType,
    path: readonly (string | number)[],
  ): void {
    const known = constraintKeys(type)
    for (const key of Object.keys(constraint)) {
      if (known.includes(key)) continue
      report.error(
        'inputs/constraint',
        source.rangeOfKey([...path, key]),
        `Unexpected \`${key}\` for a value of type ${type.type}`,
        known.length === 0 ? 'It has no constraints' : `Constraints: ${known.join(', ')}`,
      )
    }
    const ranges = [
      { range: constraint, at: path },
      { range: constraint.length, at: [...path, 'length'] },
      { range: constraint.size, at: [...path, 'size'] },
    ]
    for (const { range, at } of ranges) {
      if (range?.min === undefined || range.max === undefined || range.min <= range.max) continue
      report.error(
        'inputs/range',
        source.rangeOf([...at, 'min']),
        `Unexpected \`min\` ${range.min} above \`max\` ${range.max}`,
      )
    }
    if (type.type === 'array' && constraint.items)
      checkConstraint(constraint.items, type.of, [...path, 'items'])
    if (type.type === 'optional' && constraint.of) checkConstraint(constraint.of, type.of, [...path, 'of'])
    if (type.type === 'map') {
      if (constraint.keys) checkConstraint(constraint.keys, { type: 'string' }, [...path, 'keys'])
      if (constraint.values) checkConstraint(constraint.values, type.of, [...path, 'values'])
    }
    if (type.type === 'record') {
      for (const [name, inner] of Object.entries(constraint.fields ?? {})) {
        const field = type.fields.find((candidate) => candidate.name === name)
        if (field) checkConstraint(inner, field.of, [...path, 'fields', name])
        else
          report.error(
            'inputs/constraint',
            source.rangeOfKey([...path, 'fields', name]),
            `Unexpected field \`${name}\``,
          )
      }
    }
  }
}
