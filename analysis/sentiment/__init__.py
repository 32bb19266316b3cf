"""The sentiment room: three questions, answered apart.

`tone` asks how pleasant or unpleasant the words are and lists every word that counted. `textblob_polarity` and
`vader` answer the same with published tools, to compare with. `score_sentiment` puts tone and TextBlob beside a
table of quotes or voices, and `tone_evidence` shows the sentences behind a group's tone. `toward` asks what the writer
of a sentence thinks of somebody named in it; `score_targets` asks it for everybody an article names, and says whose
sentiment it is.
"""

from analysis.sentiment.blob import textblob_polarity
from analysis.sentiment.score import score_sentiment, tone_evidence
from analysis.sentiment.targets import score_targets
from analysis.sentiment.tone import tone
from analysis.sentiment.toward import toward
from analysis.sentiment.vader import vader

__all__ = [
    "score_sentiment",
    "score_targets",
    "textblob_polarity",
    "tone",
    "tone_evidence",
    "toward",
    "vader",
]
