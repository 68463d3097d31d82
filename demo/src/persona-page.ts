import { hash } from 'node:crypto'
import { PERSONAS } from './personas.ts'

const STYLE = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif }
main { max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
ul { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: .75rem }
button { width: 100%; padding: 1rem; font: inherit; text-align: start; cursor: pointer; border: 1px solid; border-radius: .5rem }
button:focus-visible { outline: 3px solid; outline-offset: 2px }
`

/** What a page's policy allows of style: this one, by its hash. */
export const STYLE_SOURCE = `'sha256-${hash('sha256', STYLE, 'base64')}'`

/** The page on which a visitor of the demo chooses who to be. Labels are the demo's own, without a character to escape. */
export function writePersonaPage(): string {
  const buttons = Object.entries(PERSONAS).map(
    ([persona, { label }]) => `<li><button name="persona" value="${persona}">${label}</button></li>`,
  )
  return `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hvem vil du være? – Samsyn</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Hvem vil du være?</h1>
<p>Dette er en demonstrasjon. Alle personer er oppdiktet, og alt glemmes når den stoppes.</p>
<form method="post"><ul>
${buttons.join('\n')}
</ul></form>
</main>
</body>
</html>
`
}
