import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { buildApp } from '../src/app.ts'
import type { Labelled, Reply } from '../src/chat/reply.ts'
import { loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'
import { terminalReply } from '../src/operations/terminal-reply.ts'

const usage = `Usage: npm run chat

  A conversation in the terminal, with the same settings as npm start. Beside each answer stand the state and the
  queries. A number presses the button of that number; Ctrl-D ends it.`

/** Nobody reads log lines between answers; failures are worth it. */
const logLevel = 'error'

async function chat(): Promise<void> {
  const config = { ...loadConfig(), logLevel } as const
  const app = await buildApp(config)
  await app.ready()
  console.log('Loading the catalogue …')
  await app.catalogueLoaded
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' })
  let conversationId: string | undefined
  let buttons: Labelled[] = []
  // Input from a pipe ends before its last line is answered.
  let isOpen = true
  terminal.once('close', () => {
    isOpen = false
  })
  terminal.prompt()
  for await (const line of terminal) {
    const said = line.trim()
    const button = /^\d{1,2}$/.test(said) ? buttons[Number(said) - 1] : undefined
    if (said !== '') {
      const payload = { conversationId, ...(button === undefined ? { message: said } : { action: button.action }) }
      const response = await app.inject({ method: 'POST', url: '/api/chat', payload })
      if (response.statusCode === 200) {
        const reply = response.json<Reply>()
        const shown = terminalReply(reply, config.currency)
        conversationId = reply.conversationId
        buttons = shown.buttons
        console.log(shown.text)
      } else console.log(response.json<{ error: { message: string } }>().error.message)
    }
    if (isOpen) terminal.prompt()
  }
  await app.close()
}

try {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false, short: 'h' } } })
  if (values.help) console.log(usage)
  else await chat()
} catch (error) {
  const isUsage = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!isUsage && !(error instanceof StartupError)) throw error
  console.error(isUsage ? usage : error.message)
  process.exitCode = 2
}
