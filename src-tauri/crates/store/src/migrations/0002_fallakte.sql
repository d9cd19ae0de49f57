-- Every further part of a Fall, what was changed in it, what is typed but not saved, and the bytes of files.

ALTER TABLE einwilligung ADD COLUMN text_version TEXT NOT NULL DEFAULT '';
ALTER TABLE einwilligung ADD COLUMN recorded_by TEXT NOT NULL DEFAULT '';
ALTER TABLE einwilligung ADD COLUMN scan TEXT NOT NULL DEFAULT '';

-- Only name, birth date and Teilnahmen are left, as proof of the grant.
ALTER TABLE fall ADD COLUMN reduced INTEGER NOT NULL DEFAULT 0;

CREATE TABLE bescheid (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall         INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    kind         TEXT NOT NULL,
    dated_on     TEXT,
    served_on    TEXT,
    authority    TEXT NOT NULL,
    reference    TEXT NOT NULL,
    contested_on TEXT,
    reasoned_on  TEXT,
    remark       TEXT NOT NULL
) STRICT;

CREATE INDEX bescheid_of_fall ON bescheid (fall, served_on);

CREATE TABLE clearing (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall                 INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date"               TEXT NOT NULL,
    access               TEXT NOT NULL,
    target_group         TEXT NOT NULL,
    exception_reason     TEXT NOT NULL,
    other_fallfuehrung   TEXT NOT NULL,
    other_body           TEXT NOT NULL,
    exclusion_checked_on TEXT,
    exclusion            TEXT NOT NULL,
    voluntary            INTEGER NOT NULL,
    remark               TEXT NOT NULL
) STRICT;

CREATE INDEX clearing_of_fall ON clearing (fall, "date");

CREATE TABLE schulbildung (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall          INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date"        TEXT NOT NULL,
    level         TEXT NOT NULL,
    country       TEXT NOT NULL,
    years         INTEGER NOT NULL,
    recognised_on TEXT,
    authority     TEXT NOT NULL,
    remark        TEXT NOT NULL
) STRICT;

CREATE INDEX schulbildung_of_fall ON schulbildung (fall, "date");

CREATE TABLE berufsbildung (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall          INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date"        TEXT NOT NULL,
    level         TEXT NOT NULL,
    occupation    TEXT NOT NULL,
    country       TEXT NOT NULL,
    recognised_on TEXT,
    authority     TEXT NOT NULL,
    remark        TEXT NOT NULL
) STRICT;

CREATE INDEX berufsbildung_of_fall ON berufsbildung (fall, "date");

CREATE TABLE sprachstand (
    id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall     INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date"   TEXT NOT NULL,
    language TEXT NOT NULL,
    level    TEXT NOT NULL,
    proof    TEXT NOT NULL,
    provider TEXT NOT NULL,
    remark   TEXT NOT NULL
) STRICT;

CREATE INDEX sprachstand_of_fall ON sprachstand (fall, "date");

CREATE TABLE arbeitssituation (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall           INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    since          TEXT NOT NULL,
    "until"        TEXT,
    status         TEXT NOT NULL,
    employer       TEXT NOT NULL,
    occupation     TEXT NOT NULL,
    hours_per_week INTEGER NOT NULL,
    remark         TEXT NOT NULL
) STRICT;

CREATE INDEX arbeitssituation_of_fall ON arbeitssituation (fall, since);

CREATE TABLE leistungsbezug (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall      INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    since     TEXT NOT NULL,
    "until"   TEXT,
    kind      TEXT NOT NULL,
    authority TEXT NOT NULL,
    remark    TEXT NOT NULL
) STRICT;

CREATE INDEX leistungsbezug_of_fall ON leistungsbezug (fall, since);

CREATE TABLE ausbildung (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall          INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    starts_on     TEXT NOT NULL,
    ends_on       TEXT,
    kind          TEXT NOT NULL,
    occupation    TEXT NOT NULL,
    employer      TEXT NOT NULL,
    contract_on   TEXT,
    registered_on TEXT,
    broken_off_on TEXT,
    passed_on     TEXT,
    remark        TEXT NOT NULL
) STRICT;

CREATE INDEX ausbildung_of_fall ON ausbildung (fall, starts_on);

CREATE TABLE bedarf (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall          INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date"        TEXT NOT NULL,
    handlungsfeld TEXT NOT NULL,
    rating        TEXT NOT NULL,
    remark        TEXT NOT NULL
) STRICT;

CREATE INDEX bedarf_of_fall ON bedarf (fall, "date");

CREATE TABLE ziel (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall          INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    set_on        TEXT NOT NULL,
    handlungsfeld TEXT NOT NULL,
    wording       TEXT NOT NULL,
    priority      TEXT NOT NULL,
    state         TEXT NOT NULL,
    review_on     TEXT,
    ended_on      TEXT,
    remark        TEXT NOT NULL,
    steps         TEXT NOT NULL
) STRICT;

