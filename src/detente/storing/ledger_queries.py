"""The ledger's longer statements, each once; values are always bound, never written in."""

COUNT = "SELECT count(*) FROM "
INSERT = "INSERT INTO {} ({}) VALUES ({})"
CURRENT = """
SELECT c.*, d.id AS document_id, d.date AS document_date, d.publisher AS document_publisher
FROM current_claims AS c JOIN documents AS d ON d.number = c.document"""
SUPERSEDED = """
SELECT c.*, NULL AS confidence, NULL AS traces,
  d.id AS document_id, d.date AS document_date, d.publisher AS document_publisher
FROM superseded_claims AS c JOIN documents AS d ON d.number = c.document"""
ORDER = "ORDER BY coalesce(c.first_day, d.date, '9999'), d.id, c.start, c.id"
STALE = """
SELECT * FROM documents
WHERE NOT EXISTS (SELECT 1 FROM codings WHERE document = documents.number AND coder = ?) AND id > ?
ORDER BY id LIMIT 1"""
DUPLICATES = """
SELECT other AS id, likeness FROM duplicates WHERE one = ?
UNION SELECT one, likeness FROM duplicates WHERE other = ? ORDER BY likeness DESC, id"""
PUBLISHERS = """
SELECT DISTINCT sightings.publisher FROM sightings JOIN documents ON documents.number = sightings.document
WHERE documents.id = ? AND sightings.publisher IS NOT NULL ORDER BY sightings.publisher"""
STATES = """
SELECT states FROM current_codings JOIN documents ON documents.number = document WHERE documents.id = ?"""
SEARCH = """
SELECT documents.id, documents.title, snippet(documents_text, 1, '[', ']', ' … ', 24)
FROM documents_text JOIN documents ON documents.number = documents_text.rowid
WHERE documents_text MATCH ? ORDER BY documents_text.rank, documents.id LIMIT ?"""
JUDGED = """
SELECT record FROM judgements JOIN subjects ON subjects.judgement = judgements.number
WHERE subjects.claim = ? ORDER BY at, judgements.id"""
MEETING = """
SELECT DISTINCT documents.id, documents.text FROM bands JOIN documents ON documents.number = bands.document
WHERE band IN"""
CODED_BYTES = """
SELECT 1 FROM sightings JOIN codings ON codings.document = sightings.document WHERE raw_hash = ? AND coder = ?"""
