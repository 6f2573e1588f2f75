import { wordSet } from './phrases.ts'

/**
 * Words that say what a thing is or is for. A brand of this name is meant only where the message
 * marks it as one: 'by Desk', 'the Star brand', or in the catalogue's capitals within a sentence.
 */
export const thingWords = wordSet(`
  air baby bar base basic bath beach bed bike black blue board book box business cable camera camp car card care case
  chair city class classic clean clear club coffee color colour comfort compact cook cool core craft day desk digital
  disc disk door dream drive earth eco electric energy essential family fire fit fitness flash flex focus fresh
  fun game games gaming garden gift gold grand green grip guard hand health heat home house ice jet joy key kids king
  kitchen lab life light line link live local logic loop luxury magic man master max media metal micro mini mobile modern
  moon motion music natural nature net new next night nova office one open orange original outdoor pad paper party pen pet
  phone photo pink play plus pocket point port portable power premium prime print pro product professional pure quick quiet
  radio red ring river road rock room royal safe school screen sea select sense sharp-edge shop signal silver simple
  skin sky slim small smart snow soft solid sound space speed sport sports star start station step stone storm stream
  street studio style sun super supply switch table team tech time tool tools top touch tower toy toys track trade travel
  tree true turbo tv twin ultra universal urban vision wall wave white wild wind window wine wing wood work world zone
`)

/** Other English words that are brands too: a brand where what stands around it says so. */
export const ordinaryWords = wordSet(`
  act adore agent alien always amber angel apart arctic arrow artist atlas aura beam bear bell best bliss bloom bold bolt
  boss brave bridge bright brother buffalo bull butterfly cascade cat chance charm cherry chief chill circle classy cliff
  cloud coach comet cook corner cream creative crown crystal cube dart dash delta denver diamond direct dove
  dragon dune eagle echo edge element elite eminent enjoy equip escape even ever explore express extra fable falcon feather flame
  forest fox freedom frost fusion future galaxy gap gear general genius gentle globe grace grape guess harmony haven hawk
  heart hero hive holiday honest honey hope horizon icon idea ideal impact improve infinity innocent inspire integral island
  ivory jaguar jumbo jungle just kind kiwi lemon leopard level liberty lion lively lotus lucky lucid mango manhattan maple marble
  marvel maze meadow mercury mint mirror mission monster mountain nest noble north oak oasis ocean olive olympus onward orbit
  origin owl palm panda paradise patrol peach peak pearl pelican penguin phantom phoenix pigeon pilot pine pioneer planet
  polar polo pretty princess project projecta puma quest rabbit rainbow range raven reach real rebel relax rhino rival
  robin rocket rose ruby rush sage salt sapphire scout secret shadow shark sharp shell shield shuttle simply sister sole soul
  spark speck spirit spring stanley stellar sterling summit sunday sunny sunrise swan swift sync target temple thunder tiger
  titan trail triumph tropic trust tulip unicorn unity valley vector velvet venus victor victory viking village vista vital
  viva volt wander warrior whale whisper willow wilson winner wolf wonder zebra zen
`)
