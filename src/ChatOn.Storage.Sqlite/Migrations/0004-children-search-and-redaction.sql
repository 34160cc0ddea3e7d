-- parent is the time of the entry of the same room that an entry is about, or 0; text_at is where the text to be searched begins.
ALTER TABLE tail ADD COLUMN parent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tail ADD COLUMN text_at INTEGER;
ALTER TABLE history ADD COLUMN parent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE history ADD COLUMN text_at INTEGER;

CREATE TABLE children (
    room   INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    time   INTEGER NOT NULL,
    PRIMARY KEY (room, parent, time)
) STRICT, WITHOUT ROWID;

-- What the words of an entry's text come to, 16 bits each: too few to tell a word, enough to pass over most entries that do not have it.
CREATE TABLE words (
    room   INTEGER NOT NULL,
    time   INTEGER NOT NULL,
    hashes BLOB    NOT NULL,
    PRIMARY KEY (room, time)
) STRICT, WITHOUT ROWID;

-- Entries that are shown as their tombstones already, and whose text is still to be removed with their edits up to a time. The names
-- are others than those of the tables that this is compared with.
CREATE TABLE erased_entries (
    of_room   INTEGER NOT NULL,
    of_time   INTEGER NOT NULL,
    edits_to  INTEGER NOT NULL,
    tombstone BLOB    NOT NULL,
    PRIMARY KEY (of_room, of_time)
) STRICT, WITHOUT ROWID;

-- How far history is written anew, so that no page keeps a copy of what was removed; NULL when that is done.
ALTER TABLE store ADD COLUMN renewed_room INTEGER;
ALTER TABLE store ADD COLUMN renewed_time INTEGER;
ALTER TABLE store ADD COLUMN renew_again INTEGER NOT NULL DEFAULT 0;
