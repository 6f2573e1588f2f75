import { Composer } from './components/composer/composer.ts'
import { ShopClerk } from './components/shop-clerk/shop-clerk.ts'
import { define } from './define.ts'

define('shop-clerk-composer', Composer)
// Last: what is on the page already is drawn at once, and needs the other.
define('shop-clerk', ShopClerk)
