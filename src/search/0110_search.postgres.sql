CREATE INDEX heliograph_search_message ON posts USING gin (to_tsvector('english', message));
CREATE INDEX heliograph_search_hashtags ON posts USING gin (to_tsvector('english', hashtags));
