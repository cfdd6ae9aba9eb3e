CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,          -- first 16 hex digits of the text's SHA-256
  text TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  author TEXT,
  date TEXT,                        -- ISO 8601 day; null where the document doesn't tell
  language TEXT,                    -- ISO 639 code
  place TEXT,
  url TEXT,
  path TEXT,
  raw_hash TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  added TEXT NOT NULL               -- ISO 8601 moment
) STRICT;
CREATE TABLE sightings (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number),
  path TEXT NOT NULL,
  raw_hash TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  author TEXT,
  date TEXT,
  url TEXT,
  UNIQUE (document, raw_hash, path)
) STRICT;
CREATE INDEX sightings_by_hash ON sightings (raw_hash);
CREATE TABLE codings (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number),
  coder TEXT NOT NULL,              -- version of the coder
  outcome TEXT NOT NULL CHECK (outcome IN ('coded', 'other-language')),
  language TEXT,
  states TEXT NOT NULL,             -- JSON list: countries that the document is mainly about, most first
  skipped TEXT NOT NULL,            -- JSON list of [where, reason]
  at TEXT NOT NULL,
  UNIQUE (document, coder)
) STRICT;
CREATE TABLE claims (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,          -- first 16 hex digits of the SHA-256 of what is claimed and where
  document INTEGER NOT NULL REFERENCES documents (number),
  start INTEGER NOT NULL,           -- span in the document's text, in characters, end open
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  kind TEXT NOT NULL,
  event TEXT,
  mode TEXT,
  stance TEXT NOT NULL,
  status TEXT NOT NULL,
  supplier TEXT,
  recipient TEXT,
  commodity TEXT,
  first_day TEXT,                   -- when it happened: first and last day
  last_day TEXT,
  record TEXT NOT NULL              -- the whole claim as JSON in the codebook's words
) STRICT;
CREATE INDEX claims_by_document ON claims (document, start);
CREATE TABLE coded_claims (
  coding INTEGER NOT NULL REFERENCES codings (number),
  claim INTEGER NOT NULL REFERENCES claims (number),
  position INTEGER NOT NULL,
  confidence REAL,
  traces TEXT NOT NULL,             -- JSON list of [field, start, end, maker]
  PRIMARY KEY (coding, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX coded_claims_by_claim ON coded_claims (claim);
CREATE TABLE parties (
  claim INTEGER NOT NULL REFERENCES claims (number),
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'speaker')),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  PRIMARY KEY (claim, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_country ON parties (country, role, claim);
CREATE TABLE themes (
  claim INTEGER NOT NULL REFERENCES claims (number),
  theme TEXT NOT NULL,
  PRIMARY KEY (claim, theme)
) STRICT, WITHOUT ROWID;
CREATE INDEX themes_by_theme ON themes (theme, claim);
CREATE TABLE duplicates (
  one TEXT NOT NULL REFERENCES documents (id),
  other TEXT NOT NULL REFERENCES documents (id),
  likeness REAL NOT NULL CHECK (likeness BETWEEN 0 AND 1),
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicates_by_other ON duplicates (other, one);
CREATE TABLE bands (
  band INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (number),
  PRIMARY KEY (band, document)
) STRICT, WITHOUT ROWID;
CREATE TABLE judgements (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  verb TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT NOT NULL,
  source TEXT,
  undoes TEXT REFERENCES judgements (id),
  record TEXT NOT NULL              -- the whole judgement as JSON, its claims as they then read
) STRICT;
CREATE TABLE subjects (
  judgement INTEGER NOT NULL REFERENCES judgements (number),
  claim TEXT NOT NULL,              -- id of the claim
  PRIMARY KEY (judgement, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX subjects_by_claim ON subjects (claim);
CREATE VIRTUAL TABLE documents_text USING fts5 (
  title, text, content = 'documents', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE claims_text USING fts5 (
  quote, content = 'claims', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER documents_indexed AFTER INSERT ON documents BEGIN
  INSERT INTO documents_text (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER claims_indexed AFTER INSERT ON claims BEGIN
  INSERT INTO claims_text (rowid, quote) VALUES (new.number, new.quote);
END;
CREATE VIEW current_codings AS
  SELECT codings.* FROM codings
  WHERE number = (SELECT max(number) FROM codings AS later WHERE later.document = codings.document);
CREATE VIEW current_claims AS
  SELECT claims.*, coded_claims.confidence, coded_claims.traces, coded_claims.position, current_codings.coder
  FROM current_codings
  JOIN coded_claims ON coded_claims.coding = current_codings.number
  JOIN claims ON claims.number = coded_claims.claim;
CREATE VIEW superseded_claims AS
  SELECT claims.* FROM claims WHERE number NOT IN (SELECT number FROM current_claims);
CREATE TRIGGER documents_stay BEFORE UPDATE ON documents BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER documents_last BEFORE DELETE ON documents BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER sightings_stay BEFORE UPDATE ON sightings BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER sightings_last BEFORE DELETE ON sightings BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER codings_stay BEFORE UPDATE ON codings BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER codings_last BEFORE DELETE ON codings BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER claims_stay BEFORE UPDATE ON claims BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER claims_last BEFORE DELETE ON claims BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER coded_claims_stay BEFORE UPDATE ON coded_claims BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER coded_claims_last BEFORE DELETE ON coded_claims BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER parties_stay BEFORE UPDATE ON parties BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER parties_last BEFORE DELETE ON parties BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER themes_stay BEFORE UPDATE ON themes BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER themes_last BEFORE DELETE ON themes BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER duplicates_stay BEFORE UPDATE ON duplicates BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER duplicates_last BEFORE DELETE ON duplicates BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER bands_stay BEFORE UPDATE ON bands BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER bands_last BEFORE DELETE ON bands BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgements_last BEFORE DELETE ON judgements BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER subjects_stay BEFORE UPDATE ON subjects BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER subjects_last BEFORE DELETE ON subjects BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
