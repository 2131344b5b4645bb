from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("advisor_dashboard", "0012_live_quiz"),
    ]

    operations = [
        migrations.AddField(
            model_name="livesession",
            name="addresses",
            field=models.JSONField(default=dict),
        ),
    ]
