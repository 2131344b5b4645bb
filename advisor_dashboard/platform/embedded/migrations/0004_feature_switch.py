from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('clicnjob_embedded', '0003_switched_off'),
    ]

    operations = [
        migrations.RenameModel(old_name='SwitchedOff', new_name='FeatureSwitch'),
        migrations.AlterModelOptions(name='featureswitch', options={'verbose_name_plural': 'feature switches'}),
        migrations.AddField(
            model_name='featureswitch',
            name='on',
            field=models.BooleanField(default=False),
        ),
    ]
