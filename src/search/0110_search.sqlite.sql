CREATE VIRTUAL TABLE heliograph_search USING fts5(
    message, hashtags, content='posts', content_rowid='rowid', columnsize=0,
    tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE heliograph_search_cursor (
    name varchar(26) NOT NULL PRIMARY KEY,
    position bigint NOT NULL,
    postid varchar(26) NOT NULL
);
