-- What is older than trimmed_before is unreadable. last_time is the greatest time of an entry that was removed, so that times go on
-- increasing though it is gone.
ALTER TABLE rooms ADD COLUMN trimmed_before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN last_time INTEGER;

-- Rooms with history that is still to be removed: what is older than a time, which of a room that is gone is everything.
ALTER TABLE erased_rooms RENAME TO removals;
ALTER TABLE removals RENAME COLUMN id TO room;
ALTER TABLE removals ADD COLUMN older_than INTEGER NOT NULL DEFAULT 9223372036854775807;

-- Senders whose entries are unreadable and still to be removed, and the last entry that was looked at.
CREATE TABLE erased_senders (
    id   INTEGER PRIMARY KEY,
    room INTEGER NOT NULL,
    time INTEGER NOT NULL
) STRICT;
