/** All that a session needs once somebody may begin: loaded after the introduction is on screen. */
export { mountSession } from './mount-session.tsx'
/** What the page of a graded test makes a session of: taken from here, so that both pages share one file. */
export { openSession } from '../../session/controller.ts'
export { testView } from '../../session/test-view.ts'
export { preparingWorld } from './preparing-world.ts'
export { SessionApp } from './session-app.tsx'
