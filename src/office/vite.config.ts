import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = import.meta.dirname

export default defineConfig({
  root: here,
  base: '/',
  plugins: [react()],
  build: { outDir: `${here}/../../.build/office`, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900 },
  server: { port: 8061, proxy: { '/api': 'http://127.0.0.1:8060' }, fs: { allow: [`${here}/../..`] } },
})
