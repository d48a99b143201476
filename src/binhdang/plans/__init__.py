"""Plans in force, their outline, tasks and duties (kế hoạch)."""
