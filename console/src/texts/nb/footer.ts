export const footer = {
  statement: 'Tilgjengelighetserklæring',
  notReviewed: 'Denne oversettelsen er ikke kvalitetssikret. Bokmål er originalen.',
} as const

/** The accessibility statement. Its claims are about this product, and change with it. */
export const accessibility = {
  title: 'Tilgjengelighetserklæring',
  back: 'Tilbake',
  intro: 'Alle skal kunne bruke Samsyn, også med skjermleser, bare tastatur, stor skrift eller mobil.',
  status: {
    title: 'Hvor godt er kravene oppfylt?',
    aim: 'Samsyn er laget for å følge WCAG 2.1 på nivå A og AA, slik forskrift om universell utforming av IKT-løsninger krever.',
    unproven: 'Ingen utenfra har kontrollert det ennå. Vi kan derfor ikke si at alle kravene er oppfylt.',
  },
  gaps: {
    title: 'Dette vet vi ikke er godt nok',
    translations: 'Tekstene på nynorsk, engelsk og nordsamisk er ikke kvalitetssikret.',
    sami: 'Navn på temaene og tekstene du signerer, finnes ikke på nordsamisk.',
    originals: 'Det tjenestene selv har skrevet, vises på det språket det er skrevet på.',
  },
  report: {
    title: 'Meld fra',
    body: 'Møter du på noe som ikke virker for deg? Ring kommunen. Telefonnummeret står nederst i oversikten når du har logget inn.',
  },
  supervisor: {
    title: 'Tilsyn',
    body: 'Uutilsynet fører tilsyn med at nettsider følger kravene. Du kan også melde fra til dem.',
    link: 'Til Uutilsynet',
  },
} as const
