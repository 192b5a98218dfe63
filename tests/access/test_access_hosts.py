"""Where a desk listens, by what names it answers, and whose requests it takes."""

from __future__ import annotations

import pytest

from waqai.access import Origin, answers_to, check_listening, is_loopback, is_passed_on, same_origin
from waqai.access.hosts import neighbourhood
from waqai.errors import AccessError

PUBLIC = Origin("https", "desk.example.org", 443)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "[::1]", "localhost"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)
    check_listening(host, accounts=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", "localhost.example.org", ""])  # noqa: S104
def test_others_reach_it_only_where_they_must_log_in(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(AccessError, match="waqai users add"):
        check_listening(host, accounts=False)
    check_listening(host, accounts=True)


def test_a_public_address_needs_accounts() -> None:
    with pytest.raises(AccessError, match="needs accounts"):
        check_listening("127.0.0.1", accounts=False, public=PUBLIC)
    check_listening("127.0.0.1", accounts=True, public=PUBLIC)


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "LOCALHOST:1", "127.0.0.1:8765", "[::1]:8765"])
def test_own_names(host: str) -> None:
    assert answers_to(host, None, "127.0.0.1")
    assert answers_to(host, PUBLIC, "0.0.0.0")  # noqa: S104


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.2", "desk.example.org"),
        *("", "a b", "user@evil.example:80", "evil@localhost", "localhost/evil", "[::1", "localhost:port", "::1"),
        "0.0.0.0",  # noqa: S104
    ],
)
def test_names_that_a_rebinding_page_would_bring(host: str) -> None:
    assert not answers_to(host, None, "127.0.0.1")


def test_public_and_bound_names() -> None:
    assert answers_to("desk.example.org", PUBLIC, "127.0.0.1")
    assert answers_to("Desk.Example.org:443", PUBLIC, "127.0.0.1")
    assert answers_to("192.168.1.4:8765", None, "192.168.1.4")
    assert answers_to("[fd00::4]:8765", None, "fd00::4")
    assert not answers_to("0.0.0.0:8765", None, "0.0.0.0")  # noqa: S104


@pytest.mark.parametrize(
    ("headers", "same"),
    [
        ({}, True),
        ({"origin": "http://127.0.0.1:8765"}, True),
        ({"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "http://127.0.0.1:9999"}, False),
        ({"origin": "http://evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": ""}, False),
        ({"origin": "http://127.0.0.1:8765", "sec-fetch-site": "cross-site"}, False),
    ],
)
def test_whose_requests_are_taken(headers: dict[str, str], same: bool) -> None:  # noqa: FBT001
    assert same_origin(headers, "127.0.0.1:8765", None) is same


def test_behind_a_proxy_the_public_address_counts() -> None:
    assert same_origin({"origin": "https://desk.example.org"}, "127.0.0.1:8765", PUBLIC)
    assert not same_origin({"origin": "https://desk.example.org:8443"}, "127.0.0.1:8765", PUBLIC)
    assert not same_origin({"origin": "http://desk.example.org"}, "127.0.0.1:8765", PUBLIC)


def test_what_proxies_add_gives_them_away() -> None:
    assert is_passed_on({"x-forwarded-for": "192.0.2.1"})
    assert not is_passed_on({"host": "localhost"})


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_who_shares_an_address(address: str, seen: str) -> None:
    assert neighbourhood(address) == seen


@pytest.mark.parametrize("address", ["", "desk", "ftp://desk.example.org", "http://", "http://h:99999", "http://[::1"])
def test_no_origin(address: str) -> None:
    assert Origin.of(address) is None
