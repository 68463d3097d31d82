import '@navikt/ds-css/dist/global/tokens.min.css'
import '@navikt/ds-css/dist/global/reset.min.css'
import '@navikt/ds-css/dist/global/baseline.min.css'
import '@navikt/ds-css/dist/components.min.css'
import '@fontsource/source-sans-3/latin-400.css'
import '@fontsource/source-sans-3/latin-600.css'
import '@fontsource/source-sans-3/latin-ext-400.css'
import '@fontsource/source-sans-3/latin-ext-600.css'
import './styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { guessLanguage } from './texts/languages.ts'
import { showIn } from './texts/index.ts'

await showIn(guessLanguage(navigator.languages))

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
