import { createHash, randomBytes } from 'node:crypto'
import { database } from './database.ts'
import { mail } from './mail.ts'
import { endSessions } from './sessions.ts'
import { slowHash } from './passwords.ts'

const HOUR_MS = 60 * 60 * 1000
const ANSWER = 'If there is an account with this address, a letter is on its way.'

interface ResetRequest {
  readonly host: string
  readonly address: string
}

/** Sends a link to somebody who has forgotten their password. */
export async function requestLink(request: ResetRequest): Promise<string> {
  const user = await database.userByAddress(request.address.trim().toLowerCase())
  if (user === undefined) return ANSWER
  const token = randomBytes(32).toString('base64url')
  const until = Date.now() + HOUR_MS
  await database.insertLink({ user: user.id, hash: hashOf(token), until })
  const link = `https://${request.host}/password?token=${token}`
  await mail.send(user.address, `Choose a new password here: ${link}`)
  return ANSWER
}

/** Sets a new password, and says whether the token allowed it. */
export async function setPassword(token: string, password: string): Promise<boolean> {
  const link = await database.linkByHash(hashOf(token))
  if (link === undefined || link.until < Date.now()) return false
  await database.setPassword(link.user, await slowHash(password))
  await database.deleteLinksOf(link.user)
  await endSessions(link.user)
  return true
}

/** The database has hashes only. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
