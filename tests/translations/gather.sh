#!/usr/bin/env bash
# Gathers the strings of every package into its catalogue and compiles it. Needs GNU gettext.
# Usage: tests/translations/gather.sh BIN, with BIN the environment's folder of programs.
set -euo pipefail

bin=$1
# The host's settings cannot be imported from a package's folder, and are not needed.
unset DJANGO_SETTINGS_MODULE
cd "$(dirname "$0")/../.."

for app in advisor_dashboard demo; do
  (cd "$app" && "$bin/python" -m django makemessages --locale fr --no-location --no-obsolete \
    --verbosity 0)
done

# The XBlock packages keep theirs where the platform looks: translations/<lang>/text.po.
for package in clicnjob_xblocks cv_xblock quiz_xblock; do
  work=$(mktemp -d)
  mkdir -p "$work/locale"
  cp -r "$package" "$work/$package"
  catalogue=$package/translations/fr/LC_MESSAGES/text.po
  mkdir -p "$work/$package/locale/fr/LC_MESSAGES"
  cp "$catalogue" "$work/$package/locale/fr/LC_MESSAGES/django.po"
  (cd "$work/$package" && "$bin/python" -m django makemessages --locale fr --no-location \
    --no-obsolete --verbosity 0)
  cp "$work/$package/locale/fr/LC_MESSAGES/django.po" "$catalogue"
  rm -rf "$work"
done

for catalogue in {advisor_dashboard,demo}/locale/fr/LC_MESSAGES/django \
  {clicnjob_xblocks,cv_xblock,quiz_xblock}/translations/fr/LC_MESSAGES/text; do
  # The date of gathering would make every run a change.
  sed -i '/^"POT-Creation-Date:/d' "$catalogue.po"
  msgfmt --check --output-file "$catalogue.mo" "$catalogue.po"
done
