import uuid

import django.db.models.deletion
from django.db import migrations, models

from ashinami_web.config.tables import Tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0001_initial"),
    ]

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80)),
                        ("kana", models.CharField(blank=True, max_length=120)),
                        ("house_name", models.CharField(blank=True, max_length=60, verbose_name="屋号")),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("town", models.CharField(blank=True, max_length=60, verbose_name="大字・町丁目")),
                        ("address", models.CharField(blank=True, max_length=200)),
                        ("entrance_note", models.CharField(blank=True, max_length=200, verbose_name="玄関・道の注意")),
                        ("lat", models.FloatField(blank=True, null=True)),
                        ("lon", models.FloatField(blank=True, null=True)),
                        ("found_by", models.CharField(blank=True, editable=False, max_length=400)),
                        ("erased_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("erased_at__isnull", True), models.Q(("name", ""), _negated=True)),
                                    models.Q(
                                        ("address", ""),
                                        ("entrance_note", ""),
                                        ("erased_at__isnull", False),
                                        ("found_by", ""),
                                        ("house_name", ""),
                                        ("kana", ""),
                                        ("lat__isnull", True),
                                        ("lon__isnull", True),
                                        ("name", ""),
                                        ("phone", ""),
                                        ("town", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="person_named_or_erased",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lat__isnull", True), ("lon__isnull", True)),
                                    models.Q(("lat__isnull", False), ("lon__isnull", False)),
                                    _connector="OR",
                                ),
                                name="person_whole_point",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Account",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        ("username", models.CharField(max_length=60, unique=True)),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Disclosure",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="people.person",
                            ),
                        ),
                        (
                            "to_body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="bodies.body",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("ride", "送迎の利用"),
                                    ("drive", "送迎の運転"),
                                    ("office", "事務"),
                                    ("care", "相談・支援"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "consent",
                            models.CharField(
                                choices=[("spoken", "口頭"), ("written", "書面"), ("duty", "役割に伴う")], max_length=20
                            ),
                        ),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["to_body", "person"], name="disclosure_body_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="disclosure_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("end__isnull", True)),
                                fields=("person", "to_body", "purpose"),
                                name="disclosure_one_open",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
