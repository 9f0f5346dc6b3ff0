-- Interviews as append-only logs, the row of each kept beside, and the documents they used.

CREATE TABLE persons (
    id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- AUTOINCREMENT: the number of a deleted interview never comes back, so that the order of the list is that of creation.
CREATE TABLE interviews (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES persons (id),
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'ended')),
    created_milliseconds INTEGER NOT NULL,
    updated_milliseconds INTEGER NOT NULL,
    last_sequence INTEGER NOT NULL,
    overall_score REAL,
    overall_level REAL
) STRICT;

CREATE INDEX interviews_of_person ON interviews (person, number);

CREATE TABLE events (
    interview INTEGER NOT NULL REFERENCES interviews (number) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    time_milliseconds INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (interview, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_keys (
    interview INTEGER NOT NULL REFERENCES interviews (number) ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY (interview, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    person TEXT NOT NULL REFERENCES persons (id),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('resume', 'job')),
    file_name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    profile TEXT NOT NULL,
    created_milliseconds INTEGER NOT NULL,
    PRIMARY KEY (person, id)
) STRICT;

CREATE TABLE interview_documents (
    interview INTEGER NOT NULL REFERENCES interviews (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (interview, position),
    FOREIGN KEY (person, document) REFERENCES documents (person, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX interviews_of_document ON interview_documents (person, document);
