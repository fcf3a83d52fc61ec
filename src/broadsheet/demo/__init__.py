"""The demo edition: a small world of news on loopback."""
