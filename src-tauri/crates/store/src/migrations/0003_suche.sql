-- The search index anew: names apart from running text, and the day in the row number, so that the newest comes first
-- without sorting.

DROP TABLE search_index;
DROP TABLE search_source;

-- What of a person can be looked up: words of names, their spelling keys, the Fallnummer, telephone and mail.
CREATE TABLE search_term (
    kind INTEGER NOT NULL,
    term TEXT NOT NULL,
    fall INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, term, fall)
) STRICT, WITHOUT ROWID;

CREATE INDEX search_term_of_fall ON search_term (fall, kind);

-- Where a text of the index stands. The id holds day, Fall and a serial number (search.rs says how).
CREATE TABLE search_source (
    id    INTEGER PRIMARY KEY NOT NULL,
    fall  INTEGER NOT NULL REFERENCES fall (id) ON DELETE CASCADE,
    part  TEXT NOT NULL,
    entry INTEGER NOT NULL,
    UNIQUE (part, entry)
) STRICT;

CREATE INDEX search_source_of_fall ON search_source (fall);

-- Each text as the set of its folded words. Positions are not kept: no search asks for them. Beginnings of 3 to 5 letters
-- have lists of their own, because typing passes through them and they fit many words.
CREATE VIRTUAL TABLE search_index USING fts5 (
    words, detail = none, columnsize = 0, prefix = '3 4 5', tokenize = 'ascii'
);

-- The words that stand in the index, for beginnings longer than those lists. In quotes: it is a view of the index, and
-- whoever looks for indexes to put in order must not take it for one.
CREATE VIRTUAL TABLE search_word USING "fts5vocab" (search_index, row);

-- Without this option the words of a deleted note stay in the index.
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);

-- Whoever deletes the source deletes the words, also when a whole Fall goes.
CREATE TRIGGER search_source_gone AFTER DELETE ON search_source
BEGIN
    DELETE FROM search_index WHERE rowid = old.id;
END;

CREATE INDEX person_by_birth_date ON person (birth_date);

-- Lists show the next step of every Fall.
CREATE INDEX kontakt_next_step ON kontakt (fall, next_step_on);

-- The words come from code, so the index is filled after the last step of the ladder.
INSERT INTO vault_fact (name, value) VALUES ('search_rebuild', '1')
    ON CONFLICT (name) DO UPDATE SET value = excluded.value;
