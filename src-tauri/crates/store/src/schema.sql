-- The whole schema as it stands, by table. Generated; a test holds it to the migrations (UPDATE=1 rewrites it).

CREATE TABLE aufenthaltsdokument (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall        INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,
    number      TEXT NOT NULL,
    issued_on   TEXT,
    valid_until TEXT,
    authority   TEXT NOT NULL
) STRICT;

CREATE INDEX aufenthaltsdokument_of_fall ON aufenthaltsdokument (fall, valid_until);

CREATE TABLE aufenthaltsstatus (
    id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall    INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    kind    TEXT NOT NULL,
    basis   TEXT NOT NULL,
    since   TEXT NOT NULL,
    "until" TEXT,
    remark  TEXT NOT NULL
) STRICT;

CREATE INDEX aufenthaltsstatus_of_fall ON aufenthaltsstatus (fall, since);

CREATE TABLE bericht (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    programme   TEXT NOT NULL,
    first_day   TEXT NOT NULL,
    last_day    TEXT NOT NULL,
    released_at TEXT NOT NULL,
    json        BLOB NOT NULL,
    csv         BLOB NOT NULL,
    sha256      TEXT NOT NULL,
    ledger      TEXT NOT NULL
) STRICT;

CREATE TABLE einwilligung (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall         INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    kind         TEXT NOT NULL,
    stelle       TEXT NOT NULL,
    purpose      TEXT NOT NULL,
    data_groups  TEXT NOT NULL,
    language     TEXT NOT NULL,
    interpreter  INTEGER NOT NULL,
    form         TEXT NOT NULL,
    given_on     TEXT NOT NULL,
    valid_until  TEXT,
    withdrawn_on TEXT
) STRICT;

CREATE INDEX einwilligung_of_fall ON einwilligung (fall, given_on);

CREATE TABLE fall (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    number    TEXT NOT NULL UNIQUE,
    opened_on TEXT NOT NULL,
    closed_on TEXT
) STRICT;

CREATE TABLE kontakt (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall         INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date"       TEXT NOT NULL,
    kind         TEXT NOT NULL,
    minutes      INTEGER NOT NULL,
    interpreter  TEXT NOT NULL,
    no_show      INTEGER NOT NULL,
    subjects     TEXT NOT NULL,
    "text"       TEXT NOT NULL,
    next_step    TEXT NOT NULL,
    next_step_on TEXT,
    structural   INTEGER NOT NULL
) STRICT;

CREATE INDEX kontakt_of_fall ON kontakt (fall, "date");

CREATE TABLE migration (
    number     INTEGER PRIMARY KEY NOT NULL,
    applied_at TEXT NOT NULL
) STRICT;

CREATE TABLE nebenbestimmung (
    id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall    INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    kind    TEXT NOT NULL,
    wording TEXT NOT NULL,
    since   TEXT NOT NULL,
    "until" TEXT
) STRICT;

CREATE INDEX nebenbestimmung_of_fall ON nebenbestimmung (fall, since);

CREATE TABLE outbox (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    bericht      INTEGER NOT NULL REFERENCES bericht (id),
    name         TEXT NOT NULL UNIQUE,
    bytes        BLOB NOT NULL,
    content_hash TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    state        TEXT NOT NULL,
    attempts     INTEGER NOT NULL,
    last_code    TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    fall                  INTEGER PRIMARY KEY NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    family_name           TEXT NOT NULL,
    given_name            TEXT NOT NULL,
    call_name             TEXT NOT NULL,
    sort_name             TEXT NOT NULL,
    birth_date            TEXT,
    birth_date_precision  TEXT,
    gender                TEXT NOT NULL,
    nationality           TEXT NOT NULL,
    entry_date            TEXT,
    entry_date_precision  TEXT,
    street                TEXT NOT NULL,
    postcode              TEXT NOT NULL,
    municipality          TEXT NOT NULL,
    ags                   TEXT NOT NULL,
    housing               TEXT NOT NULL,
    best_time             TEXT NOT NULL,
    needs_interpreter     INTEGER NOT NULL,
    -- Short lists without a life of their own, as JSON.
    aliases               TEXT NOT NULL,
    languages             TEXT NOT NULL,
    phones                TEXT NOT NULL,
    messengers            TEXT NOT NULL,
    emails                TEXT NOT NULL,
    dritte                TEXT NOT NULL
) STRICT;

CREATE INDEX person_by_name ON person (sort_name);

CREATE TABLE protokoll (
    sequence      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at            TEXT NOT NULL,
    op            TEXT NOT NULL,
    number        TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (words, tokenize = "unicode61 remove_diacritics 0");

CREATE TABLE search_source (
    id    INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall  INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    part  TEXT NOT NULL,
    entry INTEGER NOT NULL,
    UNIQUE (part, entry)
) STRICT;

CREATE INDEX search_source_of_fall ON search_source (fall);

CREATE TABLE setting (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE stelle (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name           TEXT NOT NULL UNIQUE,
    kind           TEXT NOT NULL,
    contact_person TEXT NOT NULL,
    street         TEXT NOT NULL,
    place          TEXT NOT NULL,
    age_recipient  TEXT NOT NULL
) STRICT;

CREATE TABLE teilnahme (
    id              INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall            INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    programme       TEXT NOT NULL,
    baustein        TEXT NOT NULL,
    traeger         TEXT NOT NULL,
    course_start    TEXT,
    eintritt        TEXT NOT NULL,
    austritt        TEXT,
    austritt_reason TEXT
) STRICT;

CREATE INDEX teilnahme_of_fall ON teilnahme (fall, eintritt);

CREATE TABLE uebergabe (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall          INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    stelle        TEXT NOT NULL,
    created_at    TEXT NOT NULL,
    purpose       TEXT NOT NULL,
    consent_on    TEXT NOT NULL,
    packet_id     TEXT NOT NULL UNIQUE,
    pseudonym     TEXT NOT NULL,
    packet_sha256 TEXT NOT NULL,
    letter_sha256 TEXT NOT NULL,
    passed_over   INTEGER NOT NULL
) STRICT;

CREATE INDEX uebergabe_of_fall ON uebergabe (fall, created_at);

CREATE TABLE vault_fact (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE vermittlung (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall       INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date"     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    offer      TEXT NOT NULL,
    result     TEXT NOT NULL,
    ended_on   TEXT,
    end_reason TEXT NOT NULL
) STRICT;

CREATE INDEX vermittlung_of_fall ON vermittlung (fall, "date");
