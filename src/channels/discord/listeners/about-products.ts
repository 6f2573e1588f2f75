import type { Product } from '../../../catalogue/product.ts'
import { cleanLine } from '../../../catalogue/text.ts'
import { optionNames } from '../commands/names.ts'
import type { DiscordContext } from '../context.ts'
import { conversationAt } from '../conversation.ts'
import type { OfKind } from '../parse/interaction.ts'
import { renderText } from '../render/render-text.ts'
import { cut } from '../render/text.ts'
import { type InteractionResponse, responses } from '../responses.ts'
import { ask } from '../submit.ts'
import { productQuestion } from './product-question.ts'

type Command = OfKind<'command'>

const given = ({ options }: Command, name: string): string => cleanLine(String(options.get(name) ?? ''))

/** `/shop product`: more about one; what was typed and not chosen is asked in words. */
export async function someProduct(command: Command, context: DiscordContext): Promise<InteractionResponse> {
  const value = given(command, optionNames.product)
  const products = await context.products([value])
  const asked = products.length > 0 ? productQuestion('details', products) : { text: `tell me about ${value}` }
  return ask(context, command, conversationAt(command.place), asked)
}

/** `/shop similar`: what is like one; what was typed and not chosen is asked in words. */
export async function similarProducts(command: Command, context: DiscordContext): Promise<InteractionResponse> {
  const value = given(command, optionNames.product)
  const products = await context.products([value])
  const asked = products.length > 0 ? productQuestion('similar', products) : { text: `something like ${value}` }
  return ask(context, command, conversationAt(command.place), asked)
}

/** `/shop compare`: two or three side by side. What was typed and not chosen is the product that fits it best. */
export async function compareProducts(command: Command, context: DiscordContext): Promise<InteractionResponse> {
  const values = [optionNames.product, optionNames.with, optionNames.and]
    .map((name) => given(command, name))
    .filter((value) => value !== '')
  const products: Product[] = []
  for (const value of values) {
    const [product] = await meant(value, context)
    if (product === undefined) return unknownProduct(value)
    if (!products.some(({ id }) => id === product.id)) products.push(product)
  }
  if (products.length < 2)
    return responses.privately(renderText('Those are the same product. Choose two that differ, and I compare them.'))
  return ask(context, command, conversationAt(command.place), productQuestion('compare', products))
}

async function meant(value: string, { products, complete }: DiscordContext): Promise<Product[]> {
  const known = await products([value])
  return known.length > 0 ? known : complete(value, 1)
}

const unknownProduct = (value: string): InteractionResponse =>
  responses.privately(
    renderText(`I know no product “${cut(value, 100)}”. Type a part of its name, and choose it from the list.`),
  )
