import { phrases, wordSet } from './phrases.ts'

/**
 * Words that people put around what they want and that say nothing of a product: they are no words to
 * search for. Words that may name something ('support', 'stand', 'light', 'colour') are not among them.
 */
export const chatWords = wordSet(`
  a an the this that these those some any each every all both such
  i im ive id ill me my mine myself we our ours us you your yours u ur ya yall he she his her hers they them their theirs
  it its itself is are am was were be been being isnt arent wasnt werent dont doesnt didnt wont cant cannot couldnt
  wouldnt shouldnt havent hasnt hadnt do does did doing have has had having got gotta get getting gets give gives gimme
  need needs needed needing want wants wanted wanna wanting like likes liked love loved prefer preferred would could can
  may might should shall will must let lets hate dislike avoid
  look looking looks find finding found search searching searched show showing shows see seeing saw buy buying purchase
  purchasing order ordering sell sells selling carry carries offer offers shop shopping hunting browse browsing recommend
  recommended recommending recommendation recommendations suggest suggested suggestion suggestions help helping helps
  advise advice choose choosing pick picking consider considering interested think thinking know knew wonder wondering
  hope hoping try trying tried go going gonna went come comes came make makes making made take taking took put bring
  please pls plz plss pleez thanks thank thx ty cheers hi hii hiii hiya hey heya hello helo hallo yo howdy greetings
  ok okay okey oki alright well yes yeah yep yup ya no nope nah not sure hmm hm hmmm uh um umm er ah oh ooh wow lol haha
  lmao omg btw fyi asap imo tbh ngl bro dude mate man guys folks sir madam sorry excuse
  for with and or nor but in on at by from to of as than then so if because since while about into onto out up off
  over under between within per via around through without except excluding instead also too just only even
  very really quite rather pretty much more most less least bit little lot lots lotta few several many maybe perhaps
  possibly preferably ideally actually basically literally simply kinda sort sorta kind kinds anything everything something smth sth
  thing things thingy stuff item items product products one ones option options choice choices models result results
  deal deals here there where what whats which who whom whose when why how hows now today currently again still yet
  available other others another else different same new brand brands price priced prices pricing cost costs costing
  budget cheap cheapest expensive affordable spend pay minimum maximum bucks dollars dollar
  good nice great best better decent amazing awesome perfect latest newest
  someone somebody anyone anybody everyone everybody friend friends tell telling say said ask asking question hear heard
  guess seem seems non excl exclude apart remove undo preference preferences anyway anyways though tho although however either neither already ever never always sometimes often
  usually able compare compared comparing vs versus use using uses after compatible soon quickly etc eg ie
  keep keeps keeping stay stick stop ditch skip scrap change changing swap leave leaving throw toss lose set figure lemme
  meant forget thatll itll youll wed theyre youre weve youve penny minus em whatever whichever happen perhaps instead lets
  quality satisfactory excellent provided normal suitable satisfied satisfying pleased happy fond exactly fine specific somewhere w
  particular suits suit taste decision decisions requirement requirements goods wonderful fairly bad ideal anymore check
  checking way lacking lacks contain contains containing thats theres heres whos wheres provide detail details
`)

/** Fixed expressions whose small words name the thing and are kept: 'over ear', 'all in one', 'pro max'. */
export const fixedExpressions = phrases<true>([
  [
    true,
    `
      over ear, over the ear, on ear, in ear, around ear, over door, over the door, under desk, under the desk, under
      bed, under cabinet, under sink, under counter, under seat, over sink, all in one, 2 in 1, 3 in 1, 4 in 1, xbox
      one, pro max, usb a, type a, class a, plug in, add on, clip on, snap on, pop up, pull up, stand up, roll up, sit
      on, walk in, carry on, us keyboard, us layout, us plug, us version, us adapter, do not disturb, no name,
      carry case, order book, price gun, price tag, price tags, price label, price labels, wake up, make up, back up,
      look book, new balance, milky way, one way, two way, three way, one piece, trash can, garbage can, spray can, oil can
    `,
  ],
])

/** Openings and interjections of several words. */
export const chatPhrases = phrases<true>([
  [
    true,
    `
      no idea, no clue, start over, start again, new search, forget it, forget that, never mind, forget about it,
      set me back, on top, at the top, to the top,
      price range, price ranges, in the price range, high quality, good quality, best quality, top quality, great quality,
      quality is high, quality is good, quality is great, as long as, so long as, out of stock, in stock anymore,
      good morning, good afternoon, good evening, good day, good night, in stock, in store, value for money, for me,
      for us, do you stock, you stock, in the market, on sale, for sale, a pair of, a box of, pair of, set me up, as
      well, filter by, filter for, filter on, filter it by, filter them by, narrow it down, narrow down, narrow it, for now, each other, of course, no matter, at all, right now, at the moment, out there, by the way, for
      example, for instance
    `,
  ],
])

/** People a thing is for; after 'my', 'for' and their like they are no words to search for. */
export const relatives = wordSet(`
  mum mom mommy dad daddy mother father wife husband girlfriend boyfriend partner fiance son sons daughter daughters
  sister brother parents grandma grandpa grandmother grandfather nephew niece cousin uncle aunt boss colleague coworker
  kid child neighbour neighbor teacher
`)
