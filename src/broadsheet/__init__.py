"""Broadsheet reads news feeds and publishes one page per event, every sentence with its sources' words."""
