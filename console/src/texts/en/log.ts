import type { Texts } from '../shape.ts'

export const log: Texts['log'] = {
  intro: 'Everyone who has looked something up, and what the family itself has done. The latest comes first.',
  none: 'Nobody has looked anything up yet.',
  older: 'Show older',
  renew: 'Fetch again',
  someone: 'Someone who is not shown here',
  looked: 'saw {{slices}}.',
  lookedAtNothing: 'looked up name and age. No information from the services was shown.',
  showEach: 'Show each look-up ({{total}})',
  purpose: 'Used {{purpose}}.',
  noPurpose: 'No purpose was given.',
  acts: {
    GAVE: 'gave an answer about sharing. {{slices}}.',
    SIGNED: 'signed an answer about sharing. {{slices}}.',
    REFUSED: 'said no to sharing. {{slices}}.',
    WITHDREW: 'withdrew an answer about sharing. {{slices}}.',
    RECORDED: 'recorded a signature. {{slices}}.',
    CONFIRMED: 'confirmed a recorded signature. {{slices}}.',
    HEARD: 'recorded that the child was heard. {{slices}}.',
    REQUESTED: 'asked the family to share. {{slices}}.',
    KEPT: 'keeps this from the parents. {{slices}}.',
    STOPPED_KEEPING: 'no longer keeps this from the parents. {{slices}}.',
  },
  onBehalfOf: 'on behalf of {{name}}',
}
