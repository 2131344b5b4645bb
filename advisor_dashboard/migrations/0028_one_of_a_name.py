import unicodedata

from django.conf import settings
from django.db import migrations, models
from django.db.migrations.state import StateApps


def alike(name: str) -> str:
    """As the databases compare that hold names for the same which differ by capitals or accents."""
    signs = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def name_apart(apps: StateApps, schema_editor: object) -> None:
    """Two lists or searches of an advisor with one name get two."""
    for model in ("LearnerList", "SavedSearch"):
        rows = apps.get_model("advisor_dashboard", model).objects
        taken: set[tuple[int, str]] = set()
        for pk, advisor_id, name in list(rows.order_by("pk").values_list("pk", "advisor_id", "name")):
            free, number = name, 1
            while (advisor_id, alike(free)) in taken:
                number += 1
                free = f"{name[:70]} ({number})"
            taken.add((advisor_id, alike(free)))
            if free != name:
                rows.filter(pk=pk).update(name=free)


class Migration(migrations.Migration):
    dependencies = [
        ("advisor_dashboard", "0027_new_to_an_advisor"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(name_apart, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="learnerlist",
            constraint=models.UniqueConstraint(fields=("advisor", "name"), name="cnj_list_name"),
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.UniqueConstraint(fields=("advisor", "name"), name="cnj_search_name"),
        ),
        # After the constraints: MariaDB and MySQL want an index of each reference all the time.
        *(
            migrations.AlterField(
                model_name=model,
                name="advisor",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=models.CASCADE,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            )
            for model in ("learnerlist", "savedsearch")
        ),
    ]
