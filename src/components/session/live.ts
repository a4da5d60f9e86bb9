/** All that a session needs once somebody may begin: loaded after the introduction is on screen. */
export { openSession } from '../../session/controller.ts'
export { preparingWorld } from './preparing-world.ts'
export { SessionApp } from './session-app.tsx'
export { whenOpen } from './when-open.ts'
