-- What happens to a Fallübergabe after it was made, packets of others, and the end of a project.

ALTER TABLE uebergabe ADD COLUMN product TEXT NOT NULL DEFAULT 'packet';
ALTER TABLE uebergabe ADD COLUMN form TEXT NOT NULL DEFAULT 'key';
ALTER TABLE uebergabe ADD COLUMN kind TEXT NOT NULL DEFAULT 'nicht_erhoben';
ALTER TABLE uebergabe ADD COLUMN valid_until TEXT NOT NULL DEFAULT '';
-- Public half of the key that signs receipts; empty for papers and for packets that had none.
ALTER TABLE uebergabe ADD COLUMN receipt_key TEXT NOT NULL DEFAULT '';
-- The Übergabe in whose place this one stands, and the consent it rests on; both may be gone.
ALTER TABLE uebergabe ADD COLUMN replaces INTEGER;
ALTER TABLE uebergabe ADD COLUMN consent INTEGER;
-- Fields that left in another way than the profile says, as JSON.
ALTER TABLE uebergabe ADD COLUMN relaxed TEXT NOT NULL DEFAULT '[]';

-- As the program does it without a wish: an answer is awaited for four weeks.
UPDATE uebergabe SET valid_until = date(created_at, '+28 days');

-- What happened. Without a reference to the Übergabe: the events of one that lies in the bin wait there with it.
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

-- The mapping: what stands in the packet and what stands in the Fall. Without a reference, as above.
CREATE TABLE uebergabe_code (
    uebergabe INTEGER NOT NULL,
    code      TEXT NOT NULL,
    surfaces  TEXT NOT NULL,
    PRIMARY KEY (uebergabe, code)
) STRICT, WITHOUT ROWID;

-- Decisions about words of a Fall, under the folded word. A Fall that is put into another one leaves a copy there, and
-- the copy counts as long as it stays there.
CREATE TABLE wort_entscheidung (
    fall        INTEGER NOT NULL,
    folded      TEXT NOT NULL,
    word        TEXT NOT NULL,
    keep        INTEGER NOT NULL,
    replacement TEXT NOT NULL,
    moved_from  INTEGER,
    PRIMARY KEY (fall, folded)
) STRICT, WITHOUT ROWID;

CREATE INDEX wort_entscheidung_moved ON wort_entscheidung (moved_from) WHERE moved_from IS NOT NULL;

-- Packets of others that were opened here, without their content. The seed signs receipts for this packet alone.
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

CREATE INDEX eingang_of_packet ON eingang (packet_id);
CREATE INDEX eingang_of_sender ON eingang (signing_key);
CREATE INDEX eingang_of_fall ON eingang (fall) WHERE fall IS NOT NULL;

-- What the keys of senders are called here: bodies, never persons in care.
CREATE TABLE absender (
    signing_key TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL
) STRICT;

-- The plan for the end of the project, one row a Fall. Without a reference: it waits in the bin with its Fall.
CREATE TABLE projektende (
    fall      INTEGER PRIMARY KEY NOT NULL,
    stelle    INTEGER NOT NULL REFERENCES stelle (id),
    product   TEXT NOT NULL,
    form      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    problem   TEXT NOT NULL
) STRICT;
