import { firstBank } from './first-bank.ts'
import type { Guide } from './guide.ts'
import { shortScreen } from './short-screen.ts'

export const guides: readonly Guide[] = [firstBank, shortScreen]
