"""Words that say they give a password are told from words about one; what cannot be told is listed too."""

import pytest

from bailiwick.apps.covert.facts import gives_a_password

GIVES = [
    "The password is Tr0ub4dor&3",
    "password: hunter2",
    "Password = Blue!Horse22",
    "pw is meadow77 since Tuesday",
    "PW: meadow77",
    "pwd=meadow77",
    "The passphrase is 'four words of mine'",
    "passcode 'abc-def-ghi'",
    "her PIN is 4471",
    "PIN: 4471",
    "Log-in code: 881 204",
    "The 2FA code is 552091",
    "recovery codes are 11aa-22bb and 33cc-44dd",
    "pass word → swordfish",
    "password (swordfish)",
    "'swordfish' is the password",
    "username/password: loon/meadow77",
    "https://loon:meadow77@market.example/",
    "https://market.example/in?password=meadow77",
    "La contraseña es pradera77",
    "clave: pradera77",
    "The new password is now meadow88",
]
DOES_NOT = [
    "",
    "I asked for the password because of the yearly audit.",
    "The password is needed to look at messages of May.",
    "The password was handed over in person, in room 12.",
    "The password is kept by the maintainer alone.",
    "Password changed on 4 May.",
    "Their PIN is not known to us.",
    "We never write the password here.",
    "The password was lost and is due to be reset.",
    "Market for second-hand bicycles",
    "https://canary-meadow.example/u/canary-handle",
    "Passwords are to be changed after each audit.",
    "To check log-in codes sent to the old number.",
    "La contraseña es de la cuenta del mercado.",
    "Keys to the storage locker were found.",
]
CANNOT_BE_TOLD = [
    "Tr0ub4dor&3",
    "Use my dog's name and the year she was born.",
    "Das Kennwort lautet Wiese77",
    "pass is the usual one, capital M, meadow, seventy-seven",
]


@pytest.mark.parametrize("text", GIVES)
def test_a_text_that_says_it_gives_a_password_is_told(text):
    assert gives_a_password(text)


@pytest.mark.parametrize("text", DOES_NOT)
def test_a_text_about_a_password_is_let_through(text):
    assert not gives_a_password(text)


@pytest.mark.parametrize("text", CANNOT_BE_TOLD)
def test_what_cannot_be_told_is_known(text):
    """The pages say that no field asks for one; this is what the check would not stop."""
    assert not gives_a_password(text)
