"""Which mentions are one place, what encloses it, and where it lies."""

from __future__ import annotations

from waqai.language import analyse
from waqai.mentions.places import find_places
from waqai.model import Place
from waqai.resolve.places import resolve_places


def places(text: str) -> dict[str, Place]:
    return {place.name: place for place in resolve_places(find_places(analyse(text)), text)}


def within(text: str) -> dict[str, str | None]:
    found = resolve_places(find_places(analyse(text)), text)
    by_id = {place.id: place.name for place in found}
    return {place.name: by_id[place.within] if place.within else None for place in found}


def test_a_name_with_and_without_its_unit_is_one_place() -> None:
    found = places("هدأت محافظة شبوة بعد أيام. وقال سكان في شبوة إن الطرق فتحت.")
    assert list(found) == ["محافظة شبوة"]
    assert found["محافظة شبوة"].aliases == ("شبوة",)


def test_a_city_is_not_its_province_once_both_are_named() -> None:
    found = places("قصفت أحياء في مدينة درعا، وسقط ضحايا في بلدات من محافظة درعا.")
    assert {"مدينة درعا", "محافظة درعا"} <= set(found)
    assert (found["مدينة درعا"].precision, found["محافظة درعا"].precision) == ("point", "area")


def test_words_that_point_back_join_the_last_place_of_their_kind() -> None:
    found = places("دخلت القافلة مدينة تعز ظهرا. وغادرت المدينة مساء، فيما بقيت قوة في مطار تعز وأغلقت المطار.")
    assert "المدينة" in found["مدينة تعز"].aliases
    assert "المطار" in found["مطار تعز"].aliases


def test_the_country_of_the_report_is_what_the_country_means() -> None:
    found = places("أعلنت الحكومة السودانية الطوارئ في السودان. وتوقفت الدراسة في شمال البلاد.")
    assert "البلاد" in found["السودان"].aliases
    assert found["شمال البلاد"].within == found["السودان"].id


def test_sides_of_one_place_are_one_however_printed() -> None:
    found = places("نزح آلاف من شمالي سوريا. ويشهد الشمال السوري قصفا، وتوقفت الإغاثة في شمال سوريا.")
    assert [place for place in found.values() if len(place.mentions) == 3]


def test_the_capital_is_one_place() -> None:
    found = places("سمع دوي انفجار في العاصمة الليبية طرابلس. وأغلقت مدارس في العاصمة.")
    assert found["العاصمة الليبية طرابلس"].aliases == ("العاصمة",)
    assert found["العاصمة الليبية طرابلس"].country == "LBY"


def test_the_town_of_its_own_word_is_meant_before_a_bare_name() -> None:
    found = places("سيطرت القوات على بلدة مارينكا غرب دونيتسك. وتواصل القتال في شوارع البلدة.")
    assert "البلدة" in found["بلدة مارينكا"].aliases


def test_a_strip_and_its_city_are_two() -> None:
    found = places("قصفت طائرات مواقع وسط قطاع غزة، ثم أحياء شمال مدينة غزة.")
    assert found["مدينة غزة"].within == found["قطاع غزة"].id


def test_the_seat_of_a_province_is_not_the_province() -> None:
    found = places("وصلت القافلة إلى مدينة الفاشر عاصمة ولاية شمال دارفور في السودان.")
    assert found["ولاية شمال دارفور"].aliases == ()


def test_borders_by_name_and_by_adjective_are_one() -> None:
    found = places("أغلق الجيش الحدود مع تركيا. وشوهدت دوريات قرب الحدود التركية.")
    assert "الحدود التركية" in found["الحدود مع تركيا"].aliases


def test_a_place_lies_within_what_the_words_or_the_map_say() -> None:
    inside = within("وقعت غارة على بلدة داعل في محافظة درعا جنوبي سوريا. وهدأت طفس.")
    assert inside["بلدة داعل"] == "محافظة درعا"
    assert inside["طفس"] == "محافظة درعا"
    assert inside["محافظة درعا"] == "جنوبي سوريا"
    assert inside["جنوبي سوريا"] == "سوريا"


def test_precision_and_coordinates() -> None:
    found = places("سقطت قذيفة قرب قاعدة حميميم، وتجمع نازحون في الغوطة الشرقية وفي قرية أم زعرورة وفي سوريا.")
    base, region = found["قاعدة حميميم"], found["الغوطة الشرقية"]
    assert (base.precision, base.country) == ("point", "SYR")
    assert base.latitude is not None
    assert abs(base.latitude - 35.4) < 0.1
    assert region.precision == "area"
    assert (found["قرية أم زعرورة"].precision, found["قرية أم زعرورة"].latitude) == ("unknown", None)
    assert (found["سوريا"].precision, found["سوريا"].country) == ("area", "SYR")


def test_a_state_that_only_acts_is_left_out_with_what_it_does() -> None:
    assert places("رحبت فرنسا بالاتفاق، ودعت روسيا إلى التهدئة") == {}


def test_the_same_text_gives_the_same_places() -> None:
    text = "عبر النازحون معبر باب الهوى إلى مدينة إدلب"
    assert places(text) == places(text)


def grades(text: str) -> dict[str, tuple[int | None, int | None]]:
    return {name: (place.acled, place.ucdp) for name, place in places(text).items()}


