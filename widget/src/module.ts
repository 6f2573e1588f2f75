import './core.ts'

/** The module build: `import 'https://shop.example/widget/shop-clerk.js'` defines the elements. */
export { ShopClerk } from './components/shop-clerk/shop-clerk.ts'
