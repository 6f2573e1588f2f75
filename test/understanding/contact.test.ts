import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactIn, isOnlyContact } from '../../src/understanding/contact.ts'

describe('contactIn', () => {
  it.each([
    ['write to ada.l+shop@mail.example please', 'ada.l+shop@mail.example'],
    ['call me: +1 (555) 010-9999', '+1 (555) 010-9999'],
    ['0171 2345678', '0171 2345678'],
  ])('finds it in %s', (text, contact) => {
    expect(contactIn(['hello', text, 'thanks'])).toBe(contact)
  })

  it('takes the last mail address before any number', () => {
    expect(contactIn(['a@b.example', 'no, c@d.example', '+1 555 010 9999'])).toBe('c@d.example')
  })

  it.each(['wireless mouse under $30', 'laserjet 1320', 'order #123456789012', '27 inch', '100-200', 'sku AB12345678'])(
    'takes %s for none',
    (text) => {
      expect(contactIn([text])).toBeUndefined()
    },
  )

  it('is quick on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0 1-.()@a+'), maxLength: 4_000 }), (text) => {
        const started = performance.now()
        contactIn([text])
        expect(performance.now() - started).toBeLessThan(50)
      }),
    )
  })
})

describe('isOnlyContact', () => {
  it.each([
    'ada@mail.example',
    'my email is ada@mail.example',
    'you can reach me at +1 (555) 010-9999, thanks',
    'Sure! My number: 5550109999',
    '+49 171 2345678',
  ])('knows %s as nothing but where somebody can be reached', (text) => {
    expect(isOnlyContact(text)).toBe(true)
  })

  it.each([
    '4006381333931',
    '12345678',
    'a mouse, and mail me at ada@mail.example',
    'number 12345',
    'my email is broken',
    'call me',
    '',
  ])('takes %s for something else', (text) => {
    expect(isOnlyContact(text)).toBe(false)
  })
})
