"""Invented people, the same every time: people.py ROWS > people.csv"""

import random
import sys

COLUMNS = ["id", "person.degree", "person.career", "offer.annual-salary", "person.age",
           "person.jlpt", "person.nationality", "memo"]


def people(count):
    pick = random.Random(20261120)
    yield COLUMNS
    for row in range(count):
        yield [
            f"{row:07}",
            pick.choice(["", "doctorate", "master", "bachelor", "none"]),
            pick.choice(["", "0", "3", "5y6m", "10"]),
            # One salary in 200 cannot be read.
            "a lot" if row % 200 == 7 else str(pick.randrange(2_000, 15_000) * 1_000),
            pick.choice(["", "25", "31", "38", "44"]),
            pick.choice(["", "N1", "N2", "none"]),
            pick.choice(["", "vn", "in", "ph", "ベトナム"]),
            '"met in Osaka, twice"' if row % 3 == 0 else "",
        ]


if __name__ == "__main__":
    for cells in people(int(sys.argv[1])):
        print(",".join(cells))
