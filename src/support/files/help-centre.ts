import type { ChatLog } from '../../chat/chat-log.ts'
import { StartupError } from '../../errors.ts'
import { createSupportSearch } from '../create-support-search.ts'
import type { SupportSearch } from '../support-search.ts'
import type { FileProblem } from './article-file.ts'
import { codeOf, folderFingerprint, readArticleFolder } from './article-folder.ts'

export interface HelpCentre extends SupportSearch {
  /** Watches the folder no longer, and waits until a reload that has begun is over. */
  close(): Promise<void>
}

export interface HelpCentreOptions {
  log: ChatLog
  /** Milliseconds between two looks at the folder; 2,000 unless told. */
  lookMs?: number
}

/** More lines than these say nothing new to an operator who named the wrong folder. */
const mostProblemsLogged = 50

/**
 * Opens the help centre in a folder of Markdown files, and reloads it without a restart when they have
 * changed and stayed the same for two looks. A reload that finds no article keeps those that are there.
 * @throws StartupError when the folder cannot be read or holds no article.
 */
export async function openHelpCentre(folder: string, { log, lookMs = 2_000 }: HelpCentreOptions): Promise<HelpCentre> {
  const loaded = await loadAtStart(folder, log)
  let { search } = loaded
  const stop = watch(folder, loaded.fingerprint, lookMs, log, async () => {
    search = await load(folder, log)
  })
  return {
    search: (question, limit) => search.search(question, limit),
    article: (id) => search.article(id),
    articles: () => search.articles(),
    ofTopic: (topic) => search.ofTopic(topic),
    close: stop,
  }
}

async function loadAtStart(folder: string, log: ChatLog): Promise<{ search: SupportSearch; fingerprint: string }> {
  try {
    // Taken first: what changes while it is read is seen as a change.
    const fingerprint = await folderFingerprint(folder)
    return { search: await load(folder, log), fingerprint }
  } catch (error) {
    if (error instanceof StartupError) throw error
    throw new StartupError(`SUPPORT_DIR ${folder} cannot be read (${codeOf(error)}).`, { cause: error })
  }
}

/** @throws StartupError when there is no article; any other error when the folder cannot be read. */
async function load(folder: string, log: ChatLog): Promise<SupportSearch> {
  const { read, problems } = await readArticleFolder(folder)
  for (const problem of problems.slice(0, mostProblemsLogged)) log.warn({ ...problem }, problemText(problem))
  if (problems.length > mostProblemsLogged) {
    const more = problems.length - mostProblemsLogged
    log.warn({ folder, more }, `${more} more problems with help articles are not listed`)
  }
  if (read.length === 0) {
    const [first] = problems
    const why = first === undefined ? 'It has no file that ends in .md' : `${first.file}:${first.line}: ${first.reason}`
    throw new StartupError(`SUPPORT_DIR ${folder} holds no help article. ${why}.`)
  }
  log.info({ folder, articles: read.length, problems: problems.length }, 'help centre loaded')
  return createSupportSearch(read)
}

const problemText = ({ file, line, reason }: FileProblem): string => `help article ${file}:${line}: ${reason}`

/** Calls `reload` when the folder has changed and is still; resolves when it will not be called again. */
function watch(
  folder: string,
  atStart: string,
  lookMs: number,
  log: ChatLog,
  reload: () => Promise<void>,
): () => Promise<void> {
  let loaded = atStart
  /** Undefined after a look that failed. */
  let seen: string | undefined = atStart
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()

  const look = async (): Promise<void> => {
    try {
      const now = await folderFingerprint(folder)
      // A file that is still being written differs at the next look.
      const isStill = now === seen
      seen = now
      if (now === loaded || !isStill) return
      // A state that fails is not tried again until it changes.
      loaded = now
      await reload()
    } catch (error) {
      // Said once, and again when the folder has been there in between.
      if (seen !== undefined)
        log.error({ folder, err: error }, 'the help centre could not be reloaded; its articles stay as they were')
      seen = undefined
    }
  }
  const schedule = (): void => {
    timer = setTimeout(() => {
      looking = look().then(() => {
        if (!isClosed) schedule()
      })
    }, lookMs)
    timer.unref()
  }
  schedule()
  return async () => {
    isClosed = true
    clearTimeout(timer)
    await looking
  }
}
