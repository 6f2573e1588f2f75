import { formatPrice } from '../../../answers/format.ts'
import type { Product } from '../../../catalogue/product.ts'
import { cleanLine } from '../../../catalogue/text.ts'
import { CatalogueUnavailableError } from '../../../search/catalogue-unavailable.ts'
import { fold } from '../../../search/fold.ts'
import { optionNames } from '../commands/names.ts'
import type { DiscordContext } from '../context.ts'
import type { OfKind } from '../parse/interaction.ts'
import { renderChoices } from '../render/choices.ts'
import { discordLimits } from '../render/limits.ts'
import { cut } from '../render/text.ts'
import { type InteractionResponse, responses } from '../responses.ts'

/** Characters of what is typed that are looked at. */
const longestTyped = 200

/** What an option can be, from the catalogue as it is now, while somebody types. */
export async function autocomplete(
  { focused, typed }: OfKind<'autocomplete'>,
  context: DiscordContext,
): Promise<InteractionResponse> {
  const beginning = cleanLine(typed.slice(0, longestTyped))
  return responses.choices(renderChoices(await choicesFor(focused, beginning, context).catch(noneWhileAway)))
}

/** Who types goes on typing: the answer to what they ask says that the catalogue rests. */
function noneWhileAway(error: unknown): [] {
  if (!(error instanceof CatalogueUnavailableError)) throw error
  return []
}

const named = (name: string) => ({ name, value: name })

async function choicesFor(focused: string, typed: string, { complete, departments, lexicon }: DiscordContext) {
  switch (focused) {
    case optionNames.department:
      return beginningSo(
        (await departments()).map(({ name }) => name),
        typed,
      ).map(named)
    case optionNames.brand:
      return beginningSo((await lexicon()).brands, typed).map(named)
    case optionNames.product:
    case optionNames.with:
    case optionNames.and:
      return (await complete(typed, discordLimits.choices)).map(choiceOf)
    default:
      return []
  }
}

/** Room for a price behind a long title. */
const longestTitle = 80

const choiceOf = ({ id, title, price }: Product) => ({
  name: [cut(title, longestTitle), ...(price === undefined ? [] : [formatPrice(price)])].join(' · '),
  value: id,
})

/** Names that begin so, or have a word that does; those that are offered are as many as Discord takes. */
function beginningSo(names: readonly string[], typed: string): string[] {
  const beginning = fold(typed)
  const found: string[] = []
  for (const name of names) {
    if (found.length === discordLimits.choices) break
    const folded = fold(name)
    if (folded.startsWith(beginning) || folded.split(/\s+/).some((word) => word.startsWith(beginning))) found.push(name)
  }
  return found
}
