"""Paragraphs, sentences and words with exact offsets, and a straightened copy for counting."""

Span = tuple[int, int]
