"""Tasks, who does them and how far they are (nhiệm vụ)."""
