"""The rhetoric room: one family of features a module."""
