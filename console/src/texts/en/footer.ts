import type { Texts } from '../shape.ts'

export const footer: Texts['footer'] = {
  statement: 'Accessibility statement',
  notReviewed: 'This translation has not been reviewed. Norwegian bokmål is the original.',
}

export const accessibility: Texts['accessibility'] = {
  title: 'Accessibility statement',
  back: 'Back',
  intro:
    'Everyone should be able to use Samsyn, also with a screen reader, a keyboard alone, large type or a mobile phone.',
  status: {
    title: 'How well are the requirements met?',
    aim: 'Samsyn is made to follow WCAG 2.1 at levels A and AA, as Norwegian regulations on universal design of ICT require.',
    unproven: 'Nobody from outside has checked it yet. So we cannot say that all requirements are met.',
  },
  gaps: {
    title: 'What we know is not good enough',
    translations: 'The texts in nynorsk, English and Northern Sámi have not been reviewed.',
    sami: 'The names of topics, and the texts you sign, do not exist in Northern Sámi.',
    originals: 'What the services themselves have written is shown in the language it was written in.',
  },
  report: {
    title: 'Tell us',
    body: 'Is there something that does not work for you? Call the municipality. The telephone number is at the bottom of the overview once you have signed in.',
  },
  supervisor: {
    title: 'Supervision',
    body: 'The Norwegian authority Uutilsynet supervises that websites meet the requirements. You can also tell them.',
    link: 'Go to Uutilsynet',
  },
}
