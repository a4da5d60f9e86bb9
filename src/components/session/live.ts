/** All that a session needs once somebody may begin: loaded after the introduction is on screen. */
export { openSession } from '../../session/controller.ts'
export { createPageRunner } from './page-runner.ts'
export { SessionApp } from './session-app.tsx'
