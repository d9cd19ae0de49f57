-- The whole schema as it stands, by table. Generated; a test holds it to the migrations (UPDATE=1 rewrites it).

CREATE TABLE absender (
    signing_key TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL
) STRICT;

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

CREATE INDEX aenderung_number ON aenderung (number) WHERE part = 'fall' AND kind = 'removed';

CREATE INDEX aenderung_of_fall ON aenderung (fall, id);

CREATE INDEX aenderung_of_record ON aenderung (part, entry, id);

CREATE INDEX aenderung_of_sequence ON aenderung (sequence);

CREATE INDEX aenderung_other ON aenderung (other) WHERE other IS NOT NULL;

CREATE INDEX aenderung_removed ON aenderung (id) WHERE kind = 'removed' AND before IS NOT NULL;

CREATE INDEX aenderung_undoes ON aenderung (undoes) WHERE undoes IS NOT NULL;

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

CREATE TABLE ansprache (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    date       TEXT NOT NULL,
    programme  TEXT NOT NULL,
    place      TEXT NOT NULL,
    reached    INTEGER NOT NULL,
    interested INTEGER NOT NULL
) STRICT;

CREATE INDEX ansprache_by_date ON ansprache (date);

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
, xlsx BLOB NOT NULL DEFAULT x'', pdf BLOB NOT NULL DEFAULT x'') STRICT;

CREATE TABLE berichtstext (
    kind        TEXT PRIMARY KEY NOT NULL,
    text        TEXT NOT NULL,
    reviewed_on TEXT
) STRICT;

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

CREATE TABLE datei_chunk (
    datei    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (datei, position)
) STRICT;

CREATE TABLE eingang (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    packet_sha256 TEXT NOT NULL UNIQUE,
    packet_id     TEXT NOT NULL,
    pseudonym     TEXT NOT NULL,
    purpose       TEXT NOT NULL,
    created_on    TEXT NOT NULL,
    valid_until   TEXT NOT NULL,
    replaces      TEXT NOT NULL,
    signing_key   TEXT NOT NULL,
    reply_to      TEXT NOT NULL,
    receipt_seed  TEXT NOT NULL,
    opened_at     TEXT NOT NULL,
    fall          INTEGER,
    last_number   INTEGER NOT NULL,
    last_answer   TEXT
) STRICT;

CREATE INDEX eingang_of_fall ON eingang (fall) WHERE fall IS NOT NULL;

CREATE INDEX eingang_of_packet ON eingang (packet_id);

CREATE INDEX eingang_of_sender ON eingang (signing_key);

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
, text_version TEXT NOT NULL DEFAULT '', recorded_by TEXT NOT NULL DEFAULT '', scan TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX einwilligung_of_fall ON einwilligung (fall, given_on);

CREATE TABLE entwurf (
    key        TEXT PRIMARY KEY NOT NULL,
    fall       INTEGER,
    -- The Fall that was put into this one with the draft.
    moved_from INTEGER,
    content    TEXT NOT NULL,
    saved_at   TEXT NOT NULL
) STRICT;

CREATE INDEX entwurf_of_fall ON entwurf (fall);

CREATE TABLE fall (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    number    TEXT NOT NULL UNIQUE,
    opened_on TEXT NOT NULL,
    closed_on TEXT
, reduced INTEGER NOT NULL DEFAULT 0) STRICT;

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

CREATE TABLE gesundheitsangabe (
    id     INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fall   INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    "date" TEXT NOT NULL,
    "text" TEXT NOT NULL
) STRICT;

CREATE INDEX gesundheitsangabe_of_fall ON gesundheitsangabe (fall, "date");

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

CREATE INDEX kontakt_next_step ON kontakt (fall, next_step_on);

CREATE INDEX kontakt_of_fall ON kontakt (fall, "date");

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

CREATE TABLE loeschung (
    number    TEXT PRIMARY KEY NOT NULL,
    erased_at TEXT NOT NULL,
    reason    TEXT NOT NULL
) STRICT;

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

CREATE INDEX person_by_birth_date ON person (birth_date);

CREATE INDEX person_by_name ON person (sort_name);

CREATE TABLE preset (
    code TEXT PRIMARY KEY NOT NULL,
    json TEXT NOT NULL
) STRICT;

CREATE TABLE projektende (
    fall      INTEGER PRIMARY KEY NOT NULL,
    stelle    INTEGER NOT NULL REFERENCES stelle (id),
    product   TEXT NOT NULL,
    form      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    problem   TEXT NOT NULL
) STRICT;

