-- Whether a delivery has been sent again.
CREATE INDEX heliograph_deliveries_replays ON heliograph_deliveries (replayof) WHERE replayof <> '';
