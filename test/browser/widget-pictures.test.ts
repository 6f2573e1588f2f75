import { expect, test } from 'vitest'
import { describeWith } from '../fixtures/requirements.ts'
import { useBrowser, violations } from './harness.ts'
import { pixel } from './stand-in/catalogue.ts'

const picture = { name: 'list.png', mimeType: 'image/png', buffer: pixel }

/** Puts a file on the field as pasting or dropping it does. */
const offer = (kind: 'paste' | 'drop', type = 'image/png', bytes = 0) => `(() => {
  const clerk = document.querySelector('shop-clerk')
  const composer = clerk.shadowRoot.querySelector('shop-clerk-composer').shadowRoot
  const transfer = new DataTransfer()
  transfer.items.add(new File([Uint8Array.from(atob('${pixel.toString('base64')}'), (c) => c.charCodeAt(0)), new Uint8Array(${bytes})],
    'list.png', { type: '${type}' }))
  const init = { bubbles: true, cancelable: true, composed: true }
  const event = '${kind}' === 'paste' ? new ClipboardEvent('paste', { ...init, clipboardData: transfer })
    : new DragEvent('drop', { ...init, dataTransfer: transfer })
  return !composer.querySelector('textarea').dispatchEvent(event)
})()`

describeWith('CHROMIUM', 'The widget: pictures', () => {
  const { visit } = useBrowser()

  test('one is chosen, looked at and sent with the words', async () => {
    const { page, service, latest, input } = await visit()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Attach a picture' }).click()
    await (await chooser).setFiles(picture)
    await page.getByRole('img', { name: 'Picture' }).waitFor()
    expect(await page.getByText('list.png').isVisible()).toBe(true)
    expect(await violations(page)).toEqual([])
    await input.fill('what is on this list?')
    await input.press('Enter')
    await latest.getByLabel('Good answer').waitFor()
    const sent = service.requests.findLast(({ path }) => path === '/api/chat')
    expect(sent?.body).toEqual({
      message: 'what is on this list?',
      messageId: expect.any(String),
      image: { type: 'image/png', bytes: pixel.length, name: 'list.png' },
    })
    expect(await page.getByRole('img', { name: 'Picture' }).count()).toBe(0)
  })

  test.each(['paste', 'drop'] as const)('a %s is enough, and no words are needed', async (kind) => {
    const { page, service, latest } = await visit()
    await page.getByRole('button', { name: 'Attach a picture' }).waitFor()
    expect(await page.evaluate(offer(kind))).toBe(true)
    await page.getByRole('img', { name: 'Picture' }).waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    await latest.getByLabel('Good answer').waitFor()
    expect(service.requests.findLast(({ path }) => path === '/api/chat')?.body.image).toMatchObject({
      bytes: pixel.length,
    })
    await latest.locator('.question', { hasText: 'Picture' }).waitFor()
  })

  test('what the service does not take is refused before it is sent, and can be removed', async () => {
    const { page, service } = await visit()
    await page.getByRole('button', { name: 'Attach a picture' }).waitFor()
    await page.evaluate(offer('paste', 'image/gif'))
    await page.getByText('Only JPEG, PNG, WebP and AVIF pictures can be sent.').waitFor()
    await page.evaluate(offer('paste', 'image/png', 10 * 1_024 * 1_024))
    await page.getByText('larger than the 10 MB').waitFor()
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Remove the picture' }).click()
    expect(await page.locator('shop-clerk-picture').count()).toBe(0)
    expect(service.requests.some(({ path }) => path === '/api/chat')).toBe(false)
  })

  test('what the service says of a picture is shown; it goes again with a retry, and not after a reload', async () => {
    const { page, service, latest } = await visit()
    await page.getByRole('button', { name: 'Attach a picture' }).waitFor()
    service.next(
      { refuse: { status: 413, code: 'too-large', message: 'A picture may have 25 megapixels at most.' } },
      { refuse: { status: 503, code: 'too-busy', message: 'Please try again.' } },
    )
    await page.evaluate(offer('paste'))
    await page.getByRole('img', { name: 'Picture' }).waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    await latest.getByText('25 megapixels').waitFor()
    await latest.getByRole('button', { name: 'Edit' }).click()
    await page.evaluate(offer('paste'))
    await page.getByRole('img', { name: 'Picture' }).waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    await latest.getByText('Please try again.').waitFor()
    await latest.getByRole('button', { name: 'Retry' }).click()
    await latest.getByLabel('Good answer').waitFor()
    expect(service.requests.filter(({ body }) => body.image !== undefined)).toHaveLength(3)
    await page.context().setOffline(true)
    await page.evaluate(offer('paste'))
    await page.getByRole('img', { name: 'Picture' }).waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    await latest.getByText('Sent when you are back online.').waitFor()
    await page.context().setOffline(false)
    await latest.getByLabel('Good answer').waitFor()
    expect(service.requests.filter(({ body }) => body.image !== undefined)).toHaveLength(4)
  })
})
