"""What holds for all tests: a busy machine is no failure, so no property has a deadline by the clock."""

from hypothesis import settings

settings.register_profile("broadsheet", deadline=None)
settings.load_profile("broadsheet")
