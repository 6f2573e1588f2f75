import type { DepartmentCounts, JobCounts, ParkedJob } from '../job-store.ts'
import type { OpenAiImageSettings } from '../settings.ts'
import type { Tally } from './tally.ts'

const number = new Intl.NumberFormat('en')
export const inWords = (value: number): string => number.format(value)

/** What so many pictures cost, where the price of one is known. */
export function costOf(pictures: number, price: OpenAiImageSettings['price']): string | undefined {
  if (price === undefined) return undefined
  const { amount, currency } = price
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(pictures * amount)
}

/** '1:05' or '2:03:04'; hours and minutes are what a person waits for. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000))
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
}

/** '12.3 a second', or a minute where that is less than one. */
export const rateText = (count: number, ms: number): string => {
  const perSecond = ms > 0 ? (count * 1_000) / ms : 0
  return perSecond >= 1 || perSecond === 0 ? `${perSecond.toFixed(1)}/s` : `${(perSecond * 60).toFixed(1)}/min`
}

export interface GenerateOutcome {
  tally: Tally
  /** Open jobs that are left. */
  left: number
  /** Parked jobs of the scope, of this run and of those before. */
  parked: number
  tookMs: number
  stopped: boolean
  price: OpenAiImageSettings['price']
}

/** A run's summary for a terminal. */
export function summaryText({ tally, left, parked, tookMs, stopped, price }: GenerateOutcome): string {
  const { painted, adopted, dropped, failed } = tally
  const cost = costOf(tally.paid, price)
  const rows: [string, number, string][] = [
    ['painted', painted, [rateText(painted, tookMs), ...(cost === undefined ? [] : [cost])].join(', ')],
    ...(adopted > 0 ? [['there already', adopted, 'not paid for again'] satisfies [string, number, string]] : []),
    ...(dropped > 0
      ? [['dropped', dropped, 'the product is gone, or has another picture'] satisfies [string, number, string]]
      : []),
    ...(failed > 0 ? [['tried again', failed, tally.lastFailure ?? ''] satisfies [string, number, string]] : []),
    ...(parked > 0
      ? [
          ['parked', parked, 'npm run images:status says why; --retry-parked tries again'] satisfies [
            string,
            number,
            string,
          ],
        ]
      : []),
    ...(left > 0 ? [['left', left, stopped ? 'the next run goes on' : ''] satisfies [string, number, string]] : []),
  ]
  return [
    `${stopped ? 'Stopped' : 'Done'} after ${duration(tookMs)}`,
    ...rows.map(([name, count, remark]) => `  ${name.padEnd(14)} ${inWords(count).padStart(10)}  ${remark}`.trimEnd()),
    '',
  ].join('\n')
}

const barWidth = 24

function bar(share: number): string {
  // Not all of it before all is done, and something of it as soon as something is.
  const full = share >= 1 ? barWidth : Math.min(barWidth - 1, Math.ceil(share * barWidth))
  return '█'.repeat(full) + '░'.repeat(barWidth - full)
}

/** The jobs as a table with a bar for each department, and why jobs were given up. */
export function statusText(
  departments: readonly DepartmentCounts[],
  parked: readonly ParkedJob[],
  blocked: string | undefined,
): string {
  if (departments.length === 0) return 'No pictures are planned yet: npm run images:generate plans and makes them.\n'
  const sum = (of: keyof JobCounts): number => departments.reduce((all, one) => all + one[of], 0)
  const total = { department: 'all', done: sum('done'), waiting: sum('waiting'), parked: sum('parked') }
  const rows = [...departments, total]
  const width = Math.max(10, ...rows.map(({ department }) => nameOf(department).length))
  const row = ({ department, done, waiting, parked: given }: DepartmentCounts): string => {
    const share = done / Math.max(1, done + waiting + given)
    const counts = [done, waiting, given].map((count) => inWords(count).padStart(9)).join(' ')
    return `  ${nameOf(department).padEnd(width)} ${counts}  ${bar(share)} ${`${Math.floor(share * 100)}%`.padStart(4)}`
  }
  return [
    `  ${'department'.padEnd(width)} ${['made', 'waiting', 'parked'].map((head) => head.padStart(9)).join(' ')}`,
    ...departments.map(row),
    `  ${'─'.repeat(width + 30)}`,
    row(total),
    ...parkedLines(parked, total.parked),
    ...(blocked === undefined ? [] : ['', `The last run was ended: ${blocked}`]),
    '',
  ].join('\n')
}

const nameOf = (department: string): string => {
  const name = department === '' ? '(none)' : department
  return name.length > 40 ? `${name.slice(0, 39).toWellFormed()}…` : name
}

function parkedLines(parked: readonly ParkedJob[], count: number): string[] {
  if (parked.length === 0) return []
  const more = count - parked.length
  return [
    '',
    'Parked:',
    ...parked.map(({ id, reason }) => `  ${nameOf(id)}  ${reason}`),
    ...(more > 0 ? [`  … and ${inWords(more)} more`] : []),
  ]
}
