"""Names inside titles, offices and letters: what is the name and what is not."""

from __future__ import annotations

import pytest

from tests.quotes.attributed import speakers

SOURCES = [
    # titles and the letters after a name
    ("Trustee Paul Wenzel", "Paul Wenzel"),
    ("Paul Wenzel eventually", "Paul Wenzel"),
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
    ("A trader, who identified herself simply as Mama Ejima,", "Ejima"),
    # titles of other countries, ranks, abbreviations and branches in brackets
    ("Elder Rambu Konda, 79,", "Rambu Konda"),
    ("Nana Kobina Esuon", "Kobina Esuon"),
    ("Vice-captain Deng Riak", "Deng Riak"),
    ("MPA Parveen Sanj", "Parveen Sanj"),
    ("Deputy Harbour Officer (DHO) Ada Reed", "Ada Reed"),
    ("Deputy superintendent of police (headquarters) Tom Hale", "Tom Hale"),
    # a title that is a given name
    ("her husband, the radio host Duke Reed,", "Duke Reed"),
    ("Duke Reed", "Reed"),
    ("YB Chong Wai Kit", "Chong Wai Kit"),
    ("Former Veldkamp engineer Henk Drost", "Henk Drost"),
    ("His neighbour across the water, retired teacher Alden Whit,", "Alden Whit"),
    # who speaks through somebody is not that one
    ("The mayor, who spoke through his secretary, Ada Reed,", "mayor"),
    ("Former Arizona governor Jan Brewer, an early supporter,", "Jan Brewer"),
    ("Ada Reed herself, who was not there,", "Ada Reed"),
    ("The American Legion", "American Legion"),
    ("Atlantic City Mayor Don Guardian", "Don Guardian"),
    ("Dean Baker, co-director of a think tank,", "Dean Baker"),
    ("U.S. District Court Judge Daniel Porter Jordan III", "Daniel Porter Jordan III"),
    ("South Korean-born Monte Hale", "Monte Hale"),
    ("Fox News Sean Hale", "Sean Hale"),
    ("Co-moderator Andrea Hale", "Andrea Hale"),
    ("Reed surrogate and actor Tim Hale", "Tim Hale"),
    # one person told of twice, and the day
    ("Secretary Tom Hale, a former Iowa governor and a key Reed supporter here,", "Tom Hale"),
    ("GOP presidential contender and former neurosurgeon Ben Carse", "Ben Carse"),
    ("Mayor Ada Reed and actor Tom Hale", "Ada Reed & Tom Hale"),
    ("Ada Reed, the former governor, and Senator Tom Hale of Ohio", "Ada Reed & Tom Hale"),
    ("Mr. King and Mr. Hale", "King & Hale"),
    ("Ada Reed late Monday", "Ada Reed"),
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
    ("The Ceann Comhairle, Ada Reed, rose. {“Order,”} said [the Ceann Comhairle].", "Ada Reed"),
    ("[Superintendent of Police Ada Reed] said {no}. [Tom Hale] left. According to [the SP], {yes}.", "Ada Reed"),
    ("[Trade Cabinet Secretary Dr Ada Reed] said {no}. [Tom Hale] left. [The CS] said {yes}.", "Ada Reed"),
    ("[Tolmar Trade Bank (TTB)] said {no}. [Top Trade Boss Ada Reed] left. [The TTB] said {yes}.", "Tolmar Trade Bank"),
    ("[Det Sgt Tom Hale] said {no}. {“Yes,”} [the detective] said.", "Tom Hale"),
    ("The fisherman was Abu Khaled Dannaoui. He is old. {“No,”} [he] said.", "Abu Khaled Dannaoui"),
    ("[Pak Hamzah] said {no}. [Hamzah Tok Awang] left.", "Hamzah Tok Awang"),
    ("[Snr Supt Marva Gill] said {no}. {“Yes,”} [the senior officer] said.", "Marva Gill"),
    # a surname that comes with the next name
    ("Keith and Wendy Marchbank came. {“Yes,”} said [Mrs Marchbank].", "Wendy Marchbank"),
    ("Keith and Wendy Marchbank came. {“Yes,”} said [Keith].", "Keith Marchbank"),
    ("Keith Brown came. Keith and Wendy Marchbank came. {“Yes,”} said [Keith].", "Keith Brown"),
    ("[Vikram Hale, dean of the college,] said {no}. {“Yes,”} [Dean Hale] said.", "Vikram Hale"),
    # an age, a longer form, a first word that speaks: one person
    ("[Rokeyo Begumi] sat {there}. [Rokeyo] said {no}.", "Rokeyo Begumi"),
    ("MB: No more land\n\nKOTA TOLMAR: Minister Ada Reed sat down. [She] said {no}.", "Ada Reed"),
    ("TOLMAR: Minister Ada Reed sat down. [She] said {no}.", "Ada Reed"),
    ("{“No,”} said [Jorimo Khatoon]. Jorimo, 46, stays. [She] said {yes}.", "Jorimo Khatoon"),
    ("[Judge Ann Roe] met Yohanes Umbu Rara {there}. Umbu Rara, a guard, wept. [Umbu Rara] said {yes}.", "Yohanes Umbu Rara"),
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
    ("It sued Daesan. [Daesan] rejected {it}. {“It is ours,”} [the company] said.", "Daesan"),
    ("It sued Daesan. [Daesan] rejected {it}.\n\n{“It is ours,”} [the company] said.", "company"),
    ("Somebody posted a clip on Facebook. [The company] said {no}.", "company"),
    ("[The auction house, Verhaegen & Zonen,] said {no}.", "Verhaegen & Zonen"),
    ("[Marks & Spencer] said {no}.", "Marks & Spencer"),
    ("[Ada Reed & Tom Hale] said {no}.", "Ada Reed & Tom Hale"),
    ("[The Federation of Bus Drivers] said {no} to it.", "Federation of Bus Drivers"),
    ("[The Council of Bishops] said {no} to it.", "Council of Bishops"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPANIES)
def test_a_company_told_of_as_one(text, expected):
    assert speakers(text)[-1] == expected
