"""What must be fast, measured beside what one would pick instead."""
