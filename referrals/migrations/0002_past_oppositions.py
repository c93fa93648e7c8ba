import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0005_page_views'),
        ('referrals', '0001_referrals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PastOpposition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(verbose_name='depuis le')),
                ('taken_back_at', models.DateTimeField(verbose_name='reprise le')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='past_oppositions', to='places.place', verbose_name='lieu')),
                ('taken_back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reprise par')),
            ],
            options={
                'verbose_name': 'refus de fiches repris',
                'verbose_name_plural': 'refus de fiches repris',
                'ordering': ['-taken_back_at', '-pk'],
            },
        ),
    ]
