"""Reference tables of the reader: document types, agencies and their short forms, words that steer it."""
