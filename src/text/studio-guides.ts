import { counted } from './common.ts'

/** What the studio's guides say beside their steps. */
export const studioGuides = {
  sample:
    'Both begin with a sample that ships with this site. Its bank and its answers are simulated: nobody sat anything, and its items have no text.',
  begin: (title: string): string => `Begin “${title}” beside the pages`,
  all: (count: number): string => `All ${counted(count, 'step')}`,
  label: 'Guide',
  stepLabel: 'What to do now',
  step: (title: string, step: number, of: number): string => `${title}: step ${step} of ${of}`,
  press: { button: 'Press', tab: 'Open the part', link: 'Follow' },
  choose: 'Choose',
  under: 'under',
  write: 'Write',
  into: 'into',
  of: 'of',
  open: 'Open the page',
  back: 'Back',
  next: 'Next step',
  end: 'End the guide',
} as const
