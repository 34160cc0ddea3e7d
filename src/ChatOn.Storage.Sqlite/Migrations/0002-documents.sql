-- What is loaded whole at start and replaced whole: accounts, registered rooms, bans, read markers. The body is the server's affair.
CREATE TABLE documents (
    kind INTEGER NOT NULL,
    key  TEXT    NOT NULL,
    body BLOB    NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
