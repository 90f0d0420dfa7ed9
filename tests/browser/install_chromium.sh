#!/usr/bin/env bash
# The browser test needs Chromium. Where it is missing, install it: from Debian's or Ubuntu's packages as root or with
# sudo, else with playwright. If neither can be done the browser test says that it is skipped.
set -u
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo -n)
if command -v apt-get >/dev/null 2>&1 && "${as_root[@]}" true 2>/dev/null; then
    echo "browser test: installing Chromium with apt-get ..."
    "${as_root[@]}" apt-get update -q >/dev/null 2>&1
    "${as_root[@]}" apt-get install -y -q chromium >/dev/null 2>&1 && exit 0
fi
echo "browser test: installing Chromium with playwright ..."
.venv/bin/playwright install --with-deps chromium >/dev/null 2>&1 || .venv/bin/playwright install chromium >/dev/null 2>&1 ||
    echo "browser test: Chromium could not be installed; the test will be skipped" >&2
exit 0
