"""Feeds and pages in."""
