"""A story becomes a page."""
