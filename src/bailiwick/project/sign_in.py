"""What the environment may change of the sign-in.

BAILIWICK_HTTPS=on: the server is reached by https, so cookies are `__Host-` and Secure, and browsers are told to stay
with https. It is on wherever BAILIWICK_HOSTS names hosts: without it only this computer's own browser is let in.
BAILIWICK_PROXIES: how many proxies of one's own stand before the server and end the https; 0 without any.
BAILIWICK_LOCK=until-released: a way in that was locked opens only when an administrator releases it (CJIS AC-7).
BAILIWICK_OIDC_NAME, _SERVER, _CLIENT, _SECRET: the agency's own sign-in, where it has one.
"""

from __future__ import annotations

import os
from typing import Any

A_YEAR = 366 * 24 * 60 * 60
HTTPS = os.environ.get("BAILIWICK_HTTPS") == "on" or bool(os.environ.get("BAILIWICK_HOSTS", "").strip())
PROXIES = int(os.environ.get("BAILIWICK_PROXIES", "0"))
LOCK_UNTIL_RELEASED = os.environ.get("BAILIWICK_LOCK") == "until-released"
PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email"]}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]


def cookie(name: str) -> str:
    """A cookie's name: with https, one that no other host and no plain connection can set (RFC 6265bis, 4.1.3.2)."""
    return f"__Host-{name}" if HTTPS else name


def providers() -> dict[str, Any]:
    """Allauth's settings of the agency's own sign-in; nothing where none is named."""
    server = os.environ.get("BAILIWICK_OIDC_SERVER", "")
    if not server:
        return {}
    app = {
        "provider_id": "agency",
        "name": os.environ.get("BAILIWICK_OIDC_NAME", "your agency"),
        "client_id": os.environ.get("BAILIWICK_OIDC_CLIENT", ""),
        "secret": os.environ.get("BAILIWICK_OIDC_SECRET", ""),
        "settings": {"server_url": server, "uid_field": "sub"},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
