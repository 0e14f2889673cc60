#!/bin/sh
# Builds static/css/app.css, laptop.css, paper.css and wall.css from the Sass in this folder (`make css`).
# Needs node and npm once; what it makes is committed, so nobody needs them to run the application.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
work=${CSS_WORK_DIR:-${VAR_DIR:-$root/var}/css}

mkdir -p "$work/out" "$root/static/css"
cp "$here/package.json" "$here/purgecss.config.cjs" "$work/"
cd "$work"
npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error

for sheet in bootstrap app laptop paper wall; do
    node_modules/.bin/sass --style=compressed --no-source-map --quiet-deps \
        --silence-deprecation=import --silence-deprecation=global-builtin --silence-deprecation=color-functions \
        --load-path=node_modules/bootstrap/scss "$here/$sheet.scss" "out/$sheet.css"
done

# Only Bootstrap's part is purged: the classes of our own sheets are few and all wanted.
LOOK_ROOT=$root node_modules/.bin/purgecss --config purgecss.config.cjs --output out/purged.css
cat out/purged.css out/app.css >"$root/static/css/app.css"
cp out/laptop.css out/paper.css out/wall.css "$root/static/css/"

for sheet in app laptop paper wall; do
    printf '%s.css: %s bytes, %s compressed\n' "$sheet" "$(wc -c <"$root/static/css/$sheet.css")" \
        "$(gzip -9c "$root/static/css/$sheet.css" | wc -c)"
done
