import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** `npm run dev`: the service on 8000, restarted when its source changes, and the widget's Vite server on 3000. */
const root = fileURLToPath(new URL('..', import.meta.url))
const children = [
  spawn('node', ['--watch', '--watch-preserve-output', '--disable-warning=ExperimentalWarning', 'src/main.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORT: '8000' },
  }),
  spawn('vite', ['--port', '3000', '--strictPort'], { cwd: root, stdio: 'inherit' }),
]

function stopAll(exitCode: number): void {
  process.exitCode = exitCode
  for (const child of children) child.kill('SIGTERM')
}

for (const child of children) child.on('exit', (code) => stopAll(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopAll(0))
