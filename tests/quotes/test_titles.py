"""Names inside titles, offices and letters: what is the name and what is not."""

from __future__ import annotations

import pytest

from tests.quotes.attributed import speakers

SOURCES = [
    # titles and the letters after a name
    ("Trustee Paul Wenzel", "Paul Wenzel"),
    ("Senior Fatima Hale", "Fatima Hale"),
    ("Recorder Hugh Stell", "Hugh Stell"),
    ("Comrade Ezekiel Terfa", "Ezekiel Terfa"),
    ("Gogo Nomusa Hadebe", "Nomusa Hadebe"),
    ("SP Hauwa Gambo", "Hauwa Gambo"),
    ("Catcher Brody Vance", "Brody Vance"),
    ("Miriam Oyelaran KC", "Miriam Oyelaran"),
    ("Ada Reed MP, who sits for Tolmar,", "Ada Reed"),
    ("Mohd. Iqbal Ansari", "Mohd. Iqbal Ansari"),
    ("Ada Reed herself", "Ada Reed"),
    # an office and its field before the name
    ("Minister for Housing Orla Kinsella", "Orla Kinsella"),
    ("Minister of State for Rural Affairs Emil Cazacu", "Emil Cazacu"),
    ("Senior Minister of State for Trade Dr Janet Phua", "Janet Phua"),
    ("Superintendent of Police Amrita Bhullar", "Amrita Bhullar"),
    ("Bay of Tolmar Heritage Society chairwoman Ada Reed", "Ada Reed"),
    ("Chair of governors Ada Reed", "Ada Reed"),
    # a name at the end of a description
    ("one docker who gave his name only as Désiré", "Désiré"),
    ("Her course mate, who identified himself simply as Chidi,", "Chidi"),
    ("The singer known as Juçara, a frequent target,", "Juçara"),
    ("a medic who goes by Bo Ni", "Bo Ni"),
    ("one of them, a bookkeeper,", "bookkeeper"),
    # none of theirs
    ("Senior White House officials", "Senior White House officials"),
    ("lawyers for both Tom and Ada Reed", "lawyers for both Tom and Ada Reed"),
    ("Lawyers for President Ada Reed", "lawyers for President Ada Reed"),
    ("The No 8", "No 8"),
]


@pytest.mark.parametrize(("source", "expected"), SOURCES)
def test_the_name_in_a_source(source, expected):
    assert speakers(f"[{source}] said {{no}}.") == [expected]


TOGETHER = [
    # the name right behind a description that the source ends with
    ("{“No,”} says [their teacher], Ada Reed, without looking up.", "Ada Reed"),
    ("{“No,”} says [their teacher]. Ada Reed laughs.", "teacher"),
    ("MNA Tom Hale rose. {“No,”} [the MNA] said.", "Tom Hale"),
    ("Father Tom Hale sat. {“No,”} [the priest] said.", "Tom Hale"),
    ("[Chua Bee Hiang] said {no}. Sentencing Chua, the judge left. [Chua] said {yes}.", "Chua Bee Hiang"),
    ("Ong Ah Geok wept. [Madam Ong] said {no}.", "Ong Ah Geok"),
    ("[DPP Tom Hale] said {no}. [DPP Hale] said {yes}.", "Tom Hale"),
    ("The Ceann, Ada Reed, rose. {“Order,”} said [the Ceann].", "Ada Reed"),
    ("In the Bronx, Ada Reed, 46, rose. {“Order,”} said [the Bronx].", "Bronx"),
    ("[Councillor Ada Reed (Ind, Kilbride and Glen)], who left, rose. [She] said {no}.", "Ada Reed"),
    ("An angry word came from Councillor Ada Reed (Ind, Kilbride and Glen), [who] said {no}.", "Ada Reed"),
    ("At Tolmar he was taught by the formidable EM Stell, [who] said {no}.", "EM Stell"),
    ("OPPOSITION LEADER ADA REED, IN A STATEMENT:\n\n{“No.”}\n\n[Reed] said {yes}.", "Ada Reed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_one_person_by_several_names(text, expected):
    assert speakers(text)[-1] == expected


COMPANIES = [
    ("It is a setback for Whitcomb Energy Partners, which has spent millions. [The company] said {no}.", "Whitcomb Energy Partners"),
    ("A mine sells to Tres Cruces, a Lima-based company that buys gold. [The company] said {no}.", "Tres Cruces"),
    ("The Tolmar Institute, a former Reed administration office, left. [The administration] said {no}.", "administration"),
    ("[Officials at Tolmar Investigations, a division of Trade Enforcement,] said {no}. [The agency] said {yes}.", "Tolmar Investigations"),
    ("Somebody posted a clip on Facebook. [The company] said {no}.", "company"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPANIES)
def test_a_company_told_of_as_one(text, expected):
    assert speakers(text)[-1] == expected
