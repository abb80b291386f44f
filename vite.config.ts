import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { pipespanBridge } from './src/bridge/vite-plugin.ts'

export default defineConfig({
  plugins: [react(), pipespanBridge()],
  // The bridge's plugin refuses to start on any other address, with https or with CORS.
  server: { host: '127.0.0.1', strictPort: false },
  preview: { host: '127.0.0.1', strictPort: false },
  build: { target: 'es2023', sourcemap: false },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
})
