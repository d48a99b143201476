from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="search",
            field=models.TextField(default="", editable=False, help_text="chữ để tìm, không dấu"),
        ),
    ]
