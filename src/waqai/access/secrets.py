"""Random secrets that browsers and programs show, and what is kept or derived of them."""

from __future__ import annotations

import hmac
from hashlib import sha256
from secrets import token_hex, token_urlsafe
from typing import Final

#: How the tokens of the API begin, so that people and scanners know one that has strayed into a file.
PREFIX: Final = "waqai_"
_BYTES: Final = 32
_SALT: Final = 8


def new_secret() -> str:
    """Return 256 random bits, as a cookie can hold them."""
    return token_urlsafe(_BYTES)


def new_token() -> tuple[str, str]:
    """Return the name of a new token, and the token."""
    return f"t-{token_hex(4)}", PREFIX + new_secret()


def digest(secret: str) -> str:
    """Return the hash that the desk keeps of a secret; guessing 256 bits needs no slow hash to be hopeless."""
    return sha256(secret.encode()).hexdigest()


def csrf_of(secret: str, salt: str = "") -> str:
    """Return what forms must bring along when they come with the cookie `secret`; it tells nothing of the cookie.

    It is another one each time, so that it cannot be guessed from how well pages compress.
    """
    salt = salt or token_hex(_SALT)
    return f"{salt}.{hmac.new(secret.encode(), f'waqai form {salt}'.encode(), sha256).hexdigest()}"


def csrf_matches(secret: str, brought: str) -> bool:
    """Whether a form brought what belongs to the cookie `secret`; takes the same time whatever it brought."""
    if not brought.isascii():
        return False
    salt = brought.partition(".")[0] or "-"
    return hmac.compare_digest(csrf_of(secret, salt), brought)
