import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compression } from 'vite-plugin-compression2'

export default defineConfig({
  // What the gateway serves to browsers that take it packed.
  plugins: [react(), compression({ algorithms: ['gzip', 'brotliCompress'], include: /\.(?:css|html|js|svg)$/ })],
  build: {
    // The gateway's policy lets the page load nothing but files of its own: no data: fonts, no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The built console holds others' code and typefaces; their licences go with it.
    license: { fileName: 'licences.md' },
  },
})
