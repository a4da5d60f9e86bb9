import { fetchedLater } from '../fetched-later.tsx'

/** Between two parts of a test that has several. */
export const seamScreen = fetchedLater(() => import('./seam-screen.tsx').then(({ SeamScreen }) => SeamScreen))

/** In graded tests with a part that allows an AI. */
export const assistanceDialog = fetchedLater(() =>
  import('./assistance-dialog.tsx').then(({ AssistanceDialog }) => AssistanceDialog),
)
