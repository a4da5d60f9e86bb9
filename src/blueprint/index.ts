/** Blueprints held against the items of a bank: what is wrong with one, and what it can give. */
export { checkBlueprint } from './check-blueprint.ts'
export { simulatedItems } from './simulated-items.ts'
export type { TestedFacts } from './tested-facts.ts'
