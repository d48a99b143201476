"""A column derived from another of its row."""

from typing import Any

from django.db import models

from binhdang.organisations.rules import without_marks


class FoldedField(models.TextField):  # type: ignore[type-arg]
    """Another column's words as people type them into a search box, without marks (bản không dấu).

    A column derived from its own row, like a date of change: it is filled whenever the row is written whole.
    """

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        self.of = of
        kwargs.update(editable=False, blank=True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        """Tell migrations which column it follows."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return the words without marks, as they are written now."""
        folded = without_marks(str(getattr(model_instance, self.of)))
        setattr(model_instance, self.attname, folded)
        return folded
