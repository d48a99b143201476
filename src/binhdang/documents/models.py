"""Documents, uploaded files, readings and the reviewer's decisions (văn bản)."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from binhdang.accounts.models import Person
from binhdang.organisations.models import Unit
from binhdang.organisations.rules import without_marks


class StoredFile(models.Model):
    """An uploaded file as it came (tệp): reached only through a view that asks who is asking."""

    file = models.FileField(upload_to="%Y/%m/", max_length=200)
    name = models.CharField(_("tên tệp"), max_length=200)
    format = models.CharField(_("định dạng"), max_length=10, help_text=_("theo nội dung, không theo tên"))
    size = models.PositiveBigIntegerField(_("kích thước"))
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="files")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("tệp")

    def __str__(self) -> str:
        return self.name


class DocumentQuerySet(models.QuerySet["Document"]):
    """Reads of documents."""

    def visible_to(self, person: Person) -> Self:
        """Documents issued by a unit in the person's reach, and those they brought in themselves."""
        return self.filter(
            models.Q(issuing_unit__in=person.reach("documents.see")) | models.Q(file__uploaded_by=person)
        )

    def matching(self, words: str) -> Self:
        """Documents whose number, type, subject, issuer or file name has every word, with or without marks."""
        found = self
        for word in without_marks(words).split():
            found = found.filter(search__contains=word)
        return found

    def for_list(self) -> Self:
        """As a list shows them: without the text, which may be long."""
        return self.select_related("issuing_unit", "file").defer("text", "search")


class Document(models.Model):
    """An administrative document with its attributes (văn bản). Its text is never edited by an analysis."""

    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="document")
    text = models.TextField(_("chữ"))
    issuing_unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents", verbose_name=_("cơ quan ban hành"))
    type_name = models.CharField(_("loại"), max_length=100, blank=True)
    code_number = models.CharField(_("số"), max_length=20, blank=True)
    code_notation = models.CharField(_("ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    subject = models.TextField(_("trích yếu"), blank=True)
    search = models.TextField(editable=False, default="", help_text=_("chữ để tìm, không dấu"))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("văn bản")
        ordering = ("-id",)

    def __str__(self) -> str:
        return " ".join(part for part in (self.type_name or str(_("Văn bản")), self.code) if part)

    @property
    def code(self) -> str:
        """Number and symbol as printed: 41/KH-UBND; …/KH-UBND where the number is still blank."""
        return f"{self.code_number or '…'}/{self.code_notation}" if self.code_notation else self.code_number

    def searchable(self) -> str:
        """What a search looks in, as people type it."""
        parts = (self.code, self.type_name, self.subject, self.issuing_unit.name, self.file.name)
        return without_marks(" ".join(part for part in parts if part))


class Reading(models.Model):
    """What the reader found in a document (bản đọc), whole, as it was given; facts are its rows for review."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="readings")
    reader_version = models.CharField(max_length=20)
    result = models.JSONField(help_text="vanban.Reading.to_json()")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("bản đọc")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.document} ({self.reader_version})"


class FactQuerySet(models.QuerySet["Fact"]):
    """Reads of facts."""

    def visible_to(self, person: Person) -> Self:
        """Facts of the documents that the person sees."""
        return self.filter(reading__document__in=Document.objects.visible_to(person))

    def standing(self) -> Self:
        """Facts that were not rejected, in the order of the text."""
        return self.exclude(decision=Fact.Decision.REJECTED).order_by("start", "position")


class Fact(models.Model):
    """One thing found in the text (dữ kiện), its exact words, and what the reviewer decided about it.

    `value` is what the reader said (shape by kind: `documents/rules.py`); `corrected` what a person put in its place.
    Offsets count characters of the document's text, end exclusive.
    """

    class Kind(models.TextChoices):
        HEADER = "header", _("thể thức")
        BASIS = "basis", _("căn cứ, viện dẫn")
        OUTLINE = "outline", _("đề mục")
        AGENCY = "agency", _("đơn vị được giao")
        TASK = "task", _("việc giao")
        DEADLINE = "deadline", _("hạn")
        REPORT_DUTY = "report_duty", _("nghĩa vụ báo cáo")
        RECIPIENT = "recipient", _("nơi nhận")
        FUNDING = "funding", _("kinh phí")
        TARGET = "target", _("chỉ tiêu")
        NAME = "name", _("chương trình, mô hình, luật")

    class Level(models.TextChoices):
        SURE = "sure", _("chắc")
        CHECK = "check", _("cần xem")
        INFERRED = "inferred", _("suy ra")

    class Decision(models.TextChoices):
        PENDING = "pending", _("chưa xem")
        ACCEPTED = "accepted", _("đã nhận")
        CORRECTED = "corrected", _("đã sửa")
        REJECTED = "rejected", _("đã bỏ")
        ADDED = "added", _("người thêm")

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=12, choices=Kind)
    position = models.PositiveIntegerField()
    value = models.JSONField(default=dict)
    corrected = models.JSONField(null=True, blank=True)
    spans = models.JSONField(default=list, help_text="[[start, end], …]")
    start = models.PositiveIntegerField(default=0)
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=30, blank=True)
    suffix = models.CharField(max_length=30, blank=True)
    line = models.PositiveIntegerField(default=0)
    node = models.CharField(max_length=100, blank=True, help_text=_("đường dẫn đề mục: IV.11.c"))
    rule = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=10, choices=Level, default=Level.SURE)
    notes = models.JSONField(default=list)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.PENDING)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = _("dữ kiện")
        ordering = ("kind", "position")
        indexes = (models.Index(fields=("reading", "kind", "position")),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.exact[:80]}"

    @property
    def current(self) -> dict[str, Any]:
        """The value that counts: the correction where there is one."""
        current: dict[str, Any] = self.value if self.corrected is None else self.corrected
        return current


class LedgerItemQuerySet(models.QuerySet["LedgerItem"]):
    """Reads of the ledger."""

    def visible_to(self, person: Person) -> Self:
        """Items of the documents that the person sees."""
        return self.filter(reading__document__in=Document.objects.visible_to(person))


class LedgerItem(models.Model):
    """Words that look like a fact and that no fact has used (chỗ chưa dùng đến); a person closes it."""

    class Decision(models.TextChoices):
        OPEN = "open", _("chưa xử lý")
        NOT_A_FACT = "not_a_fact", _("không phải dữ kiện")
        USED = "used", _("đã gắn vào dữ kiện")

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="ledger")
    kind = models.CharField(max_length=12)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)

    objects = LedgerItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("chỗ chưa dùng đến")
        ordering = ("start",)

    def __str__(self) -> str:
        return self.text[:80]
