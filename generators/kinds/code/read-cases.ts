import type { Cases } from '#schemas/cases'
import { suggest, type DataPath } from '#schemas/diagnose/index'
import type { Inputs } from '#schemas/inputs'
import type { Encoded, ValueType } from '#schemas/value'
import type { CompiledCase } from '../../compile/compiled-item.ts'
import type { DataFile } from '#schemas/diagnose/data-file'
import { createInputContract, type InputContract } from '../../compile/input-contract.ts'
import { readValue, unread } from '../../compile/read-value.ts'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { ItemSource } from '../kind.ts'
import type { Types } from './read-types.ts'

/**
 * Reads the values of all cases by the signature's types, and holds them against the contract where that is sound.
 *
 * @param inputsOf the contract of a group's cases; undefined where there is none, or none that is sound
 * @param path of the file that they are in
 * @returns the cases; undefined, with a diagnostic for each fault, where a value is missing or has another type
 */
export function readCases(
  { value, source }: DataFile<Pick<Cases, 'cases'>>,
  types: Types,
  inputsOf: ((group: string) => Inputs) | undefined,
  item: Pick<ItemSource<'code' | 'debug'>, 'frontmatter' | 'reportFor'>,
  path = 'cases.yaml',
): readonly CompiledCase[] | undefined {
  const report = item.reportFor(path)
  const contracts = new Map<Inputs, InputContract>()
  const contractOf = (group: string): InputContract | undefined => {
    const inputs = inputsOf?.(group)
    if (inputs === undefined) return undefined
    const contract = contracts.get(inputs) ?? createInputContract(item.frontmatter.value.signature, inputs)
    contracts.set(inputs, contract)
    return contract
  }
  const names = types.parameters.map(({ name }) => name)
  let complete = true
  const cases = value.cases.map((entry, index): CompiledCase => {
    const at = ['cases', index]
    const misspelt = new Set<string>()
    for (const name of Object.keys(entry.input)) {
      if (names.includes(name)) continue
      const meant = suggest(
        name,
        names.filter((known) => !Object.hasOwn(entry.input, known)),
      )
      if (meant !== undefined) misspelt.add(meant)
      report.error(
        'cases/unknown-input',
        source.rangeOfKey([...at, 'input', name]),
        `Unexpected input \`${name}\`, expected ${names.join(', ')}`,
        meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
        wordEdit(meant),
      )
      complete = false
    }
    const input = types.parameters.map(({ name, type }): Encoded => {
      const place = [...at, 'input', name]
      if (!Object.hasOwn(entry.input, name) && type.type !== 'optional') {
        complete = false
        if (misspelt.has(name)) return unread
        report.error('cases/missing-input', source.rangeOf([...at, 'input']), `Missing input \`${name}\``)
        return unread
      }
      return read(place, type, name)
    })
    const expected = read([...at, 'expected'], types.returns, 'expected')
    for (const fault of contractOf(entry.group)?.check(input) ?? []) {
      const place = fault.parameter === undefined ? ['input'] : ['input', fault.parameter]
      report.error(
        'cases/outside-contract',
        source.rangeOf([...at, ...place]),
        `Unexpected input outside the contract: \`${fault.path}\`, expected ${fault.expected}`,
        'Change the case, or the contract in inputs.yaml',
      )
    }
    const { id, name, group, visible, steering } = entry
    return { id, name, group, visible, ...(steering && { steering }), input, expected }
  })
  return complete ? cases : undefined

  function read(place: DataPath, type: ValueType, name: string): Encoded {
    const { value: found, isWhole } = readValue(source.nodeAt(place), type, source, report, name)
    if (!isWhole) complete = false
    return found
  }
}

/** Below a case's values, any key is data. */
export function isCaseData(path: DataPath): boolean {
  return path[0] === 'cases' && (path[2] === 'input' ? path.length > 3 : path[2] === 'expected')
}