CREATE TABLE protokoll (
    sequence      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at            TEXT NOT NULL,
    op            TEXT NOT NULL,
    number        TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL
) STRICT;

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

CREATE VIRTUAL TABLE search_index USING fts5 (
    words, detail = none, columnsize = 0, prefix = '3 4 5', tokenize = 'ascii'
);

CREATE TRIGGER search_source_gone AFTER DELETE ON search_source
BEGIN
    DELETE FROM search_index WHERE rowid = old.id;
END;

CREATE TABLE search_source (
    id    INTEGER PRIMARY KEY NOT NULL,
    fall  INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    part  TEXT NOT NULL,
    entry INTEGER NOT NULL,
    UNIQUE (part, entry)
) STRICT;

CREATE INDEX search_source_of_fall ON search_source (fall);

CREATE TABLE search_term (
    kind INTEGER NOT NULL,
    term TEXT NOT NULL,
    fall INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, term, fall)
) STRICT, WITHOUT ROWID;

CREATE INDEX search_term_of_fall ON search_term (fall, kind);

CREATE VIRTUAL TABLE search_word USING "fts5vocab" (search_index, row);

CREATE TABLE setting (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

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

CREATE TABLE statistik_bewegung (
    id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    bericht INTEGER NOT NULL REFERENCES bericht (id),
    release INTEGER NOT NULL,
    unit    TEXT NOT NULL,
    fall    INTEGER,
    step    TEXT NOT NULL
) STRICT;

CREATE INDEX statistik_bewegung_of_bericht ON statistik_bewegung (bericht);

CREATE INDEX statistik_bewegung_of_fall ON statistik_bewegung (fall);

CREATE TABLE statistik_ereignis (
    bericht  INTEGER NOT NULL REFERENCES bericht (id),
    release  INTEGER NOT NULL,
    ereignis TEXT NOT NULL,
    entry    INTEGER NOT NULL,
    PRIMARY KEY (ereignis, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE stelle (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name           TEXT NOT NULL UNIQUE,
    kind           TEXT NOT NULL,
    contact_person TEXT NOT NULL,
    street         TEXT NOT NULL,
    place          TEXT NOT NULL,
    age_recipient  TEXT NOT NULL
) STRICT;

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

CREATE TABLE tafel (
    name       TEXT NOT NULL,
    period     TEXT NOT NULL,
    written_on TEXT NOT NULL,
    content    TEXT NOT NULL,
    PRIMARY KEY (name, period)
) STRICT, WITHOUT ROWID;

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
, product TEXT NOT NULL DEFAULT 'packet', form TEXT NOT NULL DEFAULT 'key', kind TEXT NOT NULL DEFAULT 'nicht_erhoben', valid_until TEXT NOT NULL DEFAULT '', receipt_key TEXT NOT NULL DEFAULT '', replaces INTEGER, consent INTEGER, relaxed TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE INDEX uebergabe_of_fall ON uebergabe (fall, created_at);

CREATE TABLE uebergabe_code (
    uebergabe INTEGER NOT NULL,
    code      TEXT NOT NULL,
    surfaces  TEXT NOT NULL,
    PRIMARY KEY (uebergabe, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE uebergabe_ereignis (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    uebergabe      INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    "on"           TEXT NOT NULL,
    source         TEXT NOT NULL,
    reason         TEXT NOT NULL,
    remark         TEXT NOT NULL,
    "by"           TEXT NOT NULL,
    leads_from     TEXT,
    receipt_sha256 TEXT NOT NULL,
    receipt_number INTEGER NOT NULL
) STRICT;

CREATE INDEX ereignis_of_uebergabe ON uebergabe_ereignis (uebergabe, id);

CREATE TABLE uebergabe_passwort (
    uebergabe  INTEGER PRIMARY KEY NOT NULL,
    packet     TEXT NOT NULL,
    passphrase TEXT NOT NULL
) STRICT;

CREATE TABLE vault_fact (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

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

CREATE TABLE verschieden (
    one   INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX verschieden_by_other ON verschieden (other);

CREATE TABLE wort_entscheidung (
    fall        INTEGER NOT NULL,
    folded      TEXT NOT NULL,
    word        TEXT NOT NULL,
    keep        INTEGER NOT NULL,
    replacement TEXT NOT NULL,
    moved_from  INTEGER, accept INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (fall, folded)
) STRICT, WITHOUT ROWID;

CREATE INDEX wort_entscheidung_moved ON wort_entscheidung (moved_from) WHERE moved_from IS NOT NULL;

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
