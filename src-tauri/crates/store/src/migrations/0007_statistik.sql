-- What released reports counted, with the Fall behind it, so that nobody is counted twice and late entries go into the
-- running report. The Fall is no reference: it is wiped when the person is erased, and the count stays. A program that does
-- not keep these books would release numbers that give the earlier ones away: a break.
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

-- Events that a released report counted. The number of a record names nobody once the record is gone.
CREATE TABLE statistik_ereignis (
    bericht  INTEGER NOT NULL REFERENCES bericht (id),
    release  INTEGER NOT NULL,
    ereignis TEXT NOT NULL,
    entry    INTEGER NOT NULL,
    PRIMARY KEY (ereignis, entry)
) STRICT, WITHOUT ROWID;

-- The other frozen files of a report.
ALTER TABLE bericht ADD COLUMN xlsx BLOB NOT NULL DEFAULT x'';
ALTER TABLE bericht ADD COLUMN pdf BLOB NOT NULL DEFAULT x'';
