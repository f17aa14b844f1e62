CREATE INDEX heliograph_search_message ON posts USING gin (to_tsvector('simple', message));
CREATE INDEX heliograph_search_hashtags ON posts USING gin (to_tsvector('simple', hashtags));
