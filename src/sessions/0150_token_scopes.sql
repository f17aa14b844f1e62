-- Personal access tokens that may do less than their owner. A token without a row may do everything.
CREATE TABLE heliograph_token_scopes (
    tokenid VARCHAR(26) NOT NULL PRIMARY KEY,
    verbs VARCHAR(64) NOT NULL,
    channels TEXT NOT NULL,
    maymentionall BOOLEAN NOT NULL
);
