"""The service where someone works, and its telephone: what a place is told of the professional who sends it someone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_professionals")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="organisation",
            field=models.CharField(
                blank=True, default="", help_text="Le service où la personne travaille.", max_length=150, verbose_name="organisme"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="user",
            name="phone",
            field=models.CharField(
                blank=True, default="", help_text="E.164 ; vide : aucun.", max_length=16, verbose_name="téléphone professionnel"
            ),
            preserve_default=False,
        ),
    ]
