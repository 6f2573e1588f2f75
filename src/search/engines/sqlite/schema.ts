/** Grows with each change of the schema. */
export const schemaVersion = 1

export const schema = `
CREATE TABLE products (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  pass INTEGER NOT NULL DEFAULT 0,
  record TEXT,
  image TEXT,
  price INTEGER,
  currency TEXT,
  brand TEXT,
  brand_folded TEXT,
  availability TEXT,
  released_at TEXT,
  rating REAL
);
CREATE TABLE numbers (number TEXT NOT NULL, product INTEGER NOT NULL, PRIMARY KEY (number, product)) WITHOUT ROWID;
CREATE INDEX numbers_by_product ON numbers (product);
CREATE TABLE categories (product INTEGER NOT NULL, folded TEXT NOT NULL, segment TEXT NOT NULL, PRIMARY KEY (product, folded)) WITHOUT ROWID;
CREATE TABLE colours (product INTEGER NOT NULL, colour TEXT NOT NULL, PRIMARY KEY (product, colour)) WITHOUT ROWID;
CREATE TABLE attributes (product INTEGER NOT NULL, name TEXT NOT NULL, number REAL, text TEXT NOT NULL, shown TEXT NOT NULL, unit TEXT, PRIMARY KEY (product, name)) WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(model, title, brand, description, attributes, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '.'");
`
