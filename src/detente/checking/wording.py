"""Findings in sentences that say no more than their evidence."""

from dataclasses import replace

from detente.model.rules import Finding, Verdict


def say_finding(finding: Finding, *, watch: bool, denied_by: tuple[str, ...]) -> Finding:
    """Give the finding with its sentence: under which paragraph, why, what is not excluded, how sure."""
    watched = watch and finding.verdict is not Verdict.WOULD_NOT
    parts = [_verdict_words(finding, watch=watched), *_details(finding)]
    if denied_by:
        parts.append(f"Denied by {_listed(denied_by)}.")
    if finding.rule is not None:
        mark = finding.rule.mark
        parts.append(f"Rule: {mark.substance.words}; paragraph: {mark.paragraph.words}.")
    return replace(finding, watch=watched, denied_by=denied_by, text=" ".join(parts))


def _verdict_words(finding: Finding, *, watch: bool) -> str:
    if finding.rule is None and finding.verdict is Verdict.UNDETERMINED:
        return f"Undetermined under {finding.regime}, because {_listed(finding.because)}."
    if finding.rule is None:
        return f"No rule of {finding.regime} applies: {_listed(finding.because)}."
    paragraph = f"{finding.rule.cited} ({finding.rule.title})"
    if finding.verdict is Verdict.WOULD_NOT:
        return f"Would not fall under {paragraph}: {_listed(finding.because)}."
    if finding.verdict is Verdict.UNDETERMINED:
        watched = "To watch; it isn't told as done. " if watch else ""
        return f"{watched}Undetermined under {paragraph}, because {_listed(finding.because)}."
    return f"Would fall under {paragraph}, {'if carried out' if watch else 'if true'}."


def _details(finding: Finding) -> list[str]:
    details = []
    if finding.rule is not None and finding.matched:
        details.append(f"Matched: {'; '.join(finding.matched)}.")
    if finding.verdict is Verdict.WOULD_FALL and finding.because:
        details.append(f"But: {_listed(finding.because)}.")
    if finding.exemptions:
        details.append(f"Exemptions not excluded: {'; '.join(finding.exemptions)}.")
    return details


def _listed(parts: tuple[str, ...]) -> str:
    return "; ".join(parts)
