import { textFields } from '../../product-text.ts'

/** Grows with each change of the schema; kept in the file as `user_version`. */
export const schemaVersion = 9

/** Marks a file as a catalogue of Shopclerk ('Shop' in ASCII). */
export const applicationId = 0x53686f70

/**
 * `products` is narrow, so that filters read little; the records stand apart. A deleted product keeps
 * its row as a tombstone; a picture that came before its product waits in a row of version -1. `image_version` is
 * that of the record which the picture is of. `facts` says which product has which brand, category segment, colour or
 * attribute value, each value stored once; an attribute in two units is two fields. `words` holds the analysed tokens of the text fields and
 * `postings` reads its inverted lists: ranking needs the frequencies in them. The tokenizer only has
 * to split at spaces: all that is not ASCII counts as a letter, and the tokens hold no ASCII but
 * letters, digits and the full stop.
 *
 * `kind_model` has the change up to which its products are indexed by it; none while that goes on.
 *
 * `vector_sets` names what the vectors were made with; one set at most is live, another may be being filled.
 * A vector's values are a byte each; their signs are kept in memory, brought up by `change`, which counts in the
 * counter `vectors`; a key is never given again, so that what is in memory of a row that is gone names no other. A
 * product whose text says nothing to the embedder has values of no length.
 */
export const schema = `
CREATE TABLE products (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  pass INTEGER NOT NULL,
  change INTEGER NOT NULL,
  price INTEGER,
  currency TEXT,
  availability TEXT,
  released REAL,
  rating REAL,
  image TEXT,
  image_version INTEGER,
  facts BLOB,
  lengths BLOB,
  text_hash INTEGER,
  kind TEXT
) STRICT;
CREATE INDEX products_by_change ON products (change);
CREATE TABLE records (product INTEGER PRIMARY KEY, record TEXT NOT NULL) STRICT;
CREATE TABLE numbers (
  number TEXT NOT NULL, kind TEXT NOT NULL, product INTEGER NOT NULL, PRIMARY KEY (number, kind, product)
) STRICT, WITHOUT ROWID;
CREATE INDEX numbers_by_product ON numbers (product);
CREATE TABLE fields (
  key INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, unit TEXT, UNIQUE (kind, name, unit)
) STRICT;
CREATE TABLE field_values (
  key INTEGER PRIMARY KEY AUTOINCREMENT, field INTEGER NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL, number REAL,
  UNIQUE (field, folded)
) STRICT;
CREATE INDEX field_values_by_number ON field_values (field, number);
CREATE TABLE facts (value INTEGER NOT NULL, product INTEGER NOT NULL, PRIMARY KEY (value, product)) STRICT, WITHOUT ROWID;
CREATE VIEW product_facts AS
  SELECT facts.product, fields.kind, fields.name, field_values.folded, field_values.number
  FROM fields
  JOIN field_values ON field_values.field = fields.key
  JOIN facts ON facts.value = field_values.key;
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counters VALUES ('change', 0), ('pass', 0), ('rebuild', 0), ('cleanup', 0), ('vectors', 0);
CREATE TABLE kind_model (key INTEGER PRIMARY KEY AUTOINCREMENT, bytes BLOB NOT NULL, change INTEGER) STRICT;
CREATE TABLE vector_sets (
  key INTEGER PRIMARY KEY AUTOINCREMENT, embedder TEXT NOT NULL UNIQUE, dimensions INTEGER NOT NULL, live INTEGER NOT NULL
) STRICT;
CREATE TABLE vectors (
  key INTEGER PRIMARY KEY AUTOINCREMENT, set_key INTEGER NOT NULL, product INTEGER NOT NULL, text_hash INTEGER NOT NULL,
  change INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (set_key, product)
) STRICT;
CREATE INDEX vectors_by_change ON vectors (set_key, change);
CREATE VIRTUAL TABLE words USING fts5(
  ${textFields.join(', ')}, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'"
);
CREATE VIRTUAL TABLE postings USING fts5vocab(words, instance);
`