CREATE INDEX ziel_of_fall ON ziel (fall, set_on);

CREATE TABLE verbleib (
    id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall     INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    austritt TEXT NOT NULL,
    point    TEXT NOT NULL,
    "date"   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    remark   TEXT NOT NULL
) STRICT;

CREATE INDEX verbleib_of_fall ON verbleib (fall, "date");

CREATE TABLE fallkonferenz (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall          INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date"        TEXT NOT NULL,
    occasion      TEXT NOT NULL,
    question      TEXT NOT NULL,
    pseudonymised INTEGER NOT NULL,
    participants  TEXT NOT NULL,
    agreements    TEXT NOT NULL,
    result        TEXT NOT NULL
) STRICT;

CREATE INDEX fallkonferenz_of_fall ON fallkonferenz (fall, "date");

CREATE TABLE datei (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall       INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    title      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    "date"     TEXT NOT NULL,
    file_name  TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes      INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    remark     TEXT NOT NULL
) STRICT;

CREATE INDEX datei_of_fall ON datei (fall, "date");

CREATE TABLE strukturhemmnis (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall          INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date"        TEXT NOT NULL,
    handlungsfeld TEXT NOT NULL,
    kind          TEXT NOT NULL,
    "text"        TEXT NOT NULL,
    reported_on   TEXT
) STRICT;

CREATE INDEX strukturhemmnis_of_fall ON strukturhemmnis (fall, "date");

CREATE TABLE gesundheitsangabe (
    id     INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall   INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date" TEXT NOT NULL,
    "text" TEXT NOT NULL
) STRICT;

CREATE INDEX gesundheitsangabe_of_fall ON gesundheitsangabe (fall, "date");

CREATE TABLE frist (
    id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall    INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    due_on  TEXT NOT NULL,
    title   TEXT NOT NULL,
    basis   TEXT NOT NULL,
    done_on TEXT,
    remark  TEXT NOT NULL
) STRICT;

CREATE INDEX frist_of_fall ON frist (fall, due_on);

CREATE TABLE fristerledigung (
    id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall    INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    rule    TEXT NOT NULL,
    due_on  TEXT NOT NULL,
    done_on TEXT NOT NULL,
    remark  TEXT NOT NULL
) STRICT;

CREATE INDEX fristerledigung_of_fall ON fristerledigung (fall, due_on);

-- The bytes of a file in pieces, so that no file ever lies in memory as a whole. Without a reference to the file: the
-- bytes of a removed one wait in the bin with it.
CREATE TABLE datei_chunk (
    datei    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (datei, position)
) STRICT;

-- What a change found before it: one row a record, under the number of the line in the Protokoll. A removed record lies
-- in the bin as long as its row is the newest one. Without a reference to the Fall: a whole Fall can lie in the bin.
CREATE TABLE aenderung (
    id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sequence INTEGER NOT NULL,
    fall     INTEGER NOT NULL,
    number   TEXT NOT NULL,
    part     TEXT NOT NULL,
    entry    INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    before   TEXT,
    -- The change that this one takes back.
    undoes   INTEGER,
    -- The Fall with which this one was put together, or from which it was taken apart again.
    other    INTEGER
) STRICT;

CREATE INDEX aenderung_of_fall ON aenderung (fall, id);
CREATE INDEX aenderung_of_record ON aenderung (part, entry, id);
CREATE INDEX aenderung_of_sequence ON aenderung (sequence);
CREATE INDEX aenderung_number ON aenderung (number) WHERE part = 'fall' AND kind = 'removed';
CREATE INDEX aenderung_undoes ON aenderung (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX aenderung_other ON aenderung (other) WHERE other IS NOT NULL;
CREATE INDEX aenderung_removed ON aenderung (id) WHERE kind = 'removed' AND before IS NOT NULL;

CREATE TABLE entwurf (
    key        TEXT PRIMARY KEY NOT NULL,
    fall       INTEGER,
    -- The Fall that was put into this one with the draft.
    moved_from INTEGER,
    content    TEXT NOT NULL,
    saved_at   TEXT NOT NULL
) STRICT;

CREATE INDEX entwurf_of_fall ON entwurf (fall);

-- Two Fälle that look alike and are about two persons; the smaller id stands first.
CREATE TABLE verschieden (
    one   INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX verschieden_by_other ON verschieden (other);

-- Erased persons: a number that is never given again, when, and why. No name.
CREATE TABLE loeschung (
    number    TEXT PRIMARY KEY NOT NULL,
    erased_at TEXT NOT NULL,
    reason    TEXT NOT NULL
) STRICT;

-- Lists that a KI handed out.
CREATE TABLE preset (
    code TEXT PRIMARY KEY NOT NULL,
    json TEXT NOT NULL
) STRICT;
