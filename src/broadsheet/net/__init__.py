"""Requests to the outside world, with its limits and guards."""
