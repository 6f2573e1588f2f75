import { expect, test, vi } from 'vitest'
import { resolveEndpoint } from './endpoint.ts'

const page = 'https://shop.example/de/products?x=1'
const script = 'https://clerk.example/v1/widget.js?v=2'
const resolve = (named?: string, from?: string) => resolveEndpoint(named, from, page).href

test('the service is where the page says, else where the script came from, else where the page is', () => {
  expect(resolve('https://api.example/clerk', script)).toBe('https://api.example/clerk/')
  expect(resolve('/clerk', script)).toBe('https://shop.example/clerk/')
  expect(resolve(undefined, script)).toBe('https://clerk.example/v1/')
  expect(resolve('', undefined)).toBe('https://shop.example/')
})

test('an endpoint that is no http(s) address is named in the console and not used', () => {
  const error = vi.spyOn(console, 'error').mockReturnValue(undefined)
  expect(resolve('javascript:alert(1)', script)).toBe('https://clerk.example/v1/')
  expect(resolve('https://', script)).toBe('https://clerk.example/v1/')
  expect(error).toHaveBeenCalledTimes(2)
  error.mockRestore()
})
