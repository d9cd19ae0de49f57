-- Passphrases of packets that a run at the end of a project made, until somebody has noted them; then the row goes for
-- good. Without a reference: one of a Fall in the bin waits there with its Übergabe. It names nobody, so an older
-- program may still open the file.
CREATE TABLE uebergabe_passwort (
    uebergabe  INTEGER PRIMARY KEY NOT NULL,
    packet     TEXT NOT NULL,
    passphrase TEXT NOT NULL
) STRICT;

-- The suggestion of the program holds for this word wherever it makes one. A program that does not know this replaces the
-- word by a code, which tells less.
ALTER TABLE wort_entscheidung ADD COLUMN accept INTEGER NOT NULL DEFAULT 0;
