import { parseArgs } from 'node:util'
import { StartupError } from '../../errors.ts'
import { partitionCount } from '../job-store.ts'
import { type ProviderName, providerNames } from '../provider.ts'

export const generateUsage = `Usage: npm run images:generate -- [--category C] [--partitions N | --partition K] [--provider ${providerNames.join('|')}]
                                   [--limit N] [--retry-parked] [--dry-run]

  --category C      only products of this category or department
  --partitions N    in so many processes side by side, 1 to ${partitionCount}; each works on its share of the ${partitionCount} partitions
  --partition K     only partition K, 0 to ${partitionCount - 1}: the others may run elsewhere
  --provider        ${providerNames.join(' or ')}; default: IMAGES_PROVIDER
  --limit N         at most so many pictures
  --retry-parked    also those that were given up before
  --dry-run         only says what there is to do

It ends with 0 when all are done, 2 when some are parked, 1 on an error. Stopped, it goes on where it was left.`

export interface GenerateArguments {
  category: string | undefined
  /** Processes; undefined: this one alone. */
  processes: number | undefined
  /** The only partition; undefined: all. */
  partition: number | undefined
  provider: ProviderName | undefined
  limit: number | undefined
  retryParked: boolean
  dryRun: boolean
}

/**
 * Reads the command's arguments; undefined when the usage was asked for.
 * @throws StartupError saying what is wrong, in one line, with the usage below it.
 */
export function readGenerateArguments(args: readonly string[]): GenerateArguments | undefined {
  const values = parsed(args)
  if (values.help) return undefined
  const provider = providerNames.find((name) => name === values.provider)
  if (values.provider !== undefined && provider === undefined)
    throw new StartupError(`--provider takes ${providerNames.join(' or ')}, not '${values.provider}'.`)
  if (values.partition !== undefined && values.partitions !== undefined)
    throw new StartupError('--partition K is one of those that --partitions N starts: give only one of the two.')
  return {
    category: values.category,
    processes: number('partitions', values.partitions, 1, partitionCount),
    partition: number('partition', values.partition, 0, partitionCount - 1),
    provider,
    limit: number('limit', values.limit, 1, 1_000_000_000),
    retryParked: values['retry-parked'],
    dryRun: values['dry-run'],
  }
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ category: text, partitions: text, partition: text, provider: text, limit: text },
        ...{ 'retry-parked': flag, 'dry-run': flag, help: { ...flag, short: 'h' } },
      },
    }).values
  } catch (error) {
    // Of an unknown option Node says what is wrong in its first sentence, and then more.
    throw new StartupError(`${(error as Error).message.replace(/\. .*$/s, '.')}\n${generateUsage}`, { cause: error })
  }
}

function number(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d{1,10}$/.test(text) || value < min || value > max)
    throw new StartupError(`--${name} takes a whole number from ${min} to ${max}, not '${text}'.`)
  return value
}
