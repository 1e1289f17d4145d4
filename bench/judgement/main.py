"""Measure, print and write."""

from datetime import date

from bailiwick.policy.facts.subjects import PostClass
from bench import data
from bench.judgement import report
from bench.judgement.counting import judge_of, rows_of
from bench.judgement.judge import library
from bench.judgement.personal_data import personal_data
from bench.judgement.samples import groups
from bench.judgement.spans import spans


def main() -> None:
    """Print the one table of judgement and write it into docs/, where the data is."""
    if not data.present():
        print("Judgement: no data folder; set BAILIWICK_DATA.")
        return
    rows = [row for group in groups() for row in rows_of(group)]
    rows += [*spans(), *personal_data()]
    policies = [pack.id for pack in library().policies]
    engine = report.engine_digest(judge_of(PostClass.OFFICIAL).examiner.digest)
    report.write(rows, date.today(), engine, policies)  # noqa: DTZ011, TID251 -- the day it was measured
    print(report.as_markdown(rows))
