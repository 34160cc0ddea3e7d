-- Rooms and, with no name, conversations of two. A room that was erased has no row here.
CREATE TABLE rooms (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    folded       TEXT UNIQUE,
    topic        TEXT,
    topic_set_by TEXT,
    topic_set_at INTEGER
) STRICT;

-- entry tells the entries of a list apart; it is empty for a letter that has one value.
CREATE TABLE room_modes (
    room     INTEGER NOT NULL,
    letter   TEXT    NOT NULL,
    is_list  INTEGER NOT NULL,
    entry    TEXT    NOT NULL,
    argument TEXT    NOT NULL,
    set_by   TEXT    NOT NULL,
    set_at   INTEGER NOT NULL,
    UNIQUE (room, letter, is_list, entry)
) STRICT;

-- The newest entries of all rooms in the order of their commits, so that a commit writes few pages however many rooms it is
-- about. From time to time all of them are spread, sorted, over the two tables below.
CREATE TABLE tail (
    seq       INTEGER PRIMARY KEY,
    room      INTEGER NOT NULL,
    time      INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    sender    INTEGER NOT NULL,
    client_id TEXT,
    body      BLOB    NOT NULL
) STRICT;

-- Clustered by what a message id consists of, so that neither reading nor writing needs another index.
CREATE TABLE history (
    room      INTEGER NOT NULL,
    time      INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    sender    INTEGER NOT NULL,
    client_id TEXT,
    body      BLOB    NOT NULL,
    PRIMARY KEY (room, time)
) STRICT, WITHOUT ROWID;

CREATE TABLE client_ids (
    sender    INTEGER NOT NULL,
    client_id TEXT    NOT NULL,
    room      INTEGER NOT NULL,
    time      INTEGER NOT NULL,
    PRIMARY KEY (sender, client_id)
) STRICT, WITHOUT ROWID;

-- Rooms whose history is still to be removed.
CREATE TABLE erased_rooms (
    id INTEGER PRIMARY KEY
) STRICT;

-- One row. last_time is the greatest time or id of all that was erased.
CREATE TABLE store (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    last_time INTEGER NOT NULL
) STRICT;

INSERT INTO store (one, last_time) VALUES (1, 0);
