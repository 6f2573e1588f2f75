import { describeWith } from '../../fixtures/requirements.ts'
import { StreamShop } from './fixtures/stream-shop.ts'
import { survivesKills } from './fixtures/survives-kills.ts'

describeWith('KAFKA', 'consumers of a SQLite catalogue that are killed', () => {
  survivesKills(() => StreamShop.open())
})
