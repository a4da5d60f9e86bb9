import type { Problem } from '../session/view.ts'

/** What stands in the way of a session, and the ways on. The first way is the recommended one. */
export const problems: Readonly<Record<Problem['code'], Omit<Problem, 'code'>>> = {
  'storage-unavailable': {
    title: 'Your work cannot be saved here',
    text: 'This browser does not let the page keep anything, as in some private windows or with a full disk. You can go on: everything stays in this tab, and you can download the record at any time. It is gone when the tab closes.',
    ways: ['retry', 'continue-unsaved', 'home'],
  },
  'storage-lost': {
    title: 'What was saved is gone',
    text: 'You have begun this test on this computer, but the browser no longer holds the record: site data was cleared, or the disk lost it. If you downloaded the record before, keep that file. You can start anew; nothing else is affected.',
    ways: ['retry', 'start-anew', 'home'],
  },
  'storage-corrupt': {
    title: 'The record cannot be read',
    text: 'Something in the saved record does not fit this version of the page. Nothing was deleted. Download it so that it can be looked at, then start anew.',
    ways: ['download', 'start-anew', 'home'],
  },
  'open-elsewhere': {
    title: 'This test is open in another tab',
    text: 'Only one tab can write your answers, so that none is lost. Close the other tab and continue here, or go on there.',
    ways: ['take-over', 'home'],
  },
  'still-open-elsewhere': {
    title: 'The other tab is still open',
    text: 'It may be in another window. Close it and continue here, or go on there; nothing is lost either way.',
    ways: ['take-over', 'home'],
  },
  'test-removed': {
    title: 'This test is no longer offered',
    text: 'The address is right, but the site no longer has this test. What you did before is still saved in this browser.',
    ways: ['home'],
  },
  'release-changed': {
    title: 'The test has changed since you began',
    text: 'Your record belongs to an earlier version of this test, which this site no longer holds. Your answers are saved: download the record, then start anew with the current version.',
    ways: ['download', 'start-anew', 'home'],
  },
  'no-secure-context': {
    title: 'This browser lacks something the test needs',
    text: 'The page has no source of secure random numbers. Open it over https or on localhost, in a current browser.',
    ways: ['retry', 'home'],
  },
  'no-runner': {
    title: 'This browser cannot run your code safely',
    text: 'Problems with code run in a closed-off part of the page, and that could not be started. Your answers are saved. A current version of Chrome, Edge, Firefox or Safari should work.',
    ways: ['retry', 'download', 'home'],
  },
  'no-python': {
    title: 'Python could not be fetched',
    text: 'It is fetched once, about 7 MB, and kept in this browser. The network failed before that. Your answers are saved. Try again in a moment.',
    ways: ['retry', 'download', 'home'],
  },
  'load-failed': {
    title: 'A part of the test could not be loaded',
    text: 'The network failed, or the file is not the one that belongs to this test. Your answers are saved. Try again in a moment.',
    ways: ['retry', 'download', 'home'],
  },
}
