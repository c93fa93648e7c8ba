
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0004_exceptional_hours'),
    ]

    operations = [
        migrations.CreateModel(
            name='PageViews',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(help_text='its first day', verbose_name='mois')),
                ('count', models.PositiveIntegerField(verbose_name='consultations')),
                ('place', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.place', verbose_name='lieu')),
            ],
            options={
                'verbose_name': "consultations d'une fiche",
                'verbose_name_plural': 'consultations des fiches',
                'ordering': ['-month', '-count', 'pk'],
                'indexes': [models.Index(fields=['month', 'count'], name='page_views_of_a_month')],
                'constraints': [models.UniqueConstraint(fields=('place', 'month'), name='page_views_are_counted_once')],
            },
        ),
    ]
