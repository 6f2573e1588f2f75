import { wordSet } from '../phrases.ts'

/** Words of small talk, as they are read: alone they name nothing that is looked for. */
export const courtesyWords = wordSet(`
  hola bonjour salut ciao moin servus namaste gracias danke merci grazie arigato obrigado gday wassup hiyah aloha salaam
  morning afternoon evening night day weekend goodbye bye cya ttyl later soon luck welcome
  merry christmas happy birthday new year easter holiday holidays congratulation congrats
  cool super sweet lovely brilliant fantastic impressive interesting amazing neat sick lit dope legend genius smart clever
  funny hilarious haha hahaha hehe lmao rofl omg wtf damn gosh oops ouch yay yikes woohoo meh boo bravo kudos respect
  stupid dumb useless idiot annoying boring terrible awful horrible worst silly rude hell shit crap fuck suck liar
  true right wrong correct exactly agreed deal indeed fair enough sense absolutely definitely totally probably honestly
  test testing ping bot robot human person name joke helpful help job work done end finished nothing nevermind nvm idk
  bored tired sad happy angry hungry sorry apology pardon excuse sec second minute moment
`)

/** Words about an order and its way: alone they name nothing that is looked for. */
export const orderWords = wordSet(`
  order orders package packages parcel parcels delivery deliveries shipment shipments purchase purchases courier carrier
  track tracking status number no nr id code link info update updates eta history confirmation email total details
  delayed delay late lost stolen missing arrived arrival shipped delivered dispatched received sent stuck pending
  processing transit where when week weeks day days yesterday today tomorrow
`)
