"""What negation, contractions and apostrophes do to the words after them: one line a case."""

from __future__ import annotations

import pytest

from analysis.sentiment import tone
from analysis.text import straighten

# The words that count, in order; one that was turned is marked with "~", phrases are joined by "_".
CASES = [
    # Plain words and plain negators.
    ("The plan is good.", "good"),
    ("The plan is not good.", "~good"),
    ("The plan is not a good one.", "~good"),
    ("This was never a good idea.", "~good"),
    ("There is no good way out.", "~good"),
    ("Nobody is happy here.", "~happy"),
    ("None of it was helpful.", "~helpful"),
    ("Nothing about it is honest.", "~honest"),
    ("They left without success.", "~success"),
    ("It is hardly a success.", "~success"),
    ("She is rarely wrong.", "~wrong"),
    ("He cannot win.", "~win"),
    ("They are no longer friends.", "~friends"),
    ("No one was hurt.", "~hurt"),
    ("The lack of respect is plain.", "~respect"),
    ("The report is anything but honest.", "~honest"),
    ("We are far from happy.", "~happy"),
    # Contractions, straight.
    ("It isn't good.", "~good"),
    ("They aren't happy.", "~happy"),
    ("It wasn't a success.", "~success"),
    ("We weren't wrong.", "~wrong"),
    ("I don't trust in miracles.", "~miracles"),
    ("She doesn't love it.", "~love"),
    ("He didn't help.", "~help"),
    ("We can't win.", "~win"),
    ("We won't fail.", "~fail"),
    ("It wouldn't be fair.", "~fair"),
    ("You couldn't be happy.", "~happy"),
    ("They shouldn't worry.", "~worry"),
    ("It hasn't improved.", "~improved"),
    ("We haven't lost.", "~lost"),
    ("She hadn't failed.", "~failed"),
    ("You mustn't lie.", "~lie"),
    ("That ain't good.", "~good"),
    ("It needn't hurt.", "~hurt"),
    ("We shan't win.", "~win"),
    # Contractions, curly and other apostrophes, capitals, none at all.
    ("It isn’t good.", "~good"),
    ("They aren’t happy.", "~happy"),
    ("I don’t hate it.", "~hate"),
    ("We can’t win.", "~win"),
    ("We won’t fail.", "~fail"),
    ("It hasn’t improved.", "~improved"),
    ("“It isn’t a disaster,” she said.", "~disaster"),
    ("It isnʼt good.", "~good"),
    ("It isn‘t good.", "~good"),
    ("It isn`t good.", "~good"),
    ("IT ISN'T GOOD.", "~GOOD"),
    ("It isnt good.", "~good"),
    ("I dont hate it.", "~hate"),
    # Apostrophes that are no negators.
    ("It’s good.", "good"),
    ("The town's great hope is gone.", "great hope"),
    ("The disaster's victims came.", "disaster's victims"),
    ("The disaster’s victims came.", "disaster’s victims"),
    ("The workers’ joy was short.", "joy"),
    ("We’re proud, and they’re glad.", "proud glad"),
    ("It’ll be terrible.", "terrible"),
    # A clause bounds what a negator reaches.
    ("It is not cheap, but it is good.", "good"),
    ("It isn't cheap, it is good.", "good"),
    ("It is not cheap; it is good.", "good"),
    ("No, it is good.", "good"),
    ("Why not? It is good.", "good"),
    ("It is not cheap – it is good.", "good"),
    ("It is not new (it is good).", "good"),
    ("I did not come here because the deal is bad.", "bad"),
    ("They did not say a word about what the mayor thought was good.", "good"),  # more than five words on
    ("It is not honest or fair.", "~honest ~fair"),
    ("It is neither honest nor fair.", "~honest ~fair"),
    ("She is not kind, honest, or fair.", "~honest ~fair"),
    ("It is not smart, handsome, nor funny.", "~smart ~handsome ~funny"),
    ("It is not bad and not good.", "~bad ~good"),
    # Phrases that look like negation.
    ("It is not only good, it is great.", "good great"),
    ("It’s not just bad.", "bad"),
    ("No doubt she is honest.", "honest"),
    ("Without a doubt it was great.", "great"),
    ("It is nothing but a disaster.", "disaster"),
    ("It was nothing short of a disaster.", "disaster"),
    ("We could not be more proud.", "proud"),
    ("I can't help but love it.", "love"),
    ("At least it isn't a horrible book.", "~horrible"),
    # Verbs of ending turn what is bad, verbs of failing what is good.
    ("They want to prevent violence.", "~violence"),
    ("The law will curb corruption.", "~corruption"),
    ("We will end this terrible war.", "~terrible ~war"),
    ("The fight against poverty goes on.", "~poverty"),
    ("It ended in a great party.", "great"),
    ("Every song ended with a drowning.", "drowning"),
    ("By the end of a terrible week they met.", "terrible"),
    ("It is nothing to do with the scandal.", "scandal"),
    ("We can solve the crisis.", "solve ~crisis"),
    ("He failed to win.", "failed_to ~win"),
    ("She was unable to help.", "unable_to ~help"),
    ("They refused to surrender to terror.", "refused_to terror"),
    ("They chose war instead of peace.", "war ~peace"),
    ("The law did not prevent violence.", "violence"),  # two that govern undo each other
    ("They failed to prevent the attack.", "failed_to attack"),
    ("She never failed to impress us.", "~failed_to impress"),
    ("He can't stop lying.", "lying"),
    ("It is not without merit.", "merit"),
    ("We couldn’t be happier.", "couldn’t_be_happier"),
    ("There is no shortage of heroes.", "heroes"),
    ("They cannot deny that it was a success.", "success"),
    ("Few people are happy with it.", "~happy"),
    ("A few people are happy with it.", "happy"),
    ("In the last few years they were happy.", "happy"),
    ("It was a so-called success.", "~success"),
    ("He was acquitted of fraud.", "~fraud"),
    # Two negators undo each other only across clauses; the word itself decides elsewhere.
    ("Don't say it isn't good.", "~good"),
    ("It is unfair, not fair.", "unfair ~fair"),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_what_counts_and_what_is_turned(text, words):
    found = tone([text])["hits"].item()
    plain = {hit.word: tone([hit.word])["hits"].item()[0].weight for hit in found}
    marked = [hit.word if hit.weight * plain[hit.word] > 0 else f"~{hit.word}" for hit in found]
    assert " ".join(word.replace(" ", "_") for word in marked) == words


@pytest.mark.parametrize(("text", "words"), CASES)
def test_apostrophes_make_no_difference(text, words):
    assert tone([text])["tone"].item() == tone([straighten(text)])["tone"].item()


def test_there_are_many_cases():
    assert len({text for text, _ in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("a good deal", "a very good deal"),
        ("a slightly good deal", "a good deal"),
        ("a very bad deal", "a bad deal"),
        ("a bad deal", "a somewhat bad deal"),
        ("such a disaster", "a disaster"),
    ],
)
def test_intensifiers(weaker, stronger):
    assert tone([weaker])["tone"].item() < tone([stronger])["tone"].item()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officials of the Justice Department met.", ""),
        ("Justice Department officials met.", ""),
        ("They asked for justice.", "justice"),
        ("The Freedom Party lost.", "lost"),
        ("Freedom is good.", "Freedom good"),
        ("Grace’s house was sold.", ""),  # a bare noun with 's opens a sentence only as a name
        ("The disaster’s end is near.", "disaster’s"),
        ("They came to Hope’s farm.", ""),
        ("Budget-wise it was a bad year.", "bad"),
        ("I am afraid of traitors.", "afraid traitors"),
        ("He said: “Great news for us.”", "Great"),
        ("Sadly Reed was wrong.", "Sadly wrong"),
        ("A GREAT day, a total DISASTER.", "GREAT DISASTER"),
        ("Mayor Wins Praise for Brave Rescue", "Wins Praise Brave Rescue"),  # a headline
        ("The united parties of the security council supported it like that.", ""),
        ("They met at the health care centre.", ""),
        ("They care about it.", "care"),
        ("It was an ill-advised and cold-blooded act.", "ill-advised cold-blooded"),
        ("A scandal-free, non-violent, anti-corruption week.", ""),
        ("😀 ;-) :-(", ""),
    ],
)
def test_names_and_senses(text, words):
    assert " ".join(hit.word for hit in tone([text])["hits"].item()) == words
