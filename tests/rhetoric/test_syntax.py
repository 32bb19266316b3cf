"""Questions, negation and superlatives on short invented sentences."""

import pytest
from hostile import is_quick

from analysis.rhetoric.passages import passage
from analysis.rhetoric.registry import feature


def found(id: str, text: str) -> list[str]:
    one = passage(text)
    return [one.text[hit.start : hit.end] for hit in feature(id).detect(one)]


@pytest.mark.parametrize(
    ("id", "text", "hits"),
    [
        ("question", "“Who owns the quay?”", ['Who owns the quay?"']),
        ("question", "Really?! (Yes?)", ["Really?! (Yes?)"]),
        ("question", "Is it late? Perhaps.", []),
        ("question", "?", []),
        ("question", "“Have you seen the ferry,”", ['Have you seen the ferry,"']),
        ("question", "“Had I known, I would have stayed,”", []),
        ("question", "Is it late.", []),
        ("question", "“Do it now,”", []),
        ("question", "And have it your way,", []),
        ("question", "“Do these now,”", []),
        ("question", "Do those,", []),
        ("question", "“Do this for the town,”", []),
        ("question", "“Do these people care,”", ['Do these people care,"']),
        ("question", "Have those people lost their minds,", ["Have those people lost their minds,"]),
        ("question", "Do you have it,", ["Do you have it,"]),
        ("question", "What do these cost,", ["What do these cost,"]),
        ("question", "“What matters is that we win,”", []),
        ("question", "What happened is this,", []),
        ("question", "What good is it,", ["What good is it,"]),
        ("question", "What business is that,", ["What business is that,"]),
        ("question", "Wh?? (Wh...?) ", ["Wh?? (Wh...?)"]),
        ("imperative", "STOP NOW; GO HOME.", ["STOP", "GO"]),
        ("imperative", "STOP now.", []),
        ("imperative", "Please don’t wait. ", ["wait"]),
        ("imperative", "Friends, remember the storm and rebuild.", ["remember"]),
        ("imperative", "If it rains, call me.", ["call"]),
        ("imperative", "And now let’s mend it.", ["let"]),
        ("imperative", "Work is hard. ", []),
        ("imperative", "continue to wait for the boats", []),
        ("imperative", "Judge Marden was right.", []),
        ("passive", "He’s shown us the wall, and it’s called the Bar.", ["'s called"]),
        ("passive", "There is no classified map.", []),
        ("imperative", "They wait and pay.", []),
        ("imperative", "It is late, so don’t wait for them.", ["wait"]),
        ("imperative", "You do, don’t you?", []),
        ("imperative", "When the bell rings, take the rope and pull.", ["take", "pull"]),
        ("imperative", "If you can come, and want to, stay.", []),
        ("imperative", "Look forward to seeing it.", []),
        ("imperative", "She called to “get a break” from it.", []),
        ("passive", "Attached is a copy of the chart.", ["Attached"]),
        ("passive", "It’s got to stop.", []),
        ("imperative", "Help me? ", []),
        ("passive", "It was quickly built by the town.", ["was quickly built"]),
        ("passive", "Mistakes were not always made in vain.", ["were not always made"]),
        ("passive", "Was he elected?", ["Was he elected"]),
        ("passive", "She is interested, he is gone and I am used to it.", []),
        ("passive", "It was, he said, broken.", []),
        ("passive", "It was slowly and quietly sold, and hardly or well.", ["was slowly and quietly sold"]),
        ("passive", "We were shocked by the tide, and prepared.", ["were shocked"]),
        ("passive", "The pier was unaffected by the tide.", []),
        ("passive", "It is indeed by the quay, and the boats are in need of paint.", []),
        ("passive_agent", "It was built last year by the town.", ["was built"]),
        ("passive_agent", "It was built by 2019 and by hand.", []),
        ("comparative", "A wider, safer and more costly bridge.", ["wider", "safer", "more"]),
        ("comparative", "Her brother is a stranger.", []),
        ("nominalisation", "The renovation of the nation brought happiness and abilities.", ["renovation", "happiness", "abilities"]),
        ("nominalisation", "The government of the city met for a moment.", []),
        ("negation", "We don’t know, and no one will, nor can’t is no answer.", ["n't", "no one", "nor", "n't", "no"]),
        ("negation", "Nothing without a fight.", ["Nothing", "without"]),
        ("negation", "See No. 5 and know the knot.", []),
        ("superlative", "The longest, most costly and best bridge.", ["longest", "most", "best"]),
        ("superlative", "The west has an interest in the forest.", []),
    ],
)  # fmt: skip
def test_hits(id, text, hits):
    assert found(id, text) == hits


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("question", "Why" + "?" * 20_000 + "x"),
        ("question", "Why" + "?!" * 20_000 + "x"),
        ("imperative", "Stop now; " * 8000),
        ("imperative", "STOP NOW; " * 8000),
        ("imperative", "please " * 8000),
        ("nominalisation", "a" * 40_000),
        ("modal_possibility", "a May " * 20_000),
        ("modal_prediction", "we’d " * 10_000),
    ],
)
def test_one_long_sentence_is_read_at_once(id, text):
    assert is_quick(lambda text: list(feature(id).detect(passage(text))), text)
