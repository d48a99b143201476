"""What every app's rules share."""


class RuleBroken(Exception):
    """A rule of the work says no; the message tells the person what is wrong and what to do."""
