"""What a model of coreference is given: whom a mention is weighed against, and what speaks for each."""

from __future__ import annotations

from scenes import mention, person
from waqai.model import EntityKind, Mention
from waqai.resolve.cluster import Cluster
from waqai.resolve.coreference import comparable, link_features, standings


def known(*mentions: Mention) -> Cluster:
    return Cluster(list(mentions))


ARMY = known(mention("body:جيش وطني", 2, kind=EntityKind.MILITARY, country="LBN"))
MAN = known(person("سليم حداد", 4))
CROWD = known(mention("crowd:سكان", 6, kind=EntityKind.POPULATION, form="description"))


def test_only_like_is_weighed_against_like() -> None:
    assert comparable(person("حداد", 9), MAN)
    assert not comparable(person("حداد", 9), ARMY)
    assert comparable(mention("body:جيش", 9, kind=EntityKind.ARMED_GROUP), ARMY), "a word in common"
    assert comparable(mention("body:وفد", 9), ARMY), "of no kind"
    assert comparable(person("حداد", 9), known(mention("body:وفد")))


def test_two_full_names_side_by_side_are_two_people() -> None:
    known = Cluster([person("سليم حداد", 0)])
    assert not comparable(person("كريم نصار", 3), known)
    assert comparable(person("كريم نصار", 30), known)
    assert comparable(person("سالم الحداد", 3), known)
    assert comparable(person("نصار", 3), known)


def test_standings_count_from_the_last_named() -> None:
    other = known(person("كريم حداد", 1))
    rows = list(standings(person("حداد", 9), [CROWD, MAN, ARMY, other]))
    assert [cluster for cluster, _ in rows] == [MAN, other]
    near, far = (standing for _, standing in rows)
    assert (near.rank, near.kin_rank, near.kin, near.alike) == (1, 0, 2, 2)
    assert (far.rank, far.kin_rank) == (3, 1)


def features(one: Mention, cluster: Cluster) -> set[str]:
    ((_, standing),) = standings(one, [cluster])
    return set(link_features(one, cluster, standing).flat())


def test_features_tell_the_same_from_another() -> None:
    same, another = features(person("حداد", 9), MAN), features(person("نصار", 9), MAN)
    assert {"rule=True", "overlap=2"} <= same
    assert {"rule=False", "overlap=0"} <= another


def test_features_tell_countries_apart() -> None:
    assert "country=True|military" in features(mention("body:جيش", 9, kind=EntityKind.MILITARY, country="LBN"), ARMY)
    assert "country=False|military" in features(mention("body:جيش", 9, kind=EntityKind.MILITARY, country="SYR"), ARMY)
    assert "country=unknown|military" in features(mention("body:جيش", 9, kind=EntityKind.MILITARY), ARMY)


def test_features_tell_where_a_mention_stands() -> None:
    office = mention("office:وزير", 6, kind=EntityKind.PERSON, form="office")
    assert "apposed=0|person=True|office|name" in features(office, MAN)
    inside = mention("body:جيش", 2, kind=EntityKind.MILITARY)
    assert "inside" in features(inside, ARMY)


def test_no_feature_names_anybody() -> None:
    """What is learned must not hang on the names of one report."""
    text = " ".join(features(person("حداد", 9), MAN))
    assert "حداد" not in text
    assert "سليم" not in text


def test_a_known_body_is_compared_by_the_words_printed() -> None:
    army = known(mention("actor:xyz_army", 2, kind=EntityKind.MILITARY, printed="جيش ميانمار"))
    longer = features(mention("body:قوات جيش ميانمار", 9, kind=EntityKind.MILITARY), army)
    assert {"overlap=3", "contains=True|name|military"} <= longer
    other = features(mention("body:قوات حدود", 9, kind=EntityKind.MILITARY), army)
    assert {"overlap=0", "contains=False|name|military"} <= other


def test_a_pronoun_asks_whose_fighters_they_are() -> None:
    group = known(mention("body:حركه مسلحه", 2, kind=EntityKind.ARMED_GROUP))
    fighters = mention("crowd:مقاتلي", 5, form="description", pronoun="ها")
    assert {"pronoun", "pronoun=ها|armed_group|None|rank=0"} <= features(fighters, group)
    plain = mention("crowd:مقاتلين", 5, form="description")
    assert not any(feature.startswith("pronoun") for feature in features(plain, group))
