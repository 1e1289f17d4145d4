"""Dates with their month in words."""

from datetime import date

from bailiwick.kernel.dates import written


def test_every_month_is_told_in_words():
    told = [str(written(date(2026, month, 3))) for month in range(1, 13)]
    assert told == [f"{date(2026, month, 3):%-d %B %Y}" for month in range(1, 13)]


def test_a_date_is_translated_like_any_sentence():
    assert written(date(2026, 11, 21)).render(
        {"{day} November {year}": "{day} de noviembre de {year}"}.__getitem__
    ) == ("21 de noviembre de 2026")
