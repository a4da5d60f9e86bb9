/** All that a session needs once somebody may begin: loaded after the introduction is on screen. */
export { mountSession } from './mount-session.tsx'
