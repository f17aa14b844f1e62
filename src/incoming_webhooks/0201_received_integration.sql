-- Which integration read a request, and what event it saw.
ALTER TABLE heliograph_received ADD COLUMN integration TEXT NOT NULL DEFAULT '';
ALTER TABLE heliograph_received ADD COLUMN event TEXT NOT NULL DEFAULT '';
