"""The paragraphs of the units side by side under a section of a consolidation (gộp lời văn)."""

from dataclasses import dataclass

from binhdang.reports.models import Paragraph, Version
from binhdang.reports.similar import Group, Said, group_alike
from binhdang.reports.tally import COUNTED


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording within a group, with the units that used it."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def first(self) -> Paragraph:
        """The paragraph that is picked for all that say exactly this."""
        return self.paragraphs[0]

    @property
    def unit_name(self) -> str:
        """The unit that said it first."""
        return self.first.version.report.unit.label

    @property
    def others(self) -> int:
        """How many more units said exactly this."""
        return len({p.version.report.unit_id for p in self.paragraphs}) - 1


@dataclass(frozen=True, slots=True)
class Theme:
    """Paragraphs that say nearly the same (nhóm đoạn giống nhau)."""

    group: Group[Paragraph]
    wordings: tuple[Wording, ...]

    @property
    def units(self) -> int:
        """How many units speak of it."""
        return len({said.key.version.report.unit_id for said in self.group.members})

    @property
    def title(self) -> str:
        """Its first words."""
        words = self.wordings[0].text.lstrip("-+ ").split()
        return " ".join(words[:12]) + ("…" if len(words) > 12 else "")


def paragraphs_in(version: Version, section: str) -> list[Paragraph]:
    """Return what the included units wrote under a section, in the order of the units."""
    return list(
        Paragraph.objects.filter(
            version__included_in__consolidation=version, version__state__in=COUNTED, section=section
        )
        .exclude(text="")
        .select_related("version__report__unit")
        .order_by("version__report__unit__level__rank", "version__report__unit__sort_key", "position", "id")
    )


def _wordings(group: Group[Paragraph]) -> tuple[Wording, ...]:
    by_text: dict[str, list[Paragraph]] = {}
    for said in group.members:
        by_text.setdefault(" ".join(said.text.split()).casefold(), []).append(said.key)
    found = [Wording(paragraphs[0].text, tuple(paragraphs)) for paragraphs in by_text.values()]
    # What most say stands for the group.
    return tuple(sorted(found, key=lambda wording: -len(wording.paragraphs)))


def themes_of(version: Version, section: str) -> list[Theme]:
    """Return the groups of paragraphs under a section: what most units say first."""
    said = [Said(paragraph, paragraph.text) for paragraph in paragraphs_in(version, section)]
    return [Theme(group, _wordings(group)) for group in group_alike(said)]


def sources_of(version: Version, section: str, picked: set[int]) -> list[tuple[Paragraph, list[Paragraph]]]:
    """Return each picked paragraph with all that stand behind it.

    Those are the units that said exactly this, and for the wording that stands for its group also the units whose
    own wording was not picked.
    """
    found = []
    for theme in themes_of(version, section):
        chosen = [w for w in theme.wordings if any(p.pk in picked for p in w.paragraphs)]
        for wording in chosen:
            behind = list(wording.paragraphs)
            if wording is theme.wordings[0]:
                behind += [p for other in theme.wordings if other not in chosen for p in other.paragraphs]
            found.append((wording.first, behind))
    return found