def test_grades_say_how_closely_the_words_place_it() -> None:
    found = grades("سقطت قذائف في مدينة إدلب وفي أطراف مدينة إعزاز، ونزح سكان من محافظة درعا وانتشرت فرق في سوريا.")
    assert found["مدينة إدلب"] == (1, 1)
    assert found["أطراف مدينة إعزاز"] == (2, 2)
    assert found["محافظة درعا"] == (3, 4)
    assert found["سوريا"] == (None, 6)
    assert grades("دارت معارك في جبل صبر في اليمن.")["جبل صبر"] == (2, 2)


def test_a_side_of_a_town_lies_by_it() -> None:
    side = places("اندلعت اشتباكات شرقي مدينة تعز في اليمن.")["شرقي مدينة تعز"]
    assert side.latitude is not None
    assert abs(side.latitude - 13.58) < 0.1
    assert (side.precision, side.ucdp, side.gazetteer_id) == ("area", 2, None)


def test_a_side_of_a_country_has_the_country_and_no_spot() -> None:
    side = places("نزح آلاف من شمال سوريا.")["شمال سوريا"]
    assert (side.country, side.latitude, side.ucdp) == ("SYR", None, 6)


def test_a_side_that_tells_where_another_place_lies_is_left_open() -> None:
    assert places("تجدد القصف في مأرب (شرق صنعاء) في اليمن.")["شرق صنعاء"].latitude is None
    assert places("انفجر لغم على بعد 70 كيلومترا شمال تعز في اليمن.")["شمال تعز"].latitude is None


def test_the_countryside_of_a_seat_is_that_of_its_province() -> None:
    found = places("قصفت المدفعية قرى في ريف حلب الشمالي وبساتين في ريف إعزاز في سوريا.")
    assert found["ريف حلب الشمالي"].ucdp == 4
    assert found["ريف إعزاز"].ucdp == 2


def test_what_spans_several_countries_has_no_spot() -> None:
    region = places("تزور البعثة عدة دول في منطقة الشرق الأوسط.")["منطقة الشرق الأوسط"]
    assert (region.latitude, region.acled, region.ucdp) == (None, None, None)
    sea = places("أبحرت سفن في البحر الأحمر.")["البحر الأحمر"]
    assert (sea.latitude, sea.acled, sea.ucdp) == (None, None, 7)


def test_the_country_beside_a_name_decides_among_namesakes() -> None:
    text = "وصل الوفد الأميركي من الولايات المتحدة إلى مدينة فرانكفورت الألمانية، وعاد الأميركيون."
    assert next(place for name, place in places(text).items() if "فرانكفورت" in name).country == "DEU"


def test_a_small_namesake_abroad_is_no_reading() -> None:
    found = places("تقدم الجيش اليمني في اليمن نحو منطقة بساتين، وعاد اليمنيون إلى عدن وتعز، وتوعدت إيران بالرد.")
    assert all(place.country != "IRN" for name, place in found.items() if "بساتين" in name)


def test_a_name_that_looks_like_a_word_with_a_pronoun_is_found_whole() -> None:
    assert places("وقع التفجير في مسجد بأبها في السعودية.")["أبها"].country == "SAU"


def test_a_road_lies_between_its_ends_where_they_are_close() -> None:
    road = places("قطع مسلحون طريق صنعاء – ذمار في اليمن.")["طريق صنعاء – ذمار"]
    assert (road.precision, road.acled, road.ucdp) == ("area", 3, 5)
    assert road.latitude
    assert 14.5 < road.latitude < 15.4
    assert places("قطع مسلحون طريق عدن – حضرموت في اليمن.")["طريق عدن – حضرموت"].latitude is None
    assert places("انفجر لغم على طريق صنعاء في اليمن.")["طريق صنعاء"].latitude is None


def test_a_side_behind_a_word_for_lying_tells_where_something_lies() -> None:
    assert places("تقع البادية إلى الشرق من حمص في سوريا.")["الشرق من حمص"].latitude is None
    assert places("اقتحم مسلحون بلدة أم زعرورة الواقعة شرق حمص في سوريا.")["شرق حمص"].latitude is None
    assert places("انفجر لغم على بعد 700 كيلومتر تقريبا جنوبي طرابلس في ليبيا.")["جنوبي طرابلس"].latitude is None


def test_the_country_of_the_story_decides_between_cities_of_one_name() -> None:
    idlib = places("تحطمت طائرة في مدينة أريحا، وقال سوريون إن الجيش السوري انسحب.")["مدينة أريحا"]
    valley = places("أغلق الاحتلال مدينة أريحا، وقال فلسطينيون إن الشرطة الفلسطينية انسحبت.")["مدينة أريحا"]
    assert (idlib.country, valley.country) == ("SYR", "PSE")


def test_of_two_towns_of_one_name_the_one_near_the_other_places_is_meant() -> None:
    syria = places("أعلن الجيش السوري دخول صيدا بعد انسحاب المسلحين من درعا وأم المياذن")
    lebanon = places("قصفت الطائرات أطراف صيدا في جنوب لبنان قرب صور")
    assert syria["صيدا"].gazetteer_id == "own:syr_saida_daraa"
    assert lebanon["صيدا"].gazetteer_id == "own:lbn_sidon"
