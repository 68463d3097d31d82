import type { Texts } from '../shape.ts'

export const footer: Texts['footer'] = {
  statement: 'Tilgjengeerklæring',
  notReviewed: 'Denne omsetjinga er ikkje kvalitetssikra. Bokmål er originalen.',
}

export const accessibility: Texts['accessibility'] = {
  title: 'Tilgjengeerklæring',
  back: 'Tilbake',
  intro: 'Alle skal kunne bruke Samsyn, også med skjermlesar, berre tastatur, stor skrift eller mobil.',
  status: {
    title: 'Kor godt er krava oppfylte?',
    aim: 'Samsyn er laga for å følgje WCAG 2.1 på nivå A og AA, slik forskrift om universell utforming av IKT-løysingar krev.',
    unproven: 'Ingen utanfrå har kontrollert det enno. Vi kan derfor ikkje seie at alle krava er oppfylte.',
  },
  gaps: {
    title: 'Dette veit vi ikkje er godt nok',
    translations: 'Tekstane på nynorsk, engelsk og nordsamisk er ikkje kvalitetssikra.',
    sami: 'Namn på temaa og tekstane du signerer, finst ikkje på nordsamisk.',
    originals: 'Det tenestene sjølve har skrive, blir vist på det språket det er skrive på.',
  },
  report: {
    title: 'Meld frå',
    body: 'Møter du noko som ikkje verkar for deg? Ring kommunen. Telefonnummeret står nedst i oversikta når du har logga inn.',
  },
  supervisor: {
    title: 'Tilsyn',
    body: 'Uutilsynet fører tilsyn med at nettsider følgjer krava. Du kan også melde frå til dei.',
    link: 'Til Uutilsynet',
  },
}
