"""Logging in, the account, the administration and the trail, as people meet them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import Visit, grave_findings
from doorkeeping import PASSWORD
from waqai.access import People, Role
from waqai.store import open_store
from waqai.web.settings import Settings

LANGUAGES = ("ar", "en")


@dataclass(frozen=True)
class Site:
    """The desk of a team, and where it is served."""

    address: str
    people: People


@pytest.fixture(scope="module")
def team_site(seeded: Path, serve: Callable[[Settings], str], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Serve a desk with three accounts."""
    path = shutil.copy(seeded, tmp_path_factory.mktemp("team") / "desk.db")
    store = open_store(str(path))
    people = People(store)
    for name, role in (("سلمى", Role.ADMIN), ("نور", Role.REVIEWER), ("هدى", Role.READER)):
        people.add(name, role, PASSWORD)
    return Site(serve(Settings(database=str(path))), people)


@pytest.fixture
def enter(page: Page, team_site: Site) -> Callable[..., None]:
    """Give what logs in by the page."""

    def log_in(name: str, path: str = "/", lang: str = "ar", password: str = PASSWORD) -> None:
        page.goto(f"{team_site.address}{path}?lang={lang}")
        page.locator("input[name=name]").fill(name)
        page.locator("main input[name=password]").fill(password)
        page.locator("main button").click()

    return log_in


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_log_in_to_log_out(page: Page, team_site: Site, enter: Callable[..., None], lang: str) -> None:
    enter("هدى", "/reports", lang)
    expect(page).to_have_url(re.compile(r"/reports\?lang="))
    expect(page.locator(".tools")).to_contain_text("هدى")
    page.locator(".tools form button").click()
    expect(page).to_have_url(re.compile("/login"))
    page.goto(f"{team_site.address}/reports")
    expect(page).to_have_url(re.compile("/login"))


@pytest.mark.parametrize(("lang", "said"), [("ar", "لا يتطابقان"), ("en", "do not fit")])
def test_a_wrong_password_is_said(page: Page, enter: Callable[..., None], lang: str, said: str) -> None:
    enter("هدى", "/", lang, password="some other password")  # noqa: S106
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.locator("input[name=name]")).to_have_value("هدى")
    expect(page.locator("main input[name=password]")).to_have_value("")
    assert grave_findings(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["/login", "/account", "/admin", "/admin/trail"])
def test_every_page_is_open_to_everybody(
    page: Page, team_site: Site, visit: Visit, enter: Callable[..., None], path: str, lang: str
) -> None:
    if path != "/login":
        enter("سلمى", "/")
    visit(path, lang, at=team_site.address)
    assert grave_findings(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_reader_finds_no_administration(page: Page, team_site: Site, enter: Callable[..., None]) -> None:
    enter("هدى")
    expect(page.get_by_role("link", name="الإدارة")).to_have_count(0)
    answer = page.goto(f"{team_site.address}/admin")
    assert answer is not None
    assert answer.status == 403


@pytest.mark.parametrize(("lang", "made"), [("ar", "هذا هو الرمز"), ("en", "This is the token")])
def test_a_token_is_made_shown_once_and_revoked(
    page: Page, team_site: Site, enter: Callable[..., None], lang: str, made: str
) -> None:
    enter("نور", "/account", lang)
    form = page.locator("form[action='/account/tokens']")
    form.locator("input[name=label]").fill("نشرة الأسبوع")
    form.locator("input[value=review]").check()
    expect(form.locator("input[value=admin]")).to_have_count(0)
    form.locator("input[name=password]").fill(PASSWORD)
    form.locator("button").click()
    expect(page.get_by_role("status").filter(has_text=made)).to_be_visible()
    secret = page.locator(".made code").inner_text()
    assert page.request.get(f"{team_site.address}/api/v1/reports", headers={"Authorization": f"Bearer {secret}"}).ok
    page.goto(f"{team_site.address}/account")
    assert secret not in page.content()
    page.locator("form[action$=revoke] button").first.click()
    expect(page.locator("form[action$=revoke]")).to_have_count(0)
    gone = page.request.get(f"{team_site.address}/api/v1/reports", headers={"Authorization": f"Bearer {secret}"})
    assert gone.status == 401


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_admin_adds_changes_and_shuts_out(
    page: Page, team_site: Site, enter: Callable[..., None], lang: str
) -> None:
    name = f"ليلى {lang}"
    enter("سلمى", "/admin", lang)
    form = page.locator("form[action='/admin/accounts']")
    form.locator("input[name=name]").fill(name)
    form.locator("input[name=password]").fill(PASSWORD)
    form.locator("button").click()
    row = page.get_by_role("row").filter(has_text=name)
    row.locator("select").select_option("reviewer")
    row.locator("form[action$=role] button").click()
    expect(row.get_by_role("cell").nth(1)).to_have_text({"ar": "مراجع", "en": "reviewer"}[lang])
    row.locator("form[action$=disable] button").click()
    expect(row.locator("form[action$=enable]")).to_have_count(1)
    row.get_by_role("link").click()
    page.goto(f"{team_site.address}/admin/trail")
    line = {"ar": f"تغير دور الحساب {name} إلى: مراجع", "en": f"account {name} has another role: reviewer"}[lang]
    expect(page.get_by_role("row").filter(has_text=line)).to_have_count(1)
    assert team_site.people.named(name).disabled


def test_what_will_not_do_is_said_where_it_was_asked(page: Page, team_site: Site, enter: Callable[..., None]) -> None:
    enter("سلمى", "/account", "en")
    form = page.locator("form[action='/account/password']")
    form.locator("input[name=password]").fill(PASSWORD)
    form.locator("input[name=new]").fill("a longer password")
    form.locator("input[name=again]").fill("another password")
    form.locator("button").click()
    expect(page.get_by_role("alert")).to_contain_text("differ")
    assert team_site.people.named("سلمى")


@pytest.mark.parametrize(("lang", "said"), [("ar", "خبر جديد واحد"), ("en", "One new report")])
def test_what_comes_in_shows_by_itself(
    page: Page, seeded: Path, serve: Callable[[Settings], str], tmp_path: Path, lang: str, said: str
) -> None:
    from reports import record, report  # noqa: PLC0415

    path = shutil.copy(seeded, tmp_path / "desk.db")
    address = serve(Settings(database=str(path)))
    for place in ("/", "/reports", "/negotiations", "/truces", "/timeline", "/contradictions"):
        page.goto(f"{address}{place}?lang={lang}")
        title = f"قافلة إغاثة تصل إلى المخيم من {place}"
        with open_store(str(path)) as store:  # as another process does
            store.add(record(report(f"{title} بعد أيام من الانتظار.", title=title, day=31)))
            version = store.version()
        news = page.locator("#news a")
        expect(news).to_contain_text(said)
        assert grave_findings(page) == []
        news.click()
        expect(page.locator("#news a")).to_have_count(0)
        expect(page.locator("#news")).to_have_attribute("data-version", version)
        if place == "/reports":
            expect(page.get_by_text(title)).to_be_visible()
