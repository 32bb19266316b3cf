"""The sentiment room: tone of words, TextBlob, sentiment towards targets."""
