/** YAML or JSON that a person wrote, read with a diagnostic for every fault. Safe in a browser. */
export { compareDiagnostics, fileStart, type Diagnostic, type Range } from './diagnostic.ts'
export { linesOf } from './lines.ts'
export { readYaml, type DataPath, type DataSource } from './yaml.ts'
export type { Draft } from './draft.ts'
export { diagnoseFaults } from './schema-faults.ts'
export type { JsonSchemaNode } from './schema-path.ts'
export { suggest } from './suggest.ts'
