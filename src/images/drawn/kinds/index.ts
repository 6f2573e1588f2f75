import { audio } from './audio.ts'
import { computerAccessories } from './computer-accessories.ts'
import { computers } from './computers.ts'
import { deskTools } from './desk-tools.ts'
import type { Draw } from './draw.ts'
import { filing } from './filing.ts'
import { garden } from './garden.ts'
import { homeAppliances } from './home-appliances.ts'
import { homeFurniture } from './home-furniture.ts'
import { homeTextiles } from './home-textiles.ts'
import { kitchenDrinks } from './kitchen-drinks.ts'
import { kitchenTools } from './kitchen-tools.ts'
import { paper } from './paper.ts'
import { phones } from './phones.ts'
import { sports } from './sports.ts'
import { toys } from './toys.ts'
import { travel } from './travel.ts'
import { writing } from './writing.ts'

export type { Draw }

/** How each known kind of goods is drawn, by the name of its category in lower case. */
export const kinds: ReadonlyMap<string, Draw> = new Map(
  Object.entries({ ...audio, ...computers, ...computerAccessories, ...phones, ...garden, ...homeAppliances, ...homeFurniture, ...homeTextiles, ...kitchenDrinks, ...kitchenTools, ...writing, ...paper, ...deskTools, ...filing, ...sports, ...travel, ...toys }),
)
