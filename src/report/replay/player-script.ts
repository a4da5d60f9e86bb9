/** The script of a reviewer's page: bundled when the page is written, and known to its policy by its digest. */
import { mountReplay } from './replay-player.ts'
import { REPLAY_DATA, REPLAY_PLACE } from './replay-part.ts'
import type { ReplayData } from './replay-data.ts'

const place = document.getElementById(REPLAY_PLACE)
const data = document.getElementById(REPLAY_DATA)?.textContent
if (place && data) mountReplay(place, JSON.parse(data) as ReplayData)
