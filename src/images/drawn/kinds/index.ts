import { headphones } from './audio/headphones.ts'
import { sound } from './audio/sound.ts'
import { carrying } from './computers/carrying.ts'
import { keyboards } from './computers/keyboards.ts'
import { mice } from './computers/mice.ts'
import { printing } from './computers/printing.ts'
import { screens } from './computers/screens.ts'
import { storage } from './computers/storage.ts'
import type { Draw } from './draw.ts'
import { outdoors } from './garden/outdoors.ts'
import { planting } from './garden/planting.ts'
import { tending } from './garden/tending.ts'
import { appliances } from './home/appliances.ts'
import { clocks } from './home/clocks.ts'
import { decoration } from './home/decoration.ts'
import { furniture } from './home/furniture.ts'
import { lamps } from './home/lamps.ts'
import { textiles } from './home/textiles.ts'
import { appliances as kitchenAppliances } from './kitchen/appliances.ts'
import { brewing } from './kitchen/brewing.ts'
import { cooking } from './kitchen/cooking.ts'
import { drinking } from './kitchen/drinking.ts'
import { storing } from './kitchen/storing.ts'
import { teapots } from './kitchen/teapots.ts'
import { colouring } from './office/colouring.ts'
import { cutting } from './office/cutting.ts'
import { filing } from './office/filing.ts'
import { machines } from './office/machines.ts'
import { markers } from './office/markers.ts'
import { notebooks } from './office/notebooks.ts'
import { pens } from './office/pens.ts'
import { school } from './office/school.ts'
import { sheets } from './office/sheets.ts'
import { workplace } from './office/workplace.ts'
import { devices } from './phones/devices.ts'
import { power } from './phones/power.ts'
import { camping } from './sports/camping.ts'
import { fitness } from './sports/fitness.ts'
import { games } from './sports/games.ts'
import { outfit } from './sports/outfit.ts'
import { building } from './toys/building.ts'
import { figures } from './toys/figures.ts'
import { games as toysGames } from './toys/games.ts'
import { kites } from './toys/kites.ts'
import { learning } from './toys/learning.ts'
import { vehicles } from './toys/vehicles.ts'
import { comfort } from './travel/comfort.ts'
import { devices as travelDevices } from './travel/devices.ts'
import { luggage } from './travel/luggage.ts'
import { pouches } from './travel/pouches.ts'

/** How each known kind of goods is drawn, by the name of its category in lower case. */
export const kinds: ReadonlyMap<string, Draw> = new Map(
  Object.entries({
    ...headphones,
    ...sound,
    ...screens,
    ...mice,
    ...keyboards,
    ...storage,
    ...carrying,
    ...printing,
    ...pens,
    ...markers,
    ...colouring,
    ...notebooks,
    ...sheets,
    ...machines,
    ...workplace,
    ...cutting,
    ...filing,
    ...school,
    ...planting,
    ...tending,
    ...outdoors,
    ...lamps,
    ...furniture,
    ...textiles,
    ...decoration,
    ...clocks,
    ...appliances,
    ...drinking,
    ...brewing,
    ...teapots,
    ...cooking,
    ...storing,
    ...kitchenAppliances,
    ...devices,
    ...power,
    ...fitness,
    ...games,
    ...outfit,
    ...camping,
    ...building,
    ...toysGames,
    ...figures,
    ...vehicles,
    ...learning,
    ...kites,
    ...luggage,
    ...comfort,
    ...travelDevices,
    ...pouches,
  }),
)
