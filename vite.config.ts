import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { pipespanBridge } from './src/bridge/vite-plugin.ts'

export default defineConfig({
  plugins: [react(), pipespanBridge()],
  // The bridge's plugin refuses to start on any other address, with https or with CORS.
  server: { host: '127.0.0.1', strictPort: false },
  preview: { host: '127.0.0.1', strictPort: false },
  // Fonts stay files of their own: inside the style sheet they would hold up the first paint.
  build: { target: 'es2023', sourcemap: false, assetsInlineLimit: 0 },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
})
