-- What stands around the Fälle. None of it names somebody in care, so an older program may still open the file.

-- Offers of Stellen.
CREATE TABLE angebot (
    id              INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    title           TEXT NOT NULL,
    stelle          INTEGER NOT NULL REFERENCES stelle (id),
    handlungsfelder TEXT NOT NULL,
    kind            TEXT NOT NULL,
    places          INTEGER,
    free_places     INTEGER,
    free_as_of      TEXT,
    valid_from      TEXT,
    valid_until     TEXT,
    language_level  TEXT,
    requirements    TEXT NOT NULL,
    remark          TEXT NOT NULL
) STRICT;

CREATE INDEX angebot_of_stelle ON angebot (stelle);

-- How many people were spoken to; numbers only.
CREATE TABLE ansprache (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    date       TEXT NOT NULL,
    programme  TEXT NOT NULL,
    place      TEXT NOT NULL,
    reached    INTEGER NOT NULL,
    interested INTEGER NOT NULL
) STRICT;

CREATE INDEX ansprache_by_date ON ansprache (date);

-- Own wording for the report of Strukturhemmnisse, one a kind. Goes in only after it was searched for names.
CREATE TABLE berichtstext (
    kind        TEXT PRIMARY KEY NOT NULL,
    text        TEXT NOT NULL,
    reviewed_on TEXT
) STRICT;

-- Protected tables as they were written, so that what was told once is told again and never told otherwise.
CREATE TABLE tafel (
    name       TEXT NOT NULL,
    period     TEXT NOT NULL,
    written_on TEXT NOT NULL,
    content    TEXT NOT NULL,
    PRIMARY KEY (name, period)
) STRICT, WITHOUT ROWID;
