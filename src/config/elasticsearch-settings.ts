import { resolve } from 'node:path'
import { addressWithPassword, matching, setting } from './setting.ts'

/** The settings of the search cluster. */
export const elasticsearchSettings = {
  ELASTICSEARCH_URL: setting({
    help: 'Address of an Elasticsearch 9 cluster that holds the catalogue; unset: SQLite, in `DATA_DIR`',
    default: undefined,
    parse: addressWithPassword,
    // It may hold a name and a password.
    secret: true,
  }),
  ELASTICSEARCH_API_KEY: setting({
    help: 'Key for the cluster, as Elasticsearch gives it in `encoded`',
    default: undefined,
    parse: matching(
      /^[\w+/=-]+$/,
      'an API key as Elasticsearch gives it in `encoded`: letters, digits and = at the end',
    ),
    secret: true,
  }),
  ELASTICSEARCH_CA: setting({
    help: 'PEM file of the authority that signed the cluster’s certificate; unset: those that Node knows',
    default: undefined,
    parse: (text) => resolve(text),
  }),
  ELASTICSEARCH_INDEX: setting({
    help: 'Alias of the catalogue; its indices are named after it',
    default: 'products',
    // Elasticsearch takes 255 bytes; a time and a purpose are added to it. A name that ends in one of these would be that
    // of another catalogue's: `products-next` is what is built for `products`.
    parse: matching(
      /^(?!.*-(?:next|lease|writes|\d{14})$)[a-z0-9][a-z0-9_.-]{0,199}$/,
      'a name of lower-case letters, digits, - and _, such as products, that does not end in -next, -lease, -writes or a time',
    ),
  }),
}
