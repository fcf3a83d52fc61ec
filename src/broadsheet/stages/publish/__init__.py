"""A page becomes HTML, JSON and feeds."""
