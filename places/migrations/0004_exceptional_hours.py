
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0003_undo'),
    ]

    operations = [
        migrations.AddField(
            model_name='place',
            name='exceptional_hours',
            field=models.JSONField(blank=True, help_text='[{"from": date, "until": date, "hours": OpenStreetMap opening_hours}]', null=True, verbose_name='horaires exceptionnels'),
        ),
    ]
