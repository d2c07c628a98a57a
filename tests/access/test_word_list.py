"""The list of words that codes are made of: easy to say, to hear and to tell apart."""

import re
from collections import Counter, defaultdict
from collections.abc import Set
from pathlib import Path

TEXT = Path(__file__).parents[2].joinpath("portal", "access", "words.txt").read_text("utf-8")
WORDS = TEXT.split()
LIST = frozenset(WORDS)

BANNED = """
    zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty stop
    full dot dash hyphen space comma period point colon enter return delete undo redo new line cap caps
    scratch go to and the of tab escape select click press open close copy cut paste save print help
    cancel sleep wake quote bracket slash star hash plus minus equal percent number spell capital next
    back scroll home end insert correct switch mouse window menu page screen button link field box wheel
    blind lame cane crutch deaf dumb slow walk limp stick chair ramp step stairs badge council car park
    parking permit vehicle driver letter word code form reply answer appeal pension carer arm leg foot
    hand knee hip back head eye ear nose heart bone lung skin chest neck pain ill cancer blood fever cough
    nurse doctor tablet pill stroke stump dead death die grave cry sad lonely war gun bomb knife kill
    fight hunt attack screw bum butt cock tit god church temple pope prayer bible hymn vote nation king
    queen throne crown apple jack mark robin rose lily daisy poppy holly ivy amber ruby jade hazel olive
    ginger basil dragon shell puma jaguar amazon galaxy oracle turkey china jersey bath reading hull cork
    rugby sandwich
"""
HOMOPHONES = """
    air heir aisle isle allowed aloud ant aunt ate bail bale bare bear bazaar bizarre be bee beach beech
    beat beet been bean bell belle berry bury blew blue board bored bolder boulder bough bow boy buoy
    brake break bread bred bridal bridle broach brooch burrow borough buy by bye cast caste cell sell
    cellar seller cent scent cereal serial check cheque choir quire chord cord coarse course cue queue
    currant current cymbal symbol days daze dear deer dew due die dye doe dough draft draught fair fare
    farther father feat feet fir fur flair flare flaw floor flea flee flour flower flu flue for fort
    fought foul fowl gait gate grate great groan grown guessed guest hail hale hair hare hall haul hangar
    hanger hay hey heal heel hear here heard herd higher hire him hoarse horse hole whole holy hour our
    idle idol jam jamb kernel key quay knight night knit know no knot not lane lain leak leek leased least
    lesson lessen loan lone made maid mail male main mane maize maze meat meet medal meddle metal mettle
    mind mined moor more morning mourning muscle mussel none nun oar ore or pail pale pair pear pane pause
    paws pea peace piece peak pier peer peal peel pedal peddle place plaice plain plane plum plumb pole
    poll pore pour poor praise prays pray prey principal profit prophet prince prints rain reign rap wrap
    raw roar read red reed right rite write ring road rode role roll root route rose rows rough ruff rung
    sail sale sauce source saw sore scene seen sea see seam seem sew sow shear sheer shoe shore sure side
    sighed sight site sink sync slay sleigh soar sole soul some sum son sun stair stare stake steak
    stationary steal steel storey story straight strait suede swayed suite sweet sundae surf serf tail
    tale talk torque tea tee team teem tear their there threw through throw tide tied toad toe tow told
    tor tutor vain vein vale veil wade waist waste wail whale wait weight war wore ware wear way weigh
    weak week weather whether weave which witch whine wine wood would yoke yolk you
"""


def forms_of(word: str) -> set[str]:
    """Return the word with what English puts at the end of one."""
    forms = {word + end for end in ("s", "es", "d", "ed", "r", "er", "ing")}
    for stem in (word.removesuffix("e"), word + word[-1]):  # bake, baking; swim, swimming
        forms |= {stem + end for end in ("ed", "er", "ing")}
    if word.endswith("y"):
        forms |= {word[:-1] + end for end in ("ies", "ied", "ier")}
    return forms - {word}


def rests(starts: Set[str], wholes: Set[str]) -> set[str]:
    """Return what is left of one word after another that it starts with."""
    return {whole[at:] for whole in wholes for at in range(1, len(whole)) if whole[:at] in starts}


def test_there_are_1024_different_words() -> None:
    """Each word is ten bits, which takes 1,024 of them and none twice."""
    assert [word for word, count in Counter(WORDS).items() if count > 1] == []
    assert len(WORDS) == 1024


def test_each_word_is_short_and_plain() -> None:
    """A word has three to seven letters from a to z, and a line to itself."""
    assert [word for word in WORDS if not re.fullmatch("[a-z]{3,7}", word)] == []
    assert "".join(f"{word}\n" for word in WORDS) == TEXT


def test_the_words_are_sorted() -> None:
    """A word is found, or found missing, at its place in the alphabet."""
    assert sorted(WORDS) == WORDS


def test_no_word_is_one_letter_from_another() -> None:
    """One letter that is wrong, missing or too many never makes another word of the list."""
    holes = defaultdict(set)
    for word in LIST:
        for at in range(len(word)):
            holes[f"{word[:at]}_{word[at + 1 :]}"].add(word)
    assert [sorted(alike) for alike in holes.values() if len(alike) > 1] == []
    shorter = {(word, word[:at] + word[at + 1 :]) for word in LIST for at in range(len(word))}
    assert sorted(pair for pair in shorter if pair[1] in LIST) == []


def test_no_word_is_a_form_of_another() -> None:
    """There is no plural beside its singular, and no other word with just an ending added."""
    assert sorted((word, form) for word in LIST for form in forms_of(word) & LIST) == []


def test_no_word_is_banned() -> None:
    """No word is a digit, an order to a computer, unkind, or about what our applicants live with."""
    assert sorted(LIST & set(BANNED.split())) == []


def test_no_word_sounds_like_another_word() -> None:
    """No word is one of the well-known pairs that sound alike, whose spelling nobody can hear."""
    assert sorted(LIST & set(HOMOPHONES.split())) == []


def test_words_run_together_are_taken_apart_in_one_way() -> None:
    """However many words are said in one breath, nothing is ever left over that begins another reading."""
    left, seen = rests(LIST, LIST), set[str]()
    while left - seen:
        seen |= left
        left = rests(LIST, left) | rests(left, LIST)
    assert sorted(seen & LIST) == []
