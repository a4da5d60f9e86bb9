import { assertSelectorLaws } from './selector.laws.ts'
import { multistage } from './multistage.ts'

assertSelectorLaws(multistage, undefined, false)
