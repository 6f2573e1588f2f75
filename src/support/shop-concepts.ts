/**
 * Words that mean the same when a shop is asked about its service, one concept a line: what shoppers say
 * beside what help pages say. A question and an article that share a concept are near even when they
 * share no word. Phrases are matched word by word, with any ending; general English of retail, of no shop.
 */
const concepts: Readonly<Record<string, string>> = {
  return:
    'return, send back, sending back, sent back, send it back, send them back, give back, bring back, take back, hand back, ship back, rma',
  refund:
    'refund, reimburse, money back, paid back, pay back, pay me back, my money, get money, credited, reimbursement',
  exchange:
    'exchange, swap, trade in for, change for, different size, other size, another size, different colour, different color, replacement, replace',
  delivery:
    'delivery, deliver, ship, shipping, shipment, dispatch, courier, carrier, freight, postage, mail, post, arrive, arrival',
  parcel: 'parcel, package, packet, box, shipment',
  order: 'order, purchase, bought',
  cost: 'cost, price, fee, charge, how much, expensive, pay for, rate, free of charge, for free, at no cost, extra',
  time: 'how long, how soon, how fast, how quickly, how many days, when will, when do, when does, how many weeks, takes, duration, deadline, by when',
  late: 'late, delay, overdue, still waiting, not arrived, never arrived, never came, has not come, not here yet, still not, running behind, stuck, lost',
  track: 'track, trace, where is, whereabouts, status, follow, locate',
  cancel:
    'cancel, call off, changed my mind, change my mind, no longer want, do not want, stop the order, undo, by mistake, by accident, accidentally',
  modify: 'change, edit, modify, alter, update, correct, amend, adjust, add to, fix',
  address: 'address, street, zip, postcode, postal code, moved, house number, ship to',
  abroad:
    'abroad, international, overseas, another country, other country, foreign, outside the us, country, customs, import, worldwide, canada, europe, mexico, germany, uk',
  damaged:
    'damaged, broken, broke, cracked, smashed, shattered, dented, crushed, scratched, torn, leaking, in pieces, bent',
  faulty:
    'faulty, defective, defect, fault, does not work, not working, stopped working, dead, will not turn on, will not start, malfunction, doa, died, failed, quit working',
  missing:
    'missing, incomplete, not in the box, left out, not all, only part, short one, lacking, without, forgot to pack, only got',
  wrong:
    'wrong, incorrect, not what i ordered, something else, different item, mixed up, someone else, another customer, mistaken',
  warranty: 'warranty, guarantee, covered, cover, coverage',
  repair: 'repair, mend, fix, service centre, service center, technician, spare part',
  pay: 'pay, payment, checkout, visa, mastercard, amex, paypal, apple pay, google pay, credit card, debit card, card',
  instalments:
    'instalment, installment, pay later, monthly, finance, financing, klarna, afterpay, affirm, split payment',
  declined:
    'declined, rejected, refused, failed, did not go through, would not go through, not accepted, error, does not accept, bounced',
  twice: 'twice, double, two times, duplicate',
  invoice: 'invoice, receipt, bill, vat, proof of purchase, tax document, paperwork',
  discount: 'discount, coupon, promo, promotion, voucher, code, offer, deal, sale, rebate, money off, percent off',
  gift: 'gift, present, birthday, gift card, store credit, gift certificate',
  match:
    'price match, cheaper elsewhere, lower price, cheaper, saw it for less, beat, price adjustment, price dropped, went down',
  password: 'password, passcode, log in, login, log on, sign in, logging in, locked out, reset, credentials, access',
  remove: 'delete, erase, close, remove, deactivate, get rid of, wipe',
  account: 'account, profile, registration, register, sign up, user',
  privacy:
    'privacy, personal data, data, information about me, gdpr, ccpa, cookie, third party, store about me, know about me, sell my',
  newsletter:
    'newsletter, mailing list, subscribe, unsubscribe, spam, promotional email, marketing, emails from you, stop emailing, too many emails',
  store: 'store, shop, branch, showroom, location, in person, walk in, physical',
  hours: 'hours, opening, open, closed, close, open until, what time, sunday, saturday, holiday, weekend',
  contact:
    'contact, phone, call, telephone, hotline, talk to, speak to, speak with, reach, email you, write to you, customer service, human, person, representative, agent, support, chat',
  bulk: 'bulk, wholesale, large quantity, large order, quantity, business, company, quote, resell, hundreds',
  education: 'education, student, teacher, school, university, college, academic, class, classroom',
  recycling:
    'recycle, recycling, dispose, disposal, old device, old one, throw away, trash, e-waste, battery, environment, haul away, get rid of',
  installation: 'install, installation, set up, setup, assemble, assembly, put together, build it, mount, connect',
  stock: 'stock, available, availability, sold out, out of stock, backorder, back order, preorder, pre-order',
  collect: 'pick up, pickup, collect, click and collect, collection',
  fraud: 'fraud, scam, phishing, unauthorised, unauthorized, did not make, suspicious, stolen, hacked, safe, secure',
  points: 'loyalty, points, reward, member, membership',
  size: 'size, fit, too big, too small, too large, tight, loose',
  opened:
    'opened, unsealed, used, unboxed, tried, worn, without box, threw away the box, original packaging, packaging',
  review: 'review, rating, rate, feedback, complain, complaint, unhappy',
}

/** The phrases of each concept; the concept's name need not be one of them. */
export const conceptPhrases: readonly { concept: string; phrases: readonly string[] }[] = Object.entries(concepts).map(
  ([concept, phrases]) => ({ concept, phrases: phrases.split(', ') }),
)
