import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: {
    // The gateway's policy lets the page load nothing but files of its own: no data: fonts, no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The built console holds others' code and typefaces; their licences go with it.
    license: { fileName: 'licences.md' },
  },
})
