"""Learned parts, each behind a one-method Protocol."""
