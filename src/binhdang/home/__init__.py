"""The first screen of each role (việc của tôi)."""
