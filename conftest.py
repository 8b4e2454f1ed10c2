"""Composition root: the plug-ins that the suite is made of."""

pytest_plugins = [
    "fixtures.plugin",
    "steps.declarations",
    "steps.delivery",
    "steps.manifests",
    "steps.monitoring",
    "steps.published",
    "steps.records",
    "steps.rehearsals",
    "steps.releases",
    "steps.verdicts",
]
