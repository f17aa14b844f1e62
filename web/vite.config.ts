// Relative paths, so that one build serves at a host's root and under a sub-path alike.
// `npm run dev` passes calls on to the server that HELIOGRAPH names (http://127.0.0.1:8065 unless set).
import {fileURLToPath} from 'node:url';
import react from '@vitejs/plugin-react';
import {defineConfig} from 'vite';

const server = process.env.HELIOGRAPH ?? 'http://127.0.0.1:8065';
const passed = {target: server, changeOrigin: true, ws: true};

export default defineConfig({
    base: './',
    plugins: [react()],
    resolve: {alias: {'@': fileURLToPath(new URL('./src', import.meta.url))}},
    build: {target: 'es2022', modulePreload: {polyfill: false}, assetsInlineLimit: 0, chunkSizeWarningLimit: 700},
    server: {fs: {allow: ['..']}, proxy: {'/api': passed, '/hooks': passed, '/oauth': passed}},
});
