import type { LinkTrouble } from '../session/graded/open-link.ts'
import type { Blueprint } from '#schemas/blueprint'
import type { Accommodations } from '#schemas/event'
import { counted } from './common.ts'

interface Words {
  readonly title: string
  readonly text: string
  /** Whether another try may help. */
  readonly again: boolean
}

/** What the page of a graded test says, from the link to the file that is handed in. */
export const take = {
  title: 'Graded test',
  description: 'A graded test that somebody has invited you to, by a link of your own.',
  opening: 'Opening your test',
  openingText: 'Fetching all that it needs, so that it goes on without a network.',
  again: 'Try again',
  trouble: {
    incomplete: {
      title: 'This link is not whole',
      text: 'A link to a graded test ends in a long row of letters and digits. Open it from the message that it came with, or copy all of it, from https to its very end.',
      again: false,
    },
    insecure: {
      title: 'This address is not safe enough',
      text: 'A graded test is encrypted, and browsers do that on addresses that begin with https alone. Tell whoever invited you.',
      again: false,
    },
    unknown: {
      title: 'There is no such test here',
      text: 'The link is well-formed, but this site has no test for it. It may have been taken back, or be meant for another site: ask whoever sent it.',
      again: true,
    },
    other: {
      title: 'This link does not open the test',
      text: 'A letter may have changed on the way, or the test was sealed again since, with another link. Open the link from the message that it came with; if that does not help, ask for another one.',
      again: false,
    },
    unreachable: {
      title: 'A part of the test did not arrive',
      text: 'Nothing has begun, and no time has passed. Look at your connection and try again.',
      again: true,
    },
    newer: {
      title: 'This site is older than your test',
      text: 'The test was sealed by a newer version of Assay than the one that this site runs. Reload the page; if that does not help, tell whoever invited you.',
      again: true,
    },
  } satisfies Readonly<Record<LinkTrouble, Words>>,
  from: (organisation: string): string => `For ${organisation}`,
  blocks: 'What will happen',
  block: ({ title, ai, stop }: Blueprint['blocks'][number], accommodations: Accommodations): string => {
    const items = lengthOf(stop)
    const time = timeOf(stop, accommodations)
    const policy =
      ai === 'forbidden'
        ? 'without help from an AI'
        : 'with an AI, if you like: you note in the page what you used it for'
    return `${title}: ${items}, ${time}, ${policy}.`
  },
  order: [
    'One problem comes after the other, and what you submit is final. Some problems will feel hard: that is how it should be.',
    'You can run your code as often as you like. Nobody tells you on the way how you did.',
    'Documentation, notes and a scratch pad are fine.',
  ],
  end: (isSent: boolean): string =>
    isSent
      ? 'At the end this page hands in your answers by itself, and says when they have arrived.'
      : 'At the end you download one file, and send it back the way your invitation says.',
  recorded: 'What is recorded',
  recordedPoints: (organisation: string, hasWitness: boolean): readonly string[] => [
    'Your answers, the edits that led to them, your runs, and when you did what.',
    'Three kinds of signals: that you pasted (how much, and whether from this page), how long this page was out of sight, and text that a program put in. You see each one and can add a note.',
    'How long the page was closed, if it was, parts that you end early, and edits that bring much text at once: whoever reads your result is told of them. Time stands still while the page is closed.',
    `All of it stays in this browser until you hand it in. Then it is encrypted so that ${organisation} alone can open it.${hasWitness ? '' : ' Nothing leaves this page while you work.'}`,
    ...(hasWitness
      ? [
          `When you start, each time you submit, and when you hand in, this page tells ${organisation} that you do, with a fingerprint of the record and nothing of your answers. Nothing else leaves it while you work.`,
        ]
      : []),
  ],
  kept: (organisation: string, days: number, contact: string): string =>
    `${organisation} keeps it for ${counted(days, 'day')}. Questions, and doubts about your result: ${contact}`,
  notRecorded: 'What is not recorded',
  way: 'Set for you',
  wayOf: ({ timeMultiplier, plainEditor, signals, breaks = false }: Accommodations): readonly string[] => [
    timeMultiplier === null
      ? 'No time limit.'
      : timeMultiplier === 1
        ? 'Time as the test sets it.'
        : `${timeMultiplier} times the time.`,
    ...(breaks ? ['Breaks: you can pause, and the clock stands still.'] : []),
    ...(plainEditor ? ['The plain text editor.'] : []),
    ...(signals ? [] : ['No signals are recorded.']),
  ],
  wayHelp:
    'If you need something else, write to whoever invited you before you start: nobody asks for a reason, and no report shows more than that the conditions were adjusted.',
  consent: 'I have read what is recorded, and I agree to it.',
  consentFirst: 'Please agree to what is recorded first. Without that, nothing begins.',
  begin: 'Begin',
  once: 'You can start once. If this page closes, or the machine fails, open your link again in this browser: you go on where you were.',
  python: {
    progress: 'How much of Python has come',
    fetching:
      'Fetching Python, which some problems offer: about 7 MB. You can start once it is here; then nothing more is fetched.',
    here: 'Python is here: nothing more is fetched once you start.',
    missing:
      'Python, which some problems offer, could not be fetched. Look at your connection and try again. You can also start without it, and answer in other languages where a problem offers them.',
  },
  notYet: (opens: string, closes: string | undefined): string =>
    `You can start from ${opens}${closes === undefined ? '' : ` until ${closes}`}, by the clock of this machine.`,
  closed: (closes: string): string =>
    `You could start until ${closes}. Write to whoever invited you: they can seal another link for you.`,
  until: (closes: string): string => `You can start until ${closes}.`,
  over: {
    heading: 'You are done',
    left: 'One step left: hand in your answers',
    sealing: 'Sealing your answers.',
    sealed: (organisation: string): string =>
      `Your answers are sealed: nobody but ${organisation} can open this file, not even you.`,
    hand: (contact: string | undefined): string =>
      `Download the file and send it back the way your invitation says.${contact === undefined ? '' : ` If it says nothing of that, ask ${contact}.`}`,
    downloaded: (name: string): string =>
      `Saved as ${name}. It counts once whoever invited you has it; until then you can download it again.`,
    sending: 'Handing it in.',
    sent: 'It has arrived. You can close this page.',
    waiting:
      'It has not arrived yet. It is tried again as long as this page is open; you can also download the file and send it yourself.',
    refused: (reason: string): string =>
      `It was not taken${reason === '' ? '.' : `: ${reason}`} Download the file and send it yourself.`,
    download: 'Download the sealed file',
    copy: 'Download a copy for yourself',
    copyHelp: 'Your own answers and what was recorded, not encrypted, as a JSON file. It holds no solutions.',
    kept: 'Everything stays in this browser, too. If something goes wrong, open your link again: you come back to this page.',
    failed:
      'Sealing did not work in this browser. Nothing is lost: download your record and send it to whoever invited you, and tell them.',
  },
} as const

function lengthOf(stop: Blueprint['blocks'][number]['stop']): string {
  const rule = stop.find((one) => one.rule === 'length')
  if (rule?.rule !== 'length') return 'some problems'
  return rule.min === rule.max ? counted(rule.max, 'problem') : `${rule.min} to ${rule.max} problems`
}

function timeOf(stop: Blueprint['blocks'][number]['stop'], { timeMultiplier }: Accommodations): string {
  const minutes = Math.min(...stop.map((rule) => (rule.rule === 'time' ? rule.minutes : Infinity)))
  if (!Number.isFinite(minutes) || timeMultiplier === null) return 'without a time limit'
  return `up to ${counted(Math.round(minutes * timeMultiplier), 'minute')}`
}
